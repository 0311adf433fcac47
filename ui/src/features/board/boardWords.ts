/** What the board says of a stage and of a card. */
import type { CaseCard, Flag } from "../../ipc/generated/commands";
import type { IconName } from "../../nhs/Icon";
import { counted } from "../../nhs/format/count";
import { type Day, dayInWords, dayOf, daysBetween, readDay, readInstant } from "../../nhs/format/date";
import { urgencyInWords } from "../../nhs/words/codes";

/** What a column says when nobody is in it. */
export const EMPTY: Readonly<Record<string, string>> = {
  new: "Nobody is new",
  active: "Nobody is active",
  on_hold: "No one is on hold",
  ready_to_close: "Nobody is ready to close",
};

/** "Today" or "12 days here": whole days, because a stage is a matter of days. */
export function daysHere(since: string, today: Day): string {
  const at = readInstant(since);
  const days = at ? Math.max(0, daysBetween(dayOf(at), today)) : 0;
  return days === 0 ? "Here since today" : `${counted(days, "day")} here`;
}

export interface FlagWords {
  readonly icon: IconName;
  readonly words: string;
  /** Somebody must look before anything else. */
  readonly strong: boolean;
}

export function flagInWords(flag: Flag, status: string): FlagWords {
  switch (flag.kind) {
    case "two_answers": return { icon: "heed", words: "Two answers to check", strong: true };
    case "urgent": return { icon: "heed", words: `Urgent: ${urgencyInWords(flag.words).toLowerCase()}`, strong: true };
    case "late_actions": return { icon: "waiting", words: `${counted(flag.count, "action")} late`, strong: true };
    case "step_down": return { icon: "waiting", words: "No change for 4 weeks: step down?", strong: false };
    case "review_due": {
      const day = readDay(flag.day);
      return { icon: "today", words: day ? `Review due since ${dayInWords(day)}` : "Review due", strong: false };
    }
    default: return { icon: status === "on_hold" ? "pause" : status === "ready_to_close" ? "tick" : "note", words: flag.words, strong: false };
  }
}

export interface Way {
  readonly key: string;
  readonly words: string;
}

/** Where a card can go by its menu. Closing and another cohort are done on the case's own page. */
export function waysFrom(status: string, card: Pick<CaseCard, "step_down">): { readonly stages: readonly Way[]; readonly others: readonly Way[] } {
  const stages = [
    { key: "new", words: "New" },
    { key: "active", words: "Active" },
    { key: "on_hold", words: "On hold, with a reason" },
    { key: "ready_to_close", words: "Ready to close" },
  ].filter(({ key }) => key !== status);
  const others = [
    ...(card.step_down ? [{ key: "keep", words: "Keep as it is until the next review" }] : []),
    ...(status === "new" ? [{ key: "declined", words: "Decline, with a reason" }] : []),
    { key: "close", words: "Close, with what came of it" },
    { key: "cohorts", words: "Another cohort" },
  ];
  return { stages, others };
}

/** A move that asks why before it is made. */
export const asksWhy = (to: string): boolean => to === "on_hold" || to === "declined";
