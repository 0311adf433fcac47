/** The words of the line above the list: "2 with two answers", "1 without a key worker". */
import type { CaseCounts } from "../../ipc/generated/commands";
import { grouped } from "../../nhs/format/count";
import type { NEEDS } from "./search";

export function reviewLinks(counts: CaseCounts): readonly { readonly needs: keyof typeof NEEDS; readonly words: string }[] {
  const all = [
    { needs: "two_answers", count: counts.two_answers, words: "with two answers" },
    { needs: "late_actions", count: counts.late_actions, words: "with late actions" },
    { needs: "key_worker", count: counts.key_worker, words: "without a key worker" },
    { needs: "nhs_number", count: counts.nhs_number, words: "without an NHS number" },
    { needs: "review_due", count: counts.review_due, words: "with a review due" },
    { needs: "quiet", count: counts.quiet, words: "unchanged for 4 weeks: step down?" },
  ] as const;
  return all.filter(({ count }) => count > 0).map(({ needs, count, words }) => ({ needs, words: `${grouped(count)} ${words}` }));
}
