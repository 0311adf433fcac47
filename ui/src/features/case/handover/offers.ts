/** Which offers of a case are open, and from when a duty passes. */
import type { Handover } from "../../../ipc/generated/commands";
import { type Day, daysBetween, readDay } from "../../../nhs/format/date";

/** Open ones, and those that were answered or overtaken; the newest first in both. */
export function openOffers(offers: readonly Handover[]): { readonly open: readonly Handover[]; readonly answered: readonly Handover[] } {
  const open = (one: Handover): boolean => one.state === "offered" && (one.overtaken === null || one.may.length > 0);
  return { open: offers.filter(open), answered: offers.filter((one) => !open(one)) };
}

/** The day from which the person who accepted has a duty, while it is still to come: until then the other has it. */
export function comingInto(offers: readonly Handover[], of: string, value: string, today: Day): { readonly from: string; readonly until: string } | null {
  const accepted = offers.find((one) => one.of === of && one.state === "accepted");
  const from = readDay(accepted?.effective);
  if (!accepted?.effective || !from || daysBetween(today, from) <= 0 || accepted.to !== value) return null;
  return { from: accepted.effective, until: accepted.from };
}
