/** Reading a case by field: one value, or a question with two answers. */
import type { Case, CircleMember, Field, TwoAnswers } from "../../ipc/generated/commands";

export interface Facts {
  /** The field, when it has one answer that says something. */
  readonly one: (name: string) => Field | null;
  readonly value: (name: string) => string;
  /** The open question, when people gave different answers. */
  readonly disputed: (name: string) => TwoAnswers | null;
  /** Whether our organisation may see what is recorded in a part. */
  readonly holds: (part: string) => boolean;
}

export function factsOf(record: Pick<Case, "parts" | "two_answers"> & Partial<Pick<Case, "writable">>): Facts {
  const fields = new Map(record.parts.flatMap((part) => part.fields.map((field) => [field.field, field] as const)));
  const questions = new Map(record.two_answers.map((question) => [question.field, question] as const));
  const disputed = (name: string): TwoAnswers | null => questions.get(name) ?? null;
  const one = (name: string): Field | null => {
    const field = fields.get(name);
    // A fact that was cleared says nothing; that CPR is not known is itself a thing to know.
    const says = field && field.value.trim() !== "" && (field.value !== "unknown" || name === "cpr_decision");
    return says && !questions.has(name) ? field : null;
  };
  return { one, value: (name) => one(name)?.value ?? "", disputed, holds: (part) => record.parts.some((held) => held.part === part) || (record.writable ?? []).includes(part) };
}

/** The partners, other than us, who will see what is written into `part`. */
export function whoSees(circle: readonly CircleMember[], part: string): readonly string[] {
  return circle.filter((member) => !member.us && member.parts.includes(part)).map((member) => member.organisation);
}

/** The parts a note may be written into: those our organisation holds, in the record's own order, `core` first. */
export function partsToWrite(record: Pick<Case, "parts" | "circle">, known: readonly string[]): readonly string[] {
  const ours = record.circle.find((member) => member.us)?.parts ?? record.parts.map((part) => part.part);
  const held = new Set(["core", ...ours]);
  return [...known.filter((part) => held.has(part)), ...[...held].filter((part) => !known.includes(part))];
}
