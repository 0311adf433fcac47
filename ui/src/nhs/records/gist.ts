/** A record in a line: what follows from it first, then its first short answers. */
import type { Form, RecordFact } from "../../ipc/generated/commands";
import { counted } from "../format/count";
import { type Answers, answerInWords, fieldsOf } from "../forms/answerWords";

interface Room {
  readonly most: number;
  /** Letters of one answer. */
  readonly longest: number;
  /** Says how many answers had no room. */
  readonly sayRest: boolean;
}
export const ON_SCREEN: Room = { most: 4, longest: 60, sayRest: false };
export const ON_PAPER: Room = { most: 12, longest: 300, sayRest: true };

const NONE: ReadonlySet<string> = new Set();

interface Told {
  readonly answered: Pick<Form, "sections" | "happened"> | null;
  readonly answers: Answers;
  readonly derived: readonly Pick<RecordFact, "label" | "value">[];
}

export function gistOf({ answered, answers, derived }: Told, room: Room = ON_SCREEN, leaveOut = NONE): string {
  if (!answered) return "";
  const follows = derived.filter(({ value }) => value === "yes").map(({ label }) => label);
  const said = fieldsOf(answered)
    .filter(({ name }) => name !== answered.happened && answers[name] !== undefined && !leaveOut.has(name))
    .map((field) => `${field.label}: ${answerInWords(field, answers[field.name] ?? "")}`);
  const shown = said.filter((words) => words.length <= room.longest).slice(0, room.most);
  const rest = said.length - shown.length;
  return [...follows, ...shown, ...(room.sayRest && rest > 0 ? [`and ${counted(rest, "more answer")} on the screen`] : [])].join("; ");
}
