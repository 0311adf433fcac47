/** When an action is to be done by: a week from today unless somebody says otherwise. */
import type { Day } from "../../../nhs/format/date";
import { type ReadDate, readTypedDate, type TypedDate } from "../../../nhs/format/typedDate";

/** Reads the boxes of the due date; a year of two figures is one of this century. */
export const readDue = (typed: TypedDate): ReadDate => readTypedDate(typed, "Enter the date it is to be done by", true);

/** A week from today, as the boxes show it: what most actions are due by, and never in the past. */
export function inAWeek(today: Day): TypedDate {
  const then = new Date(Date.UTC(today.year, today.month - 1, today.day + 7));
  return { day: String(then.getUTCDate()), month: String(then.getUTCMonth() + 1), year: String(then.getUTCFullYear()) };
}
