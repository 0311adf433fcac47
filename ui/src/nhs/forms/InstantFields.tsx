/** A day and a time in one row, the time first: within one event only the time differs, so a blank day is the event's. */
import { DATE_BOXES } from "../DateFields";
import { FieldError } from "../ErrorSummary";
import { TickBox } from "../Fields";
import { boxOf, type FormBoxes, type WrongBox } from "./boxes";

interface Props {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly boxes: FormBoxes;
  readonly write: (next: FormBoxes) => void;
  readonly wrong: { readonly box: WrongBox; readonly words: string } | null;
  /** What the boxes say together, in words. */
  readonly readBack: string;
}

export function InstantFields({ id, name, label, hint, boxes, write, wrong, readBack }: Props) {
  const described = [hint ? `${id}-hint` : "", wrong ? `${id}-error` : "", `${id}-says`].filter(Boolean).join(" ");
  const box = (which: "day" | "month" | "year" | "time") => ({
    className: "nhsuk-input",
    id: `${id}-${which}`,
    type: "text",
    autoComplete: "off",
    spellCheck: false,
    value: boxes[boxOf(name, which)] ?? "",
    "aria-invalid": wrong?.box === which,
    onChange: (event: { readonly target: { readonly value: string } }) => write({ [boxOf(name, which)]: event.target.value }),
  });
  return (
    <fieldset className={`rt-field rt-date rt-instant${wrong ? " rt-field--wrong" : ""}`} aria-describedby={described}>
      <legend className="nhsuk-label">{label}</legend>
      {hint ? <p className="rt-field__hint" id={`${id}-hint`}>{hint}</p> : null}
      {wrong ? <FieldError id={`${id}-error`} words={wrong.words} /> : null}
      <div className="rt-date__boxes">
        <div className="rt-instant__time"><label htmlFor={`${id}-time`}>Time</label><input {...box("time")} maxLength={12} /></div>
        {DATE_BOXES.map(([which, words]) => (
          <div key={which}><label htmlFor={`${id}-${which}`}>{words}</label><input {...box(which)} inputMode={which === "month" ? "text" : "numeric"} maxLength={which === "month" ? 9 : 4} /></div>
        ))}
        <TickBox id={`${id}-about`} words="Estimated" ticked={boxes[boxOf(name, "about")] === "yes"} change={(ticked) => write({ [boxOf(name, "about")]: ticked ? "yes" : "" })} />
        <p className="rt-quiet rt-instant__says" id={`${id}-says`}>{readBack}</p>
      </div>
    </fieldset>
  );
}
