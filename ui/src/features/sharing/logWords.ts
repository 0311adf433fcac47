/** The log of sharing in words. */
import type { LogEntry } from "../../ipc/generated/commands";
import { counted } from "../../nhs/format/count";
import { dayOf, daysBetween, instantInWords, readInstant, timeInWords } from "../../nhs/format/date";

const WHY: Readonly<Record<string, string>> = {
  not_for_us: "it is for somebody else",
  not_trusted: "it was not signed by a partner you have met",
  bad_bundle: "it is damaged, or is not a Roundtable file",
  newer_format: "it was written by a newer Roundtable",
};
export const whyRefused = (code: string | null): string => (code && Object.hasOwn(WHY, code) ? (WHY[code] ?? "") : "it could not be read");

const isToday = (at: string, now: Date): boolean => {
  const instant = readInstant(at);
  return instant !== null && daysBetween(dayOf(instant), dayOf(now)) === 0;
};

/** "8:40am, read from Larkfield Hospice: news about 4 people". */
export function lineOf(entry: LogEntry, now: Date): string {
  const instant = readInstant(entry.at);
  const when = instant ? (isToday(entry.at, now) ? timeInWords(instant) : instantInWords(instant)) : "";
  const partner = entry.partner ?? "a partner";
  if (entry.what === "refused") return `${when}, a file was refused: ${whyRefused(entry.code)}`;
  if (entry.what === "written") return `${when}, wrote ${entry.changes ? counted(entry.changes, "update") : "a file"} for ${partner}`;
  return `${when}, read from ${partner}: ${entry.cases > 0 ? `news about ${counted(entry.cases, "person", "people")}` : "nothing new about anybody"}`;
}

/** Today's lines, and those before. */
export function byDay(entries: readonly LogEntry[], now: Date): { readonly today: readonly LogEntry[]; readonly before: readonly LogEntry[] } {
  return { today: entries.filter((entry) => isToday(entry.at, now)), before: entries.filter((entry) => !isToday(entry.at, now)) };
}
