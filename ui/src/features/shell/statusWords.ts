/**
 * The bottom bar's sentence about sharing, made from what partners have acknowledged and from nothing else.
 *
 * Saved, shared and seen are three facts. There is an all-clear only when every partner's receipt covers everything
 * and nothing waits for a person; and it always says "as of". Being offline is normal and is not mentioned.
 */
import type { PartnerStatus } from "../../ipc/generated/commands";
import { counted } from "../../nhs/format/count";
import { dayInWords, dayOf, readInstant, timeInWords } from "../../nhs/format/date";

/** `instant` as "2:14pm" when it is today, else as "3 March 2026". */
function whenInWords(instant: Date, now: Date): string {
  const [a, b] = [dayOf(instant), dayOf(now)];
  return a.day === b.day && a.month === b.month && a.year === b.year ? timeInWords(instant) : dayInWords(a);
}

/** Only a receipt tells what a partner has: one that never sent any has nothing, though nothing waits for it either. */
const hasEverything = (partner: PartnerStatus): boolean => behind(partner) === 0 && partner.last_received_at !== null;
const behind = (partner: PartnerStatus): number => partner.to_send + partner.sent_not_received;

/** One sentence or two; `clear` is true only for the all-clear. */
export function sharingInWords(partners: readonly PartnerStatus[], toCheck: number, now: Date): { readonly words: string; readonly clear: boolean } {
  if (partners.length === 0) return { words: "No partners yet. What you write stays on this laptop.", clear: false };

  const waiting = partners.filter((partner) => behind(partner) > 0);
  if (waiting.length === 0) {
    const heard = partners.map((partner) => readInstant(partner.last_heard_at)?.getTime() ?? Number.NaN);
    // A partner that never answered has acknowledged nothing: there was simply nothing for it yet.
    if (heard.some(Number.isNaN)) return { words: "Nothing is waiting to be shared", clear: false };
    // The least recent answer: since then a partner may have written something that is not here yet.
    const words = `Everyone has your updates, as of ${whenInWords(new Date(Math.min(...heard)), now)}`;
    return toCheck > 0 ? { words: "Nothing is waiting to be shared", clear: false } : { words, clear: true };
  }

  const met = (partner: PartnerStatus): number => readInstant(partner.last_heard_at)?.getTime() ?? 0;
  const longest = waiting.reduce((a, b) => (met(b) < met(a) ? b : a));
  const lastMet = readInstant(longest.last_heard_at);
  const count = behind(longest);
  const onTheWay = longest.to_send === 0 ? "has not yet confirmed" : "is waiting for";
  const tail = `${longest.partner} ${onTheWay} ${counted(count, "update")} (${lastMet ? `last met ${dayInWords(dayOf(lastMet))}` : "not met yet"})`;
  if (waiting.length === partners.length && partners.length === 1) return { words: tail, clear: false };
  return { words: `Shared with ${partners.filter(hasEverything).length} of ${counted(partners.length, "partner")}. ${tail}`, clear: false };
}
