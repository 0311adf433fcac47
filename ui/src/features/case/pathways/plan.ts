/** Rules of a plan's form: what it begins with, and what of it is handed in with the answers that were seen. */
import type { Case, Form, NewValue } from "../../../ipc/generated/commands";
import { type Answers, fieldsOf } from "../../../nhs/forms/answerWords";

/** What stood in a field when the form opened, and the answers it came from. */
export type PlanBase = Readonly<Record<string, readonly [value: string, seen: readonly string[]]>>;

export function planBase(form: Pick<Form, "sections">, record: Pick<Case, "parts">): PlanBase {
  const held = new Map(record.parts.flatMap((part) => part.fields.map((field) => [field.field, field] as const)));
  return Object.fromEntries(fieldsOf(form).map(({ name }) => [name, [held.get(name)?.value ?? "", held.get(name)?.answers ?? []] as const]));
}

export const baseAnswers = (base: PlanBase): Answers => Object.fromEntries(Object.entries(base).map(([name, [value]]) => [name, value]));

/** A base as it was kept with the draft; what cannot be read is none. */
export function readBase(text: string, now: PlanBase): PlanBase {
  try {
    const read = JSON.parse(text) as unknown;
    return typeof read === "object" && read !== null ? { ...now, ...(read as PlanBase) } : now;
  } catch {
    return now;
  }
}

/** Only what the person changed, each with the answers that the form showed. */
export function changedValues(base: PlanBase, answers: Answers): NewValue[] {
  return Object.entries(base).flatMap(([field, [was, seen]]) => {
    const value = answers[field] ?? "";
    return value === was ? [] : [{ field, value, seen: [...seen] }];
  });
}

/** Fields that somebody else changed since the form opened and that this person changed too. */
export function movedFields(base: PlanBase, now: PlanBase, changed: readonly NewValue[]): readonly string[] {
  const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));
  return changed.map(({ field }) => field).filter((field) => !same(base[field]?.[1] ?? [], now[field]?.[1] ?? []));
}
