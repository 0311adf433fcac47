/** A person while being typed: what stands in the boxes, what the program is asked, and what is wrong before it is asked. */
import type { NewCase, NewPerson } from "../../ipc/generated/commands";
import { dateBoxId } from "../../nhs/DateFields";
import type { Problem } from "../../nhs/ErrorSummary";
import { tenDigits } from "../../nhs/format/nhsNumber";
import { isBlank, NO_DATE, readTypedDate, type TypedDate } from "../../nhs/format/typedDate";

export interface TypedPerson {
  readonly number: string;
  readonly numberNotKnown: boolean;
  readonly family: string;
  readonly given: string;
  readonly knownAs: string;
  readonly title: string;
  readonly born: TypedDate;
  readonly sex: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly cohorts: readonly string[];
  readonly headline: string;
  readonly urgency: string;
  readonly keyWorker: string;
}

export const NOBODY_YET: TypedPerson = {
  number: "", numberNotKnown: false, family: "", given: "", knownAs: "", title: "", born: NO_DATE, sex: "", address: "", postcode: "", phone: "", cohorts: [], headline: "", urgency: "routine", keyWorker: "",
};

/** Ids of the boxes, by the program's names of what stands in them. */
export const BOXES = {
  nhs_number: "person-number", family_name: "person-family", given_name: "person-given", known_as: "person-known-as", title: "person-title", date_of_birth: "person-born", sex: "person-sex",
  address: "person-address", postcode: "person-postcode", phone: "person-phone", cohorts: "person-cohorts", headline: "person-headline", urgency: "person-urgency", key_worker: "person-key-worker",
} as const;

/** The box that a refusal of the program is about. */
export function boxOf(field: string | null): string | null {
  if (!field || !Object.hasOwn(BOXES, field)) return null;
  const box = BOXES[field as keyof typeof BOXES];
  return field === "date_of_birth" ? dateBoxId(box, "day") : box;
}

const bornOf = (born: TypedDate): string => {
  const read = isBlank(born) ? null : readTypedDate(born, "");
  return read && "date" in read ? read.date : "";
};

/** The person as far as typed. A number that is said not to be known is not handed on. */
export function personOf(typed: TypedPerson): NewPerson {
  return {
    family_name: typed.family, given_name: typed.given, known_as: typed.knownAs, title: typed.title, date_of_birth: bornOf(typed.born), sex: typed.sex,
    nhs_number: typed.numberNotKnown ? "" : tenDigits(typed.number), nhs_number_absent_reason: typed.numberNotKnown ? "not_known" : "", address: typed.address, postcode: typed.postcode, phone: typed.phone,
  };
}

export const caseOf = (typed: TypedPerson): NewCase => ({ person: personOf(typed), cohorts: [...typed.cohorts], headline: typed.headline, urgency: typed.urgency, key_worker: typed.keyWorker });

/** Whether enough is typed for a look at who it may be: a whole number, or a name with something beside it. */
export function enoughToLook(person: NewPerson): boolean {
  const named = (person.family_name + person.given_name).trim().length > 1;
  return person.nhs_number.length === 10 || (named && (person.date_of_birth !== "" || person.postcode.trim() !== "" || person.phone.trim() !== "")) || (person.date_of_birth !== "" && person.postcode.trim() !== "");
}

/** What is wrong before the program is asked, in the order of the boxes. */
export function problemsOf(typed: TypedPerson): Problem[] {
  const problems: Problem[] = [];
  if (!typed.numberNotKnown && typed.number.trim() === "") problems.push({ fieldId: BOXES.nhs_number, words: "Enter the NHS number, or tick that you do not know it" });
  if (typed.family.trim() === "" && typed.given.trim() === "") problems.push({ fieldId: BOXES.family_name, words: "Enter at least one name" });
  const born = isBlank(typed.born) ? null : readTypedDate(typed.born, "");
  if (born && "words" in born) problems.push({ fieldId: dateBoxId(BOXES.date_of_birth, born.box), words: born.words });
  return problems;
}

export const isEmpty = (typed: TypedPerson): boolean => JSON.stringify(typed) === JSON.stringify(NOBODY_YET);

/** Reads a kept draft; what does not fit this version is left out and nothing else is lost. */
export function readKept(text: string): TypedPerson {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return NOBODY_YET;
    const entries = Object.entries(NOBODY_YET).map(([name, usual]) => {
      const found: unknown = (kept as Record<string, unknown>)[name];
      const fits = typeof found === typeof usual && Array.isArray(found) === Array.isArray(usual) && found !== null;
      return [name, fits ? (name === "born" ? { ...NO_DATE, ...(found as object) } : found) : usual];
    });
    return Object.fromEntries(entries) as unknown as TypedPerson;
  } catch {
    return NOBODY_YET;
  }
}
