/** A record in a line: what follows from it first, then its first short answers. */
import type { PathwayRecord } from "../../../ipc/records";
import { answerInWords, fieldsOf } from "../../../nhs/forms/answerWords";

/** Answers that a line has room for. */
const MOST = 4;
/** A longer answer is read with the others. */
const LONGEST = 60;

export function gistOf({ answered, answers, derived }: Pick<PathwayRecord, "answered" | "answers" | "derived">): string {
  if (!answered) return "";
  const follows = derived.filter(({ value }) => value === "yes").map(({ label }) => label);
  const said = fieldsOf(answered)
    .filter(({ name }) => name !== answered.happened && answers[name] !== undefined)
    .map((field) => `${field.label}: ${answerInWords(field, answers[field.name] ?? "")}`)
    .filter((words) => words.length <= LONGEST);
  return [...follows, ...said.slice(0, MOST)].join("; ");
}
