/** A referral while being typed: what stands in the boxes, what the program is asked, and what is wrong before it is asked. */
import type { NewPerson, NewReferral } from "../../ipc/generated/commands";
import { dateBoxId } from "../../nhs/DateFields";
import type { Problem } from "../../nhs/ErrorSummary";
import { tenDigits } from "../../nhs/format/nhsNumber";
import { isBlank, NO_DATE, readTypedDate, type TypedDate } from "../../nhs/format/typedDate";
import { readTypedTime } from "./typedTime";

export const STEPS = ["who", "why", "sharing", "check"] as const;
export type Step = (typeof STEPS)[number];

export interface TypedReferral {
  /** Where the person stood, to come back to. */
  readonly step: string;
  readonly number: string;
  readonly numberNotKnown: boolean;
  readonly numberWhy: string;
  readonly family: string;
  readonly given: string;
  readonly knownAs: string;
  readonly title: string;
  readonly born: TypedDate;
  readonly age: string;
  readonly sex: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  /** The case that is referred again, in place of a new person: its id, and whom it is about. */
  readonly caseId: string;
  readonly caseName: string;
  readonly caseCode: string;
  /** Cases of which a person said that they are somebody else. */
  readonly different: readonly string[];
  readonly source: string;
  readonly referrer: string;
  readonly referrerPhone: string;
  readonly earlier: boolean;
  readonly receivedDay: TypedDate;
  readonly receivedTime: string;
  readonly reason: string;
  readonly question: string;
  readonly headline: string;
  readonly cohorts: readonly string[];
  readonly urgency: string;
  readonly telephoned: string;
  readonly telephonedTo: string;
  readonly telephonePlan: string;
  readonly knows: string;
  readonly toldBy: string;
  readonly agreesHelp: string;
  readonly agrees: string;
  readonly wants: string;
}

export const NOTHING_YET: TypedReferral = {
  step: "who", number: "", numberNotKnown: false, numberWhy: "not_known", family: "", given: "", knownAs: "", title: "", born: NO_DATE, age: "", sex: "", address: "", postcode: "", phone: "",
  caseId: "", caseName: "", caseCode: "", different: [],
  source: "", referrer: "", referrerPhone: "", earlier: false, receivedDay: NO_DATE, receivedTime: "", reason: "", question: "", headline: "", cohorts: [], urgency: "", telephoned: "", telephonedTo: "", telephonePlan: "",
  knows: "", toldBy: "", agreesHelp: "", agrees: "", wants: "",
};

/** Ids of the boxes, by the program's names of what stands in them. */
export const BOXES = {
  nhs_number: "referral-number", nhs_number_absent_reason: "referral-number-why", family_name: "referral-family", given_name: "referral-given", known_as: "referral-known-as", title: "referral-title", date_of_birth: "referral-born",
  born_about: "referral-age", sex: "referral-sex", address: "referral-address", postcode: "referral-postcode", phone: "referral-phone",
  source: "referral-source", referrer: "referral-referrer", referrer_phone: "referral-referrer-phone", received_at: "referral-received", reason: "referral-reason", question: "referral-question", headline: "referral-headline",
  cohorts: "referral-cohorts", urgency: "referral-urgency", telephoned: "referral-telephoned", telephoned_to: "referral-telephoned-to", telephone_plan: "referral-telephone-plan",
  knows: "referral-knows", told_by: "referral-told-by", agrees_help: "referral-agrees-help", agrees: "referral-agrees", wants: "referral-wants",
} as const;
export const RECEIVED_TIME = "referral-received-time";

const WHY: ReadonlySet<string> = new Set(["source", "referrer", "referrer_phone", "received_at", "reason", "question", "headline", "cohorts", "urgency", "telephoned", "telephoned_to", "telephone_plan"]);
const SHARING: ReadonlySet<string> = new Set(["knows", "told_by", "agrees_help", "agrees", "wants"]);

/** The page and the box that a refusal of the program is about. */
export function boxOf(field: string | null): { readonly step: Step; readonly id: string } | null {
  if (!field || !Object.hasOwn(BOXES, field)) return null;
  const box = BOXES[field as keyof typeof BOXES];
  return { step: WHY.has(field) ? "why" : SHARING.has(field) ? "sharing" : "who", id: field === "date_of_birth" || field === "received_at" ? dateBoxId(box, "day") : box };
}

/** Whoever chooses one of these needs somebody to act before anybody reads a screen. */
export const isUrgent = ({ urgency }: { readonly urgency: string }): boolean => urgency === "now" || urgency === "two_hours";

const dateOf = (typed: TypedDate, shortYears = false): string => {
  const read = isBlank(typed) ? null : readTypedDate(typed, "", shortYears);
  return read && "date" in read ? read.date : "";
};

