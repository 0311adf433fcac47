/** A plan made of the case's own fields: what it says now, who said so, and one form to change any of it. */
import type { Case, Field, Form, FormField } from "../../../ipc/generated/commands";
import { Button } from "../../../nhs/Button";
import { DayText } from "../../../nhs/DateText";
import { answerInWords } from "../../../nhs/forms/answerWords";
import { factsOf } from "../facts";
import { goToQuestion } from "../TwoAnswersField";
import { PlanForm } from "./PlanForm";
import { Prognosis } from "./Prognosis";

interface Props {
  readonly form: Form;
  readonly record: Case;
  readonly editing: boolean;
  readonly done: () => void;
  readonly onError: (has: boolean) => void;
}

export function Plan({ form, record, editing, done, onError }: Props) {
  if (editing) return <PlanForm form={form} record={record} done={done} onError={onError} />;
  const facts = factsOf(record);
  const fields = new Map(record.parts.flatMap((part) => part.fields.map((field) => [field.field, field] as const)));
  const says = ({ name }: FormField): boolean => facts.disputed(name) !== null || (fields.get(name)?.value ?? "") !== "";
  const sections = form.sections.map(({ name, fields: asked }) => ({ name, said: asked.filter(says), not: asked.filter((field) => !says(field)) }));
  // Who wrote a whole section is said once; whoever wrote one answer of it, beside that answer.
  const usualBy = (said: readonly FormField[]): string => {
    const all = said.filter(({ name }) => facts.disputed(name) === null).map(({ name }) => whoAndDay(fields.get(name)));
    return all.toSorted((a, b) => all.filter((one) => one === b).length - all.filter((one) => one === a).length)[0] ?? "";
  };
  const missing = sections.flatMap(({ not }) => not.map(({ label }) => label));
  const any = sections.some(({ said }) => said.length > 0);
  return (
    <>
      {any ? (
        <div className="rt-answered">
          {sections.filter(({ said }) => said.length > 0).map(({ name, said }) => (
            <section key={name}>
              <h3>{name}</h3>
              {usualBy(said) ? <p className="rt-second rt-answered__by"><By by={usualBy(said)} /></p> : null}
              <dl>
                {said.map((field) => {
                  const held = fields.get(field.name);
                  return (
                    <div key={field.name}>
                      <dt>{field.label}</dt>
                      <dd>
                        {facts.disputed(field.name) ? <><strong className="nhsuk-tag nhsuk-tag--yellow">Needs checking</strong> Two answers. <Button look="words" onClick={() => goToQuestion(field.name)}>See both<span className="nhsuk-u-visually-hidden">: {field.label}</span></Button></> : field.name === "prognosis_band" ? <Prognosis band={held?.value ?? ""} /> : answerInWords(field, held?.value ?? "")}
                        {held?.at && !facts.disputed(field.name) && whoAndDay(held) !== usualBy(said) ? <span className="rt-second"><By by={whoAndDay(held)} /></span> : null}
                      </dd>
                    </div>
                  );
                })}
              </dl>
            </section>
          ))}
        </div>
      ) : <p className="rt-quiet">Nothing recorded yet. {form.purpose}</p>}
      {any && missing.length > 0 ? <details className="rt-pathway__missing"><summary>Not recorded yet: {missing.length === 1 ? "1 question" : `${missing.length} questions`}</summary><p>{missing.join("; ")}</p></details> : null}
    </>
  );
}

/** "Ama Okafor, Riverside Practice|2026-11-21": who wrote an answer and on which day. */
const whoAndDay = (held: Field | undefined): string => (held?.at ? `${[held.by, held.organisation].filter(Boolean).join(", ")}|${held.at.slice(0, 10)}` : "");

function By({ by }: { readonly by: string }) {
  const [who, day] = by.split("|");
  return <>{who ? `${who}, ` : ""}<DayText day={day} /></>;
}
