/** Flags: what is said beside a record when an answer is greater than a limit, or is one of its answers. */
import { Button } from "../../nhs/Button";
import { RadioField, SelectField, TextField } from "../../nhs/Fields";
import { addFlag, type Built, type BuiltFlag, questionsOf } from "./builder";

export function Flags({ built, write }: { readonly built: Built; readonly write: (next: Built) => void }) {
  const able = questionsOf(built).filter(({ kind }) => ["number", "scale", "choice", "yes_no"].includes(kind));
  const change = (key: string, next: Partial<BuiltFlag>): void => write({ ...built, flags: built.flags.map((flag) => (flag.key === key ? { ...flag, ...next } : flag)) });
  const add = (): void => {
    const [next, key] = addFlag(built);
    write(next);
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`${key}-label`)?.focus()));
  };
  const remove = (key: string): void => {
    write({ ...built, flags: built.flags.filter((flag) => flag.key !== key) });
    requestAnimationFrame(() => document.getElementById("add-flag")?.focus());
  };
  return (
    <section className="rt-section" aria-labelledby="flags">
      <div className="rt-section__head"><h2 id="flags">Flags</h2><p className="rt-quiet">Shown beside a record when an answer calls for it. They inform; they never advise.</p></div>
      {built.flags.map((flag) => {
        const question = able.find(({ key }) => key === flag.question);
        const number = question?.kind === "number" || question?.kind === "scale";
        const answers = question?.kind === "yes_no" ? [{ value: "yes", words: "Yes" }, { value: "no", words: "No" }] : (question?.choices ?? []).map(([value, words]) => ({ value, words }));
        return (
          <div className="rt-builder__flag" key={flag.key}>
            <TextField id={`${flag.key}-label`} label="What the flag says" hint="For example, very worried" maxLength={80} value={flag.label} change={(label) => change(flag.key, { label })} />
            <SelectField id={`${flag.key}-question`} label="When the answer to" none="Choose" choices={able.map(({ key, label }) => ({ value: key, words: label || "No words yet" }))} value={flag.question} change={(next) => change(flag.key, { question: next, value: "", rule: ["number", "scale"].includes(able.find(({ key }) => key === next)?.kind ?? "") ? "more_than" : "is" })} />
            {question && number ? <TextField id={`${flag.key}-value`} label="Is more than" width="short" maxLength={12} value={flag.value} change={(value) => change(flag.key, { value })} /> : null}
            {question && !number ? (answers.length > 6 ? <SelectField id={`${flag.key}-value`} label="Is" none="Choose" choices={answers} value={flag.value} change={(value) => change(flag.key, { value })} /> : <RadioField id={`${flag.key}-value`} label="Is" inline choices={answers} value={flag.value} change={(value) => change(flag.key, { value })} />) : null}
            <Button look="words" onClick={() => remove(flag.key)}>Remove<span className="nhsuk-u-visually-hidden"> the flag {flag.label}</span></Button>
          </div>
        );
      })}
      {able.length === 0 ? <p className="rt-quiet">A flag needs a question with a number, a scale, one of several answers, or yes and no.</p> : <p><Button size="small" id="add-flag" onClick={add}>Add a flag</Button></p>}
    </section>
  );
}
