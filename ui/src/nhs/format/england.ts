/**
 * The clock on a wall in England, whatever clock the laptop keeps: summer time from the last Sunday of March to the last
 * of October, at one in the morning by Greenwich.
 */
import { clockInWords, type Day, dayInWords, readInstant } from "./date";

const HOUR = 3_600_000;

export interface EnglandTime {
  readonly day: Day;
  readonly hours: number;
  readonly minutes: number;
}

/** The last Sunday of a month, at one in the morning by Greenwich. */
function change(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * HOUR;
}

function isSummer(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return instant.getTime() >= change(year, 3) && instant.getTime() < change(year, 10);
}

export function inEngland(instant: Date): EnglandTime {
  const wall = new Date(instant.getTime() + (isSummer(instant) ? HOUR : 0));
  return { day: { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() }, hours: wall.getUTCHours(), minutes: wall.getUTCMinutes() };
}

/** The instant that a clock in England shows; of an hour that comes twice the first, null for one that never comes. */
export function fromEngland({ year, month, day }: Day, hours: number, minutes: number): Date | null {
  const wall = Date.UTC(year, month - 1, day, hours, minutes);
  for (const before of [HOUR, 0]) {
    const instant = new Date(wall - before);
    const back = inEngland(instant);
    if (back.hours === hours && back.minutes === minutes && back.day.day === day) return instant;
  }
  return null;
}

/** "2 March 2026, 2:14pm" of an instant kept in UTC; null when it is none. */
export function inEnglandInWords(text: string): string | null {
  const instant = readInstant(text);
  if (!instant) return null;
  const { day, hours, minutes } = inEngland(instant);
  return `${dayInWords(day)}, ${clockInWords(hours, minutes)}`;
}

/** A time as a person types it: "2:14pm", "2pm", "14:14", "1414", "midday"; null when it is none. */
export function readTime(typed: string): { readonly hours: number; readonly minutes: number } | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, "");
  if (text === "midday" || text === "noon") return { hours: 12, minutes: 0 };
  if (text === "midnight") return { hours: 0, minutes: 0 };
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?([ap])?m?$/.exec(text);
  if (!match) return null;
  const [, hour = "", minute, half] = match;
  // "9" alone may be morning or evening.
  if (minute === undefined && half === undefined) return null;
  if (text.endsWith("m") !== (half !== undefined)) return null;
  const minutes = Number(minute ?? "0");
  const shown = Number(hour);
  if (minutes > 59 || shown > 23 || (half !== undefined && (shown < 1 || shown > 12))) return null;
  return { hours: half === undefined ? shown : (shown % 12) + (half === "p" ? 12 : 0), minutes };
}
