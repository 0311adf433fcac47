/**
 * How we stand with a partner, in words: made from its receipts, from what was written and from what was read.
 *
 * Waiting and being away are normal and have no colour. Only age does: a partner not met for longer than agreed.
 */
import type { PartnerRow } from "../../ipc/generated/commands";
import { counted } from "../../nhs/format/count";
import { dayInWords, dayOf, daysBetween, readInstant, timeInWords } from "../../nhs/format/date";
import type { IconName } from "../../nhs/Icon";

/** Days after which a partner has not been met for too long, until partners agree otherwise. */
export const AGREED_DAYS = 8;

export interface Said {
  readonly first: string;
  readonly second: string;
}

export interface State extends Said {
  readonly kind: "everything" | "waiting" | "on_the_way" | "nothing" | "revoked";
  readonly icon: IconName;
  /** Not met for longer than agreed. */
  readonly old: boolean;
}

/** "today, 9:10am", "yesterday" or "26 February 2026". */
export function whenInWords(instant: Date, now: Date): string {
  const days = daysBetween(dayOf(instant), dayOf(now));
  if (days === 0) return `today, ${timeInWords(instant)}`;
  return days === 1 ? "yesterday" : dayInWords(dayOf(instant));
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const daysSince = (at: string | null, now: Date): number | null => {
  const instant = readInstant(at);
  return instant ? daysBetween(dayOf(instant), dayOf(now)) : null;
};
const sayWhen = (at: string | null, now: Date): string => {
  const instant = readInstant(at);
  return instant ? whenInWords(instant, now) : "";
};

/** What a partner has from us. */
export function stateOf(row: PartnerRow, now: Date): State {
  const days = daysSince(row.last_heard_at, now);
  const old = days !== null && days > AGREED_DAYS;
  const age = old ? `Not met for ${days} days, agreed ${AGREED_DAYS}` : "";
  if (row.revoked) return { kind: "revoked", icon: "heed", old: false, first: "No longer trusted", second: "Nothing is written for it. Telephone them." };
  if (row.to_send > 0) {
    const also = row.sent_not_received > 0 ? `${counted(row.sent_not_received, "more", "more")} written ${sayWhen(row.last_written_at, now)}, not confirmed` : "";
    const met = days === null ? "Not met yet" : `Last met ${sayWhen(row.last_heard_at, now)}`;
    return { kind: "waiting", icon: old ? "heed" : "waiting", old, first: `Waiting for ${counted(row.to_send, "update")}`, second: age || also || met };
  }
  if (row.sent_not_received > 0) {
    return { kind: "on_the_way", icon: old ? "heed" : "sent", old, first: `${counted(row.sent_not_received, "update")} on the way`, second: age || `Written ${sayWhen(row.last_written_at, now)}, not confirmed yet` };
  }
  if (row.last_received_at === null || row.laptops_level === 0) {
    return { kind: "nothing", icon: "note", old: false, first: "Nothing for them yet", second: "Nothing waits to be shared" };
  }
  const some = row.laptops > 1 && row.laptops_level < row.laptops ? `On ${row.laptops_level} of their ${row.laptops} laptops, as of` : "As of";
  return { kind: "everything", icon: old ? "heed" : "saved", old, first: "Has everything", second: age || `${some} ${sayWhen(row.last_received_at, now)}` };
}

/** What we have from a partner. */
export function haveFrom(row: PartnerRow, now: Date): Said {
  const heard = readInstant(row.last_heard_at);
  if (!heard) return { first: "Nothing yet", second: "" };
  if ((daysSince(row.last_heard_at, now) ?? 0) > AGREED_DAYS) return { first: `Up to ${dayInWords(dayOf(heard))}`, second: "Anything later is missing" };
  const read = row.last_read;
  if (!read) return { first: "Nothing new", second: `As of ${whenInWords(heard, now)}` };
  return { first: `${counted(read.changes, "update")} ${sayWhen(read.at, now)}`, second: read.cases > 0 ? `On ${counted(read.cases, "person", "people")}` : "About the team" };
}

/** When we last met, by what was read from it. */
export const lastMet = (row: PartnerRow, now: Date): string => (row.last_heard_at ? capital(sayWhen(row.last_heard_at, now)) : "Not met yet");

const ORDER = { waiting: 0, on_the_way: 1, everything: 2, nothing: 3, revoked: 4 } as const;

/** Those waiting longest first; never met is longest of all. */
export function inOrder(rows: readonly PartnerRow[], now: Date): readonly PartnerRow[] {
  const met = (row: PartnerRow): number => readInstant(row.last_heard_at)?.getTime() ?? 0;
  return rows.toSorted((a, b) => ORDER[stateOf(a, now).kind] - ORDER[stateOf(b, now).kind] || met(a) - met(b) || a.name.localeCompare(b.name, "en-GB"));
}

/** The line beside the page's title. */
export function summaryOf(rows: readonly PartnerRow[], now: Date): string {
  const level = rows.filter((row) => stateOf(row, now).kind === "everything").length;
  return rows.length === 0 ? "" : `${level} of ${counted(rows.length, "partner has", "partners have")} everything, as of ${timeInWords(now)}`;
}
