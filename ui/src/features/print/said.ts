/** What a paper says of a field: its value in words with who and when, every answer while they differ, or nothing. */
import type { Answer, Case } from "../../ipc/generated/commands";
import { valueInWords } from "../../nhs/words/codes";

export interface Said {
  /** In words; empty while people gave different answers. */
  readonly words: string;
  readonly by: string;
  readonly at: string | null;
  /** Every answer in words with who gave it, while they differ. */
  readonly answers: readonly { readonly words: string; readonly by: string }[];
}

/** Fields that say where a restricted person is, or lead there. */
export const LEAD_THERE: ReadonlySet<string> = new Set(["address", "postcode", "phone", "lpa_phone", "preferred_place_of_care_where", "preferred_place_of_death_where", "key_safe"]);

const named = ({ by, organisation }: Pick<Answer, "by" | "organisation">): string => [by, organisation].filter(Boolean).join(", ");

/** What is recorded; null when nothing is, or when it must not be on paper. "Not known" is an answer. */
export function saidOf(record: Pick<Case, "parts" | "two_answers" | "row">, field: string): Said | null {
  if (field === "key_safe" || (record.row.restricted && LEAD_THERE.has(field))) return null;
  const question = record.two_answers.find((one) => one.field === field);
  if (question) return { words: "", by: "", at: null, answers: question.answers.map((answer) => ({ words: valueInWords(field, answer.value), by: named(answer) })) };
  const found = record.parts.flatMap(({ fields }) => fields).find((one) => one.field === field);
  if (!found || found.value.trim() === "") return null;
  return { words: valueInWords(field, found.value), by: named({ by: found.by ?? "", organisation: found.organisation ?? "" }), at: found.at, answers: [] };
}

/** Whether our organisation may see a part at all: "nothing recorded" and "not ours to see" are different. */
export const holds = (record: Pick<Case, "parts" | "writable">, part: string): boolean => record.parts.some((held) => held.part === part) || record.writable.includes(part);