/** The person as far as typed. A number that is said not to be known is not handed on. */
export function personOf(typed: TypedReferral): NewPerson {
  return {
    family_name: typed.family, given_name: typed.given, known_as: typed.knownAs, title: typed.title, date_of_birth: dateOf(typed.born), born_about: isBlank(typed.born) ? typed.age : "", sex: typed.sex,
    nhs_number: typed.numberNotKnown ? "" : tenDigits(typed.number), nhs_number_absent_reason: typed.numberNotKnown ? typed.numberWhy : "", address: typed.address, postcode: typed.postcode, phone: typed.phone,
  };
}

/** The answers of the form `referral`. What belongs to another choice stays in its box and is not handed on. */
export function answersOf(typed: TypedReferral): Readonly<Record<string, string>> {
  const day = dateOf(typed.receivedDay, true);
  const time = readTypedTime(typed.receivedTime);
  return {
    received_at: typed.earlier && day ? `${day}T${time ?? "00:00"}` : "", source: typed.source, referrer: typed.referrer, referrer_phone: typed.referrerPhone, reason: typed.reason, question: typed.question, urgency: typed.urgency,
    telephoned: typed.telephoned, telephoned_to: typed.telephoned === "yes" ? typed.telephonedTo : "", telephone_plan: typed.telephoned === "no" ? typed.telephonePlan : "",
    knows: typed.knows, told_by: typed.knows === "yes" ? typed.toldBy : "", agrees_help: typed.agreesHelp, agrees: typed.agrees, wants: typed.wants,
  };
}

export const referralOf = (typed: TypedReferral, draft: string): NewReferral => ({
  person: typed.caseId ? null : personOf(typed), case: typed.caseId || null, cohorts: [...typed.cohorts], urgency: typed.urgency, headline: typed.headline, answers: { ...answersOf(typed) }, draft,
});

/** Whether enough is typed for a look at who it may be: a whole number, or a name with something beside it. */
export function enoughToLook(person: NewPerson): boolean {
  const named = (person.family_name + person.given_name).trim().length > 1;
  return person.nhs_number.length === 10 || (named && [person.date_of_birth, person.born_about, person.postcode, person.phone].some((text) => text.trim() !== "")) || (person.date_of_birth !== "" && person.postcode.trim() !== "");
}

/** What is wrong on one page before the program is asked, in the order of its boxes. */
export function problemsOf(typed: TypedReferral, step: Step): Problem[] {
  const problems: Problem[] = [];
  const missing = (text: string, fieldId: string, words: string): void => {
    if (text.trim() === "") problems.push({ fieldId, words });
  };
  if (step === "who" && !typed.caseId) {
    missing(typed.family + typed.given, BOXES.family_name, "Enter at least one name");
    const born = isBlank(typed.born) ? null : readTypedDate(typed.born, "");
    if (born && "words" in born) problems.push({ fieldId: dateBoxId(BOXES.date_of_birth, born.box), words: born.words });
  }
  if (step === "why") {
    missing(typed.source, BOXES.source, "Choose where the referral comes from");
    if (typed.earlier) {
      const day = readTypedDate(typed.receivedDay, "Enter the day on which it was received", true);
      if ("words" in day) problems.push({ fieldId: dateBoxId(BOXES.received_at, day.box), words: day.words });
      if (readTypedTime(typed.receivedTime) === null) problems.push({ fieldId: RECEIVED_TIME, words: "Enter the time as 14:10 or 2:10pm" });
    }
    missing(typed.reason, BOXES.reason, "Say what has happened");
    missing(typed.urgency, BOXES.urgency, "Choose how soon somebody must see the person");
    if (isUrgent(typed)) {
      missing(typed.telephoned, BOXES.telephoned, "Telephone first, then say whether you have");
      if (typed.telephoned === "yes") missing(typed.telephonedTo, BOXES.telephoned_to, "Say whom you spoke to");
      if (typed.telephoned === "no") missing(typed.telephonePlan, BOXES.telephone_plan, "Say who will telephone, and when");
    }
  }
  return problems;
}

/** Nothing was typed: where somebody stood is no reason to keep a draft. */
export const isEmpty = (typed: TypedReferral): boolean => JSON.stringify({ ...typed, step: "" }) === JSON.stringify({ ...NOTHING_YET, step: "" });

/** Reads a kept draft; what does not fit this version is left out and nothing else is lost. */
export function readKept(text: string): TypedReferral {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return NOTHING_YET;
    const entries = Object.entries(NOTHING_YET).map(([name, usual]) => {
      const found: unknown = (kept as Record<string, unknown>)[name];
      const fits = typeof found === typeof usual && Array.isArray(found) === Array.isArray(usual) && found !== null;
      return [name, fits ? (name === "born" || name === "receivedDay" ? { ...NO_DATE, ...(found as object) } : found) : usual];
    });
    return Object.fromEntries(entries) as unknown as TypedReferral;
  } catch {
    return NOTHING_YET;
  }
}

export const readStep = (name: unknown): Step | null => STEPS.find((step) => step === name) ?? null;
