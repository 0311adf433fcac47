/** What may be chosen between answers, and what each choice does, in words. */
import type { Question } from "../../ipc/generated/commands";
import { valueInWords } from "../../nhs/words/codes";
import { isRecord } from "../../nhs/words/fields";

export const keyOf = ({ question }: Question): string => `${question.case} ${question.field}`;

/** Whether the same answers are open; their order says nothing. */
export function sameAnswers(a: Question, b: Question): boolean {
  const ids = (of: Question): string => of.question.answers.map(({ id }) => id).toSorted().join(" ");
  return ids(a) === ids(b);
}

/** Own words, or the answer that was chosen; null when nothing is chosen yet, with what is missing. */
export function chosenValue(question: Question, chosen: string, typed: string): { readonly value: string } | { readonly missing: string } {
  if (chosen === "") return { missing: "Choose one of the answers, or leave it for now" };
  if (chosen !== OTHER) {
    const answer = question.question.answers.find(({ id }) => id === chosen);
    // Which version of a record holds is said by its id: two may say the same.
    return answer ? { value: question.kind === "record" ? answer.id : answer.value } : { missing: "Choose one of the answers, or leave it for now" };
  }
  return typed.trim() === "" ? { missing: "Write the answer" } : { value: typed.trim() };
}

export const OTHER = "other";
export const LATER = "later";

/** "The record will say: own home." Long texts are not said again. */
export function consequence(field: string, value: string): string {
  const words = valueInWords(field, value);
  return words.length > 60 || isRecord(field) ? "The record will say this." : `The record will say: ${words}.`;
}

/** "Larkfield Hospice’s" and "Riverside’s", without a second s. */
export const whose = (organisation: string): string => (organisation === "" ? "this" : organisation.endsWith("s") ? `${organisation}’` : `${organisation}’s`);
