/** A due date typed as day, month and year: read as a person in Britain means it, or said what is wrong and in which box. */
import { type Day, readDay, readMonth } from "../../../nhs/format/date";

export type DueBox = "day" | "month" | "year";
export type Typed = Readonly<Record<DueBox, string>>;
export type ReadDue = { readonly due: string } | { readonly box: DueBox; readonly words: string };

const number = (typed: string): number | null => (/^\d+$/.test(typed.trim()) ? Number(typed) : null);
const padded = (value: number, digits: number): string => String(value).padStart(digits, "0");

/** Gives `YYYY-MM-DD`. A year of two figures is one of this century; a month may be a word. */
export function readDue(typed: Typed): ReadDue {
  if (typed.day.trim() === "" && typed.month.trim() === "" && typed.year.trim() === "") return { box: "day", words: "Enter the date it is to be done by" };
  const day = number(typed.day);
  if (day === null || day < 1 || day > 31) return { box: "day", words: "Enter the day as a number, for example 13" };
  const month = readMonth(typed.month);
  if (month === null) return { box: "month", words: "Enter the month as a number or a word, for example 3 or March" };
  const year = number(typed.year);
  const four = typed.year.trim().length === 4;
  if (year === null || !(four || typed.year.trim().length === 2)) return { box: "year", words: "Enter the year, for example 2026" };
  const due = `${padded(four ? year : 2000 + year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return readDay(due) ? { due } : { box: "day", words: "That day is not in the calendar. Check the day and the month" };
}

/** A week from today, as the boxes show it: what most actions are due by, and never in the past. */
export function inAWeek(today: Day): Typed {
  const then = new Date(Date.UTC(today.year, today.month - 1, today.day + 7));
  return { day: String(then.getUTCDate()), month: String(then.getUTCMonth() + 1), year: String(then.getUTCFullYear()) };
}
