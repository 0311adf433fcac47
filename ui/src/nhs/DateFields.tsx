/** A date in three boxes, as the NHS design system asks for dates: the browser's own date box follows the machine's language. */
import { FieldError } from "./ErrorSummary";
import type { DateBox, TypedDate } from "./format/typedDate";

interface Props {
  /** The boxes are `ID-day`, `ID-month` and `ID-year`. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly typed: TypedDate;
  readonly change: (typed: TypedDate) => void;
  readonly wrong: { readonly box: DateBox; readonly words: string } | null;
}

export const dateBoxId = (id: string, box: DateBox): string => `${id}-${box}`;
export const DATE_BOXES = [["day", "Day"], ["month", "Month"], ["year", "Year"]] as const;

export function DateFields({ id, label, hint, typed, change, wrong }: Props) {
  const described = [hint ? `${id}-hint` : "", wrong ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className={`rt-field rt-date${wrong ? " rt-field--wrong" : ""}`} {...(described ? { "aria-describedby": described } : {})}>
      <legend className="nhsuk-label">{label}</legend>
      {hint ? <p className="rt-field__hint" id={`${id}-hint`}>{hint}</p> : null}
      {wrong ? <FieldError id={`${id}-error`} words={wrong.words} /> : null}
      <div className="rt-date__boxes">
        {DATE_BOXES.map(([box, words]) => (
          <div key={box}>
            <label htmlFor={dateBoxId(id, box)}>{words}</label>
            <input className="nhsuk-input" id={dateBoxId(id, box)} type="text" autoComplete="off" spellCheck={false} inputMode={box === "month" ? "text" : "numeric"} maxLength={box === "month" ? 9 : 4} value={typed[box]} aria-invalid={wrong?.box === box} onChange={(event) => change({ ...typed, [box]: event.target.value })} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
