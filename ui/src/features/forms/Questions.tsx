/** The questions of a form in their groups: one is open at a time, the others are lines that move up and down. */
import { useState } from "react";

import { Button } from "../../nhs/Button";
import { TextField } from "../../nhs/Fields";
import { addGroup, addQuestion, type Built, type BuiltQuestion, moveQuestion, questionsOf, removeQuestion, withQuestion } from "./builder";
import { QuestionFields } from "./QuestionFields";
import { kindWords } from "./kindWords";

interface Props {
  readonly built: Built;
  readonly write: (next: Built) => void;
  /** The key of the question that is open. */
  readonly open: string;
  readonly setOpen: (key: string) => void;
  /** What is wrong with the open one. */
  readonly wrong: string | null;
}

const focusOn = (id: string): void => void requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
const linesOf = (question: BuiltQuestion): string => question.choices.map(([, words]) => words).join("\n");

export function Questions({ built, write, open, setOpen, wrong }: Props) {
  const [lines, setLines] = useState<Readonly<Record<string, string>>>({});
  const all = questionsOf(built);
  const show = (key: string): void => {
    setOpen(key);
    focusOn(`${key}-label`);
  };
  const close = (key: string): void => {
    setOpen("");
    focusOn(`${key}-change`);
  };
  const add = (group: string): void => {
    const [next, key] = addQuestion(built, group);
    write(next);
    show(key);
  };
  const move = (key: string, by: -1 | 1): void => {
    write(moveQuestion(built, key, by));
    focusOn(`${key}-${by < 0 ? "up" : "down"}`);
  };
  const remove = (key: string): void => {
    const at = all.findIndex((question) => question.key === key);
    const near = all[at + 1] ?? all[at - 1];
    write(removeQuestion(built, key));
    setOpen("");
    focusOn(near ? `${near.key}-change` : "add-question");
  };
  const begin = (): void => {
    const [next, key] = addGroup(built);
    write(next);
    focusOn(`${key}-name`);
  };
  return (
    <>
      {built.groups.map((group, index) => (
        <section className="rt-section" key={group.key} aria-label={`Group ${index + 1}: ${group.name || "no heading yet"}`}>
          <TextField id={`${group.key}-name`} label="Heading of this group" maxLength={80} value={group.name} change={(name) => write({ ...built, groups: built.groups.map((one) => (one.key === group.key ? { ...one, name } : one)) })} />
          <ol className="rt-builder__list">
            {group.questions.map((question) => {
              const hidden = <span className="nhsuk-u-visually-hidden">: {question.label || "question without words"}</span>;
              const first = all[0]?.key === question.key && index === 0;
              const last = all.at(-1)?.key === question.key && index === built.groups.length - 1;
              const acts = (
                <p className="rt-note-acts">
                  {open === question.key ? <Button look="words" onClick={() => close(question.key)}>Done{hidden}</Button> : <Button look="words" id={`${question.key}-change`} onClick={() => show(question.key)}>Change{hidden}</Button>}
                  <Button look="words" id={`${question.key}-up`} aria-disabled={first} onClick={() => (first ? undefined : move(question.key, -1))}>Up{hidden}</Button>
                  <Button look="words" id={`${question.key}-down`} aria-disabled={last} onClick={() => (last ? undefined : move(question.key, 1))}>Down{hidden}</Button>
                  <Button look="words" onClick={() => remove(question.key)}>Remove{hidden}</Button>
                </p>
              );
              return (
                <li key={question.key} className={open === question.key ? "rt-builder__open" : ""}>
                  {open === question.key ? (
                    <QuestionFields question={question} wrong={wrong} change={(next) => write(withQuestion(built, question.key, next))} lines={lines[question.key] ?? linesOf(question)} setLines={(typed) => setLines((was) => ({ ...was, [question.key]: typed }))} />
                  ) : (
                    <p><b>{question.label || "No words yet"}</b> <span className="rt-quiet">{kindWords(question.kind)}{question.required ? ", must be answered" : ""}</span></p>
                  )}
                  {acts}
                </li>
              );
            })}
          </ol>
          <Button size="small" {...(index === 0 ? { id: "add-question" } : {})} onClick={() => add(group.key)}>Add a question{built.groups.length > 1 ? <span className="nhsuk-u-visually-hidden"> to {group.name || `group ${index + 1}`}</span> : null}</Button>
        </section>
      ))}
      <p><Button look="words" onClick={begin}>Add a group of questions</Button></p>
    </>
  );
}
