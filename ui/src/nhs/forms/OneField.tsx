/** One question of a form, by its kind. A short list of answers is seen whole, a long one opens; no answer is always possible. */
import type { FormField } from "../../ipc/generated/commands";
import { DateFields } from "../DateFields";
import { CheckField, RadioField, SelectField, TextArea, TextField } from "../Fields";
import { choiceInWords, UNKNOWN, whenInWords } from "./answerWords";
import { boxOf, type FormBoxes, readWhen, typedIn, type WrongAnswer } from "./boxes";
import type { Shape } from "./FormFields";
import { InstantFields } from "./InstantFields";

interface Props {
  readonly form: Shape;
  readonly field: FormField;
  readonly id: string;
  readonly boxes: FormBoxes;
  readonly write: (next: FormBoxes) => void;
  readonly wrong: WrongAnswer | null;
  readonly organisations: readonly string[];
}

/** Most answers that are shown at once. */
const SEEN_WHOLE = 6;

export function OneField({ form, field, id, boxes, write, wrong, organisations }: Props) {
  const { name, kind, required } = field;
  const value = boxes[name] ?? "";
  const { label } = field;
  const hint = field.help || undefined;
  const usual = { id, label, hint, wrong: wrong?.words ?? null };
  const change = (next: string): void => write({ [name]: next });
  const clear = required ? undefined : () => {
    change("");
    document.getElementById(id)?.focus();
  };
  const coded = field.choices.map(([code]) => ({ value: code, words: choiceInWords(field, code) }));
  const known = coded.some((one) => one.value === UNKNOWN);
  const withUnknown = required || known ? coded : [...coded, { value: UNKNOWN, words: "Not known" }];
  switch (kind) {
    case "text": return <TextArea {...usual} value={value} change={change} maxLength={4000} rows={Math.min(8, Math.max(2, value.split("\n").length))} />;
    case "number": return <Measured {...usual} unit={field.unit}><TextField {...usual} hint={numberHint(field)} value={value} change={change} width="short" maxLength={16} /></Measured>;
    case "date": return <DateFields id={id} label={label} {...(hint ? { hint } : {})} typed={typedIn(boxes, name)} change={({ day, month, year }) => write({ [boxOf(name, "day")]: day, [boxOf(name, "month")]: month, [boxOf(name, "year")]: year })} wrong={wrong ? { box: wrong.box === "month" || wrong.box === "year" ? wrong.box : "day", words: wrong.words } : null} />;
    case "instant": {
      const read = readWhen(form, field, boxes);
      const says = "answer" in read && read.answer !== "" ? (read.answer === UNKNOWN ? "Not known" : whenInWords(read.answer)) : "";
      return <InstantFields id={id} name={name} label={label} {...(hint ? { hint } : {})} boxes={boxes} write={write} wrong={wrong} readBack={says} />;
    }
    case "yes_no": return <RadioField {...usual} inline choices={[{ value: "yes", words: "Yes" }, { value: "no", words: "No" }, { value: UNKNOWN, words: "Not known" }]} value={value} change={change} clear={clear} />;
    case "scale": {
      const least = field.least ?? 0;
      const numbers = Array.from({ length: Math.min(101, Math.max(0, (field.most ?? 0) - least + 1)) }, (_, index) => String(least + index)).map((one) => ({ value: one, words: one }));
      const all = required ? numbers : [...numbers, { value: UNKNOWN, words: "Not known" }];
      return numbers.length > 11 ? <SelectField {...usual} none="Not answered" choices={all} value={value} change={change} /> : <RadioField {...usual} inline choices={all} value={value} change={change} clear={clear} />;
    }
    case "choice":
      return coded.length > SEEN_WHOLE ? <SelectField {...usual} none={required ? "Choose" : "Not answered"} choices={withUnknown} value={value} change={change} /> : <RadioField {...usual} inline choices={withUnknown} value={value} change={change} clear={clear} />;
    case "choices": {
      const chosen = value.split(" ").filter(Boolean);
      // "None" and "Not known" stand alone.
      const alone = (code: string): boolean => code === UNKNOWN || code === "none";
      const set = (next: readonly string[]): void => {
        const added = next.find((code) => !chosen.includes(code));
        change((added === undefined ? next : alone(added) ? [added] : next.filter((code) => !alone(code))).join(" "));
      };
      return <CheckField {...usual} inline choices={withUnknown} values={chosen} change={set} />;
    }
    case "organisation": return <TextField {...usual} value={value} change={change} maxLength={200} suggest={organisations} />;
    default: return <TextField {...usual} value={value} change={change} maxLength={200} width={kind === "person" ? "usual" : "wide"} />;
  }
}

function Measured({ unit, children }: { readonly unit: string; readonly children: React.ReactNode }) {
  return unit === "" ? children : <div className="rt-measured">{children}<span className="rt-measured__unit" aria-hidden="true">{unit}</span></div>;
}

/** The unit for those who cannot see it beside the box, and the help. */
function numberHint({ help, unit }: FormField): React.ReactNode {
  if (unit === "") return help || undefined;
  return help ? <>{help}<span className="nhsuk-u-visually-hidden"> In {unit}.</span></> : <span className="nhsuk-u-visually-hidden">In {unit}.</span>;
}
