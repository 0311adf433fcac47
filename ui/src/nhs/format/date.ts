/**
 * Dates and times in words, the same on every machine: "3 March 2026", "2:14pm".
 *
 * The browser's own date words follow the machine's language and show 3/3/2026 for a third of March on a laptop
 * without the British locale, which is a wrong date of birth waiting to happen. So nothing here asks the browser.
 * Source: NHS service manual, "Numbers, measurements, dates and time".
 */

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"] as const;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Reads `YYYY-MM-DD`, alone or at the start of a longer text; null when it names no day of the calendar. */
export function readDay(text: string | null | undefined): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text ?? "");
  if (!match) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const back = new Date(Date.UTC(day.year, day.month - 1, day.day));
  back.setUTCFullYear(day.year);
  const real = back.getUTCMonth() === day.month - 1 && back.getUTCDate() === day.day;
  return real ? day : null;
}

/** The day an instant falls on at this laptop's own clock. */
export function dayOf(instant: Date): Day {
  return { year: instant.getFullYear(), month: instant.getMonth() + 1, day: instant.getDate() };
}

/** Reads an RFC 3339 instant; null when it is not one. */
export function readInstant(text: string | null | undefined): Date | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}T/.test(text)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** "3 March 2026". */
export function dayInWords(day: Day): string {
  return `${day.day} ${MONTHS[day.month - 1] ?? ""} ${day.year}`;
}

/** The number of a month typed as a number or as its name, whole or in three letters; null when it is none. */
export function readMonth(typed: string): number | null {
  const word = typed.trim().toLowerCase();
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : null;
  const index = word.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(word));
  return index < 0 ? null : index + 1;
}

/** "Tuesday 3 March 2026". */
export function weekdayInWords(day: Day): string {
  return `${DAYS[new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()] ?? ""} ${dayInWords(day)}`;
}

/** "2:14pm", "2pm", "midday", "midnight". */
export const timeInWords = (instant: Date): string => clockInWords(instant.getHours(), instant.getMinutes());

/** The same of hours and minutes, whichever clock they were read from. */
export function clockInWords(hours: number, minutes: number): string {
  if (minutes === 0 && hours === 0) return "midnight";
  if (minutes === 0 && hours === 12) return "midday";
  const half = hours < 12 ? "am" : "pm";
  const shown = hours % 12 === 0 ? 12 : hours % 12;
  return minutes === 0 ? `${shown}${half}` : `${shown}:${String(minutes).padStart(2, "0")}${half}`;
}

/** "3 March 2026, 2:14pm". */
export function instantInWords(instant: Date): string {
  return `${dayInWords(dayOf(instant))}, ${timeInWords(instant)}`;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  const count = (d: Day): number => Date.UTC(d.year, d.month - 1, d.day) / 86_400_000;
  return Math.round(count(to) - count(from));
}

/** "Today", "Yesterday", "5 days ago": said beside a date, never instead of it. */
export function agoInWords(day: Day, today: Day): string {
  const days = daysBetween(day, today);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  if (days === -1) return "Tomorrow";
  return days > 0 ? `${days} days ago` : `In ${-days} days`;
}

/** Completed years of age. */
export function ageOn(born: Day, today: Day): number {
  const before = today.month < born.month || (today.month === born.month && today.day < born.day);
  return today.year - born.year - (before ? 1 : 0);
}
