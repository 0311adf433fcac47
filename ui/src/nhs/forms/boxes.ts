/**
 * The boxes of any form: what stands in each at first, and the answers that they make. What fits a question is judged by
 * the program alone; only what has several boxes, a day and a time, is put together here.
 */
import type { Form, FormField } from "../../ipc/generated/commands";
import { clockInWords, readDay, readInstant } from "../format/date";
import { fromEngland, inEngland, readTime } from "../format/england";
import { asTyped, type DateBox, isBlank, NO_DATE, readTypedDate, type TypedDate } from "../format/typedDate";
import { type Answers, fieldsOf, UNKNOWN } from "./answerWords";

export type FormBoxes = Readonly<Record<string, string>>;
type Shape = Pick<Form, "sections" | "happened">;
export type WrongBox = DateBox | "time" | "";

/** What is wrong, with the field and the box in it. */
export interface WrongAnswer {
  readonly field: string;
  readonly box: WrongBox;
  readonly words: string;
}

/** What a person types where nobody knows. */
const NOBODY_KNOWS = new Set(["?", "unknown", "not known", "nk", "n/k"]);
const nobodyKnows = (typed: string): boolean => NOBODY_KNOWS.has(typed.trim().toLowerCase());

export const boxOf = (field: string, box: WrongBox | "about"): string => (box === "" ? field : `${field}.${box}`);

/** The id of what to go to when a field is wrong. */
export function elementOf(prefix: string, field: Pick<FormField, "name" | "kind">, box: WrongBox = ""): string {
  const id = `${prefix}-${field.name}`;
  if (field.kind === "date") return `${id}-${box || "day"}`;
  return field.kind === "instant" ? `${id}-${box || "time"}` : id;
}

/** A box in three, or four. */
const typedIn = (boxes: FormBoxes, field: string): TypedDate => ({ day: boxes[boxOf(field, "day")] ?? "", month: boxes[boxOf(field, "month")] ?? "", year: boxes[boxOf(field, "year")] ?? "" });
export { typedIn };

function boxesOfDay(field: string, { day, month, year }: TypedDate): FormBoxes {
  return { [boxOf(field, "day")]: day, [boxOf(field, "month")]: month, [boxOf(field, "year")]: year };
}

/** What stands in the boxes of one question. */
function startOne({ name, kind }: FormField, answer: string): FormBoxes {
  if (kind === "date") return boxesOfDay(name, answer === UNKNOWN ? { ...NO_DATE, day: "?" } : asTyped(answer));
  if (kind === "instant") {
    const instant = readInstant(answer.replace(/^~/, ""));
    const at = instant ? inEngland(instant) : null;
    const day = at ? { day: String(at.day.day), month: String(at.day.month), year: String(at.day.year) } : NO_DATE;
    return { ...boxesOfDay(name, day), [boxOf(name, "time")]: at ? clockInWords(at.hours, at.minutes) : answer === UNKNOWN ? "?" : "", [boxOf(name, "about")]: answer.startsWith("~") ? "yes" : "" };
  }
  if (answer !== UNKNOWN || ["choice", "choices", "yes_no", "scale"].includes(kind)) return { [name]: answer };
  // A text that was cleared says nothing.
  return { [name]: kind === "number" ? "?" : "" };
}

export const startBoxes = (form: Shape, answers: Answers = {}): FormBoxes => Object.assign({}, ...fieldsOf(form).map((field) => startOne(field, answers[field.name] ?? ""))) as FormBoxes;

const sameBoxes = (a: FormBoxes, b: FormBoxes): boolean => Object.entries(a).every(([name, text]) => (b[name] ?? "").trim() === text.trim());

/** The day that a time without one belongs to: that of what says when it all happened. */
function usualDay(form: Shape, boxes: FormBoxes, field: string): TypedDate {
  return field === form.happened || form.happened === "" ? NO_DATE : typedIn(boxes, form.happened);
}

/** Reads the day and time of a question; blank is no answer. */
export function readWhen(form: Shape, field: Pick<FormField, "name" | "kind">, boxes: FormBoxes): { readonly answer: string } | Omit<WrongAnswer, "field"> {
  const { name } = field;
  const typed = typedIn(boxes, name);
  if (field.kind === "date") {
    if (isBlank(typed)) return { answer: "" };
    if (nobodyKnows(typed.day)) return { answer: UNKNOWN };
    const read = readTypedDate(typed, "", true);
    return "date" in read ? { answer: read.date } : read;
  }
  const time = boxes[boxOf(name, "time")] ?? "";
  if (isBlank(typed) && time.trim() === "") return { answer: "" };
  if (nobodyKnows(time) || nobodyKnows(typed.day)) return { answer: UNKNOWN };
  const clock = readTime(time);
  if (!clock) return { box: "time", words: time.trim() === "" ? "Enter the time as well, for example 2:14pm" : "Enter the time like this: 2:14pm or 14:14" };
  const read = readTypedDate(isBlank(typed) ? usualDay(form, boxes, name) : typed, "Enter the day as well", true);
  if (!("date" in read)) return isBlank(typed) ? { box: "day", words: "Enter the day as well" } : read;
  const day = readDay(read.date);
  const instant = day ? fromEngland(day, clock.hours, clock.minutes) : null;
  if (!instant) return { box: "time", words: "The clocks went forward over that hour. Check the time" };
  return { answer: `${boxes[boxOf(name, "about")] ? "~" : ""}${instant.toISOString().replace(".000Z", "Z")}` };
}

/** The answers of all boxes. An answer that nobody touched is handed back as it was kept. */
export function readBoxes(form: Shape, boxes: FormBoxes, was: Answers = {}): { readonly answers: Answers; readonly wrong: readonly WrongAnswer[] } {
  const answers: Record<string, string> = {};
  const wrong: WrongAnswer[] = [];
  for (const field of fieldsOf(form)) {
    const { name, kind, label } = field;
    const before = was[name] ?? "";
    if (before !== "" && sameBoxes(startOne(field, before), boxes)) {
      answers[name] = before;
    } else if (kind === "date" || kind === "instant") {
      const read = readWhen(form, field, boxes);
      if ("answer" in read) answers[name] = read.answer;
      else wrong.push({ field: name, box: read.box, words: `${label}: ${read.words.charAt(0).toLowerCase()}${read.words.slice(1)}` });
    } else {
      const typed = (boxes[name] ?? "").trim();
      answers[name] = kind === "number" && nobodyKnows(typed) ? UNKNOWN : typed;
    }
  }
  return { answers: Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== "")), wrong };
}
