/** Answers by the sections of the form that they answered, in the words it had; without any form by their bare names. */
import type { Form } from "../../../ipc/generated/commands";
import { type Answers, answerInWords, fieldsOf } from "../../../nhs/forms/answerWords";
import { plainly } from "../../../nhs/words/codes";

export function AnswersList({ form, answers, struck = false }: { readonly form: Pick<Form, "sections"> | null; readonly answers: Answers; readonly struck?: boolean }) {
  const known = new Set(form ? fieldsOf(form).map(({ name }) => name) : []);
  const rest = Object.entries(answers).filter(([name]) => !known.has(name));
  const line = (key: string, label: string, said: string) => <div key={key}><dt>{label}</dt><dd>{struck ? <del>{said}</del> : said}</dd></div>;
  return (
    <div className="rt-answered">
      {form?.sections.map(({ name, fields }) => {
        const said = fields.filter((field) => answers[field.name] !== undefined);
        if (said.length === 0) return null;
        return <section key={name}><h4>{name}</h4><dl>{said.map((field) => line(field.name, field.label, answerInWords(field, answers[field.name] ?? "")))}</dl></section>;
      })}
      {rest.length > 0 ? (
        <section>
          <h4>{form ? "Not asked by this form" : "Answers"}</h4>
          {form ? null : <p className="rt-quiet">The form has not reached this laptop, so its questions are shown by their short names.</p>}
          <dl>{rest.map(([name, answer]) => line(name, plainly(name), answer))}</dl>
        </section>
      ) : null}
    </div>
  );
}
