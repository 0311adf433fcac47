/** Answers of a record in words, read by the form that they answer. */
import type { Form, FormField } from "../../ipc/generated/commands";
import { dayInWords, readDay } from "../format/date";
import { inEnglandInWords } from "../format/england";
import { valueInWords } from "../words/codes";

/** Nobody knows: an answer, unlike none. */
export const UNKNOWN = "unknown";

export type Answers = Readonly<Record<string, string>>;

/** What one of the choices says: the form's own words, else those of the record's codes. */
export function choiceInWords({ name, choices }: Pick<FormField, "name" | "choices">, code: string): string {
  const shown = choices.find(([word]) => word === code)?.[1];
  return shown ? shown : valueInWords(name, code);
}

/** "about" is said before a time that somebody estimated. */
export function whenInWords(kept: string): string {
  const estimated = kept.startsWith("~");
  const text = estimated ? kept.slice(1) : kept;
  const day = readDay(text);
  const said = inEnglandInWords(text) ?? (day ? dayInWords(day) : text);
  return estimated ? `about ${said}` : said;
}

export function answerInWords(field: FormField, answer: string): string {
  if (answer === UNKNOWN && !field.choices.some(([word, shown]) => word === UNKNOWN && shown !== "")) return "Not known";
  switch (field.kind) {
    case "choice": return choiceInWords(field, answer);
    case "choices": return answer.split(" ").map((code, index) => (index === 0 ? choiceInWords(field, code) : lowered(choiceInWords(field, code)))).join(", ");
    case "yes_no": return valueInWords(field.name, answer);
    case "date":
    case "instant": return whenInWords(answer);
    case "number":
    case "scale": return withUnit(answer, field.unit);
    default: return answer;
  }
}

/** "36.7 °C", "98%". */
export const withUnit = (number: string, unit: string): string => (unit === "" ? number : unit === "%" ? `${number}%` : `${number} ${unit}`);

/** "Bruise, head" but "GP": only a word with one capital letter loses it. */
const lowered = (words: string): string => (/^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);

export const fieldsOf = (form: Pick<Form, "sections">): readonly FormField[] => form.sections.flatMap(({ fields }) => fields);

/** "a fall", "an alert". */
export const withArticle = (one: string): string => `${/^[aeiou]/i.test(one) ? "an" : "a"} ${one}`;

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
