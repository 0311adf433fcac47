/** A plan made of the case's own fields: what it says now, who said so, and one form to change any of it. */
import type { Case, Form, FormField } from "../../../ipc/generated/commands";
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
  readonly edit: () => void;
  readonly done: () => void;
  readonly onError: (has: boolean) => void;
}

export function Plan({ form, record, editing, edit, done, onError }: Props) {
  if (editing) return <PlanForm form={form} record={record} done={done} onError={onError} />;
  const facts = factsOf(record);
  const fields = new Map(record.parts.flatMap((part) => part.fields.map((field) => [field.field, field] as const)));
  const says = ({ name }: FormField): boolean => facts.disputed(name) !== null || (fields.get(name)?.value ?? "") !== "";
  const sections = form.sections.map(({ name, fields: asked }) => ({ name, said: asked.filter(says), not: asked.filter((field) => !says(field)) }));
  const missing = sections.flatMap(({ not }) => not.map(({ label }) => label));
  const any = sections.some(({ said }) => said.length > 0);
  const may = record.writable.includes(form.part);
  return (
    <>
      {any ? (
        <div className="rt-answered">
          {sections.filter(({ said }) => said.length > 0).map(({ name, said }) => (
            <section key={name}>
              <h3>{name}</h3>
              <dl>
                {said.map((field) => {
                  const held = fields.get(field.name);
                  return (
                    <div key={field.name}>
                      <dt>{field.label}</dt>
                      <dd>
                        {facts.disputed(field.name) ? <><strong className="nhsuk-tag nhsuk-tag--yellow">Needs checking</strong> Two answers. <Button look="words" onClick={() => goToQuestion(field.name)}>See both<span className="nhsuk-u-visually-hidden">: {field.label}</span></Button></> : field.name === "prognosis_band" ? <Prognosis band={held?.value ?? ""} /> : answerInWords(field, held?.value ?? "")}
                        {held?.at && !facts.disputed(field.name) ? <span className="rt-second">{[held.by, held.organisation].filter(Boolean).join(", ")}, <DayText day={held.at} /></span> : null}
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
      {may ? <p className="rt-pathway__change"><Button size="small" id={`pathway-plan-${form.id}`} onClick={edit}>{any ? "Change" : "Begin"}<span className="nhsuk-u-visually-hidden"> {form.name.toLowerCase()}</span></Button></p> : null}
    </>
  );
}
