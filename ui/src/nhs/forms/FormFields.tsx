/** Any form, rendered from its definition alone: those that are built in and those that a team made, on every page alike. */
import type { Form, FormField } from "../../ipc/generated/commands";
import { Button } from "../Button";
import type { FormBoxes, WrongAnswer } from "./boxes";
import { OneField } from "./OneField";

export type Shape = Pick<Form, "sections" | "happened">;

interface Props {
  readonly form: Shape;
  /** Before the ids of all fields. */
  readonly prefix: string;
  readonly boxes: FormBoxes;
  readonly write: (next: FormBoxes) => void;
  readonly wrong: readonly WrongAnswer[];
  /** Suggested where an organisation is asked for. */
  readonly organisations: readonly string[];
  readonly level?: "h3" | "h4";
  /** What stands in the place of a field that cannot be answered here. */
  readonly instead?: (field: FormField) => React.ReactNode;
}

/** Kinds that need the whole width. */
const WIDE: ReadonlySet<FormField["kind"]> = new Set(["text", "instant", "choices", "line"]);
const isWide = ({ kind, choices }: FormField): boolean => WIDE.has(kind) || (kind === "choice" && choices.length > 4 && choices.length <= 6);

export function FormFields({ form, prefix, boxes, write, wrong, organisations, level: Level = "h3", instead }: Props) {
  const headingId = (index: number): string => `${prefix}-part-${index}`;
  return (
    <div className="rt-questions">
      {form.sections.length > 2 ? (
        <nav className="rt-questions__parts" aria-label="Parts of the form">
          {form.sections.map(({ name }, index) => <Button key={headingId(index)} look="words" onClick={() => go(headingId(index))}>{name}</Button>)}
        </nav>
      ) : null}
      {form.sections.map(({ name, fields }, index) => (
        <section className="rt-questions__part" key={headingId(index)} aria-labelledby={headingId(index)}>
          <Level id={headingId(index)} tabIndex={-1}>{name}</Level>
          <div className="rt-questions__grid">
            {fields.map((field) => (
              <div key={field.name} className={isWide(field) ? "rt-question rt-question--wide" : "rt-question"}>
                {instead?.(field) ?? <OneField form={form} field={field} id={`${prefix}-${field.name}`} boxes={boxes} write={write} wrong={wrong.find((one) => one.field === field.name) ?? null} organisations={organisations} />}
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function go(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus();
}
