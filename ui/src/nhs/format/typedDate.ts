/** A date typed as day, month and year: read as a person in Britain means it, or said what is wrong and in which box. */
import { readDay, readMonth } from "./date";

export type DateBox = "day" | "month" | "year";
export type TypedDate = Readonly<Record<DateBox, string>>;
export type ReadDate = { readonly date: string } | { readonly box: DateBox; readonly words: string };

export const NO_DATE: TypedDate = { day: "", month: "", year: "" };
export const isBlank = (typed: TypedDate): boolean => typed.day.trim() === "" && typed.month.trim() === "" && typed.year.trim() === "";

const number = (typed: string): number | null => (/^\d+$/.test(typed.trim()) ? Number(typed) : null);
const padded = (value: number, digits: number): string => String(value).padStart(digits, "0");

/**
 * Gives `YYYY-MM-DD`. A month may be a word.
 *
 * @param missing What is said when all three boxes are blank.
 * @param shortYears Whether "26" may stand for 2026. Never for a date of birth: "41" may be either century.
 */
export function readTypedDate(typed: TypedDate, missing: string, shortYears = false): ReadDate {
  if (isBlank(typed)) return { box: "day", words: missing };
  const day = number(typed.day);
  if (day === null || day < 1 || day > 31) return { box: "day", words: "Enter the day as a number, for example 13" };
  const month = readMonth(typed.month);
  if (month === null) return { box: "month", words: "Enter the month as a number or a word, for example 3 or March" };
  const year = number(typed.year);
  const four = typed.year.trim().length === 4;
  if (year === null || !(four || (shortYears && typed.year.trim().length === 2))) return { box: "year", words: `Enter the year in full, for example ${shortYears ? "2026" : "1941"}` };
  const date = `${padded(four ? year : 2000 + year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return readDay(date) ? { date } : { box: "day", words: "That day is not in the calendar. Check the day and the month" };
}

/** The boxes for a date that is already known; blank when there is none. */
export function asTyped(date: string | null | undefined): TypedDate {
  const day = readDay(date);
  return day ? { day: String(day.day), month: String(day.month), year: String(day.year) } : NO_DATE;
}
