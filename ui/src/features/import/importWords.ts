/** The words of an import: what a column feeds, why a row may be somebody, and what a report says. */
import type { SpreadsheetColumn, SpreadsheetQuestion, SpreadsheetReport } from "../../ipc/generated/commands";
import { counted, listed } from "../../nhs/format/count";
import { plainly } from "../../nhs/words/codes";

/** A column that is not to be read, not even into the note. */
export const IGNORE = "ignore";
/** A column that goes where its heading leads it. */
export const BY_ITSELF = "";

type Map = Readonly<Record<string, string>>;

export const chosenFor = ({ heading }: SpreadsheetColumn, map: Map): string => (Object.hasOwn(map, heading) ? (map[heading] ?? BY_ITSELF) : BY_ITSELF);

export function withChoice(map: Map, heading: string, chosen: string): Map {
  const { [heading]: _, ...others } = map;
  return chosen === BY_ITSELF ? others : { ...others, [heading]: chosen };
}

/** Where a column goes that nobody told: its field, the questions it answers, or the note. */
export function byItselfInWords(column: SpreadsheetColumn, map: Map): string {
  if (chosenFor(column, map) !== BY_ITSELF) return "As its heading says";
  const { field, questions } = column;
  const asked = questions.length === 1 ? questions.map(({ form, label }) => `${form}: ${label}`) : questions.map(({ label }) => label);
  const goes = [...new Set([...(field ? [importFieldInWords(field)] : []), ...asked])];
  return goes.length > 0 ? goes.join(" or ") : "Kept in a note";
}

/** "Falls response or Home visit, as the row says. 7 of 110 entries are kept in a note, such as “~90”." */
export function notedInWords({ field, questions, filled, noted, first_noted: first }: SpreadsheetColumn): string {
  const forms = [...new Set(questions.map(({ form }) => form))];
  const said = forms.length > 1 ? [`${listed(forms)}, as the row says.`] : [];
  if (noted > 0 && (field !== null || questions.length > 0)) said.push(`${noted === filled ? counted(noted, "entry", "entries") : `${noted} of ${filled} entries`} ${noted === 1 ? "is" : "are"} kept in a note, such as “${first}”.`);
  return said.join(" ");
}

/** What becomes of the columns, counted. */
export function columnsInWords(columns: readonly SpreadsheetColumn[]): string {
  const many = (is: (column: SpreadsheetColumn) => boolean): number => columns.filter(is).length;
  const read = many(({ field }) => field !== null);
  const asked = many(({ field, questions }) => field === null && questions.length > 0);
  const ignored = many(({ ignored: is }) => is);
  const noted = columns.length - read - asked - ignored;
  const said = [read > 0 ? `${read} about the person` : "", asked > 0 ? `${asked} to forms` : "", noted > 0 ? `${noted} kept in a note` : "", ignored > 0 ? `${ignored} not read` : ""].filter(Boolean);
  return listed(said);
}

/** The questions by their forms, both in the order in which they came. */
export function formsOf(questions: readonly SpreadsheetQuestion[]): readonly { readonly form: string; readonly questions: readonly SpreadsheetQuestion[] }[] {
  const forms = [...new Set(questions.map(({ form }) => form))];
  return forms.map((form) => ({ form, questions: questions.filter((question) => question.form === form) }));
}

const FIELDS: Readonly<Record<string, string>> = {
  source_id: "Number in that system",
  nhs_number: "NHS number",
  full_name: "Whole name",
  family_name: "Family name",
  given_name: "Given name",
  known_as: "Known as",
  date_of_birth: "Date of birth",
  gp: "Usual GP",
  gp_practice: "GP practice",
  gp_practice_code: "GP practice code",
  electronic_frailty_index: "Electronic frailty index",
  electronic_frailty_index_2: "Electronic frailty index 2",
  clinical_frailty_scale: "Clinical Frailty Scale (Rockwood)",
  last_contact: "Last contact",
  palliative_care_register: "On the palliative care register",
  restricted: "Restricted record marker",
  date_of_death: "Date of death",
};
export const importFieldInWords = (field: string): string => (Object.hasOwn(FIELDS, field) ? (FIELDS[field] ?? field) : plainly(field));

const WHYS: Readonly<Record<string, string>> = {
  identical_row: "The same row twice",
  same_nhs_number: "The same NHS number",
  same_name_birth_date_postcode: "The same name, date of birth and postcode",
  same_name_and_birth_date: "The same name and date of birth",
  same_name_and_phone: "The same name and telephone",
  same_name_birth_date_slip: "The same name, and a date of birth that differs by a slip",
  same_birth_date_and_place: "The same date of birth and place",
  same_name_and_postcode: "The same name and postcode",
  same_name_birth_date_other_number: "The same name and date of birth, another NHS number",
};
export const whyInWords = (why: string): string => (Object.hasOwn(WHYS, why) ? (WHYS[why] ?? why) : plainly(why));

/** "419 people can be imported. 1 row repeats an earlier one." Before and after are the same sentences in their tense. */
export function reportInWords(report: SpreadsheetReport): readonly string[] {
  const fresh = report.importable - report.unchanged - report.updated;
  const said = [`${counted(fresh, "new person", "new people")} can be imported.`];
  if (report.updated > 0) said.push(`${counted(report.updated, "person is", "people are")} here already and will be updated.`);
  if (report.unchanged > 0) said.push(`${counted(report.unchanged, "person is", "people are")} here already and unchanged.`);
  if (report.repeated > 0) said.push(`${counted(report.repeated, "row repeats", "rows repeat")} an earlier row and will be left out.`);
  return said;
}

export function doneInWords(report: SpreadsheetReport): string {
  const done = [report.imported > 0 || report.updated + report.unchanged === 0 ? `${counted(report.imported, "person", "people")} imported` : "", report.updated > 0 ? `${counted(report.updated, "person", "people")} updated` : "", report.unchanged > 0 ? `${counted(report.unchanged, "person", "people")} unchanged` : ""].filter(Boolean);
  return listed(done);
}

/** What the main button says: what it does, and to how many. */
export function importButton(report: SpreadsheetReport): string {
  const many = report.importable - report.unchanged;
  return many === 0 ? "Nothing to import" : `Import ${counted(many, "person", "people")}`;
}
