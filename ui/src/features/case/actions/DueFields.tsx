/** The due date in three boxes, as the NHS design system asks for dates: the browser's own date box follows the machine's language. */
import { FieldError } from "../../../nhs/ErrorSummary";
import type { DueBox, Typed } from "./dueDate";

interface Props {
  readonly typed: Typed;
  readonly change: (typed: Typed) => void;
  readonly wrong: { readonly box: DueBox; readonly words: string } | null;
}

export const dueBoxId = (box: DueBox): string => `action-due-${box}`;
const BOXES = [["day", "Day"], ["month", "Month"], ["year", "Year"]] as const;

export function DueFields({ typed, change, wrong }: Props) {
  return (
    <fieldset className="rt-action-form__field rt-due" aria-describedby={wrong ? "action-due-error" : undefined}>
      <legend className="nhsuk-label">By when</legend>
      {wrong ? <FieldError id="action-due-error" words={wrong.words} /> : null}
      <div className="rt-due__boxes">
        {BOXES.map(([box, words]) => (
          <div key={box}>
            <label htmlFor={dueBoxId(box)}>{words}</label>
            <input className="nhsuk-input" id={dueBoxId(box)} type="text" autoComplete="off" inputMode={box === "month" ? "text" : "numeric"} maxLength={box === "month" ? 9 : 4} value={typed[box]} aria-invalid={wrong?.box === box} onChange={(event) => change({ ...typed, [box]: event.target.value })} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
