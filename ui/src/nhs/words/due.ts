/** When an action is due, in words: late ones first of all in days. */
import { counted } from "../format/count";
import { type Day, dayInWords, daysBetween, readDay } from "../format/date";

export interface Due {
  /** "3 days late", "Today", or the date. */
  readonly words: string;
  /** The date below it, where the words are no date. */
  readonly below: string;
  readonly late: boolean;
}

export function dueInWords(due: string, today: Day): Due {
  const day = readDay(due);
  if (!day) return { words: "No date", below: "", late: false };
  const late = daysBetween(day, today);
  if (late > 0) return { words: `${counted(late, "day")} late`, below: `Due ${dayInWords(day)}`, late: true };
  if (late === 0) return { words: "Today", below: "", late: false };
  return late === -1 ? { words: "Tomorrow", below: dayInWords(day), late: false } : { words: dayInWords(day), below: "", late: false };
}
