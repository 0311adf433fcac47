/** The boxes of the form of a cohort: what stands in them first, what they hand in, and what is missing. */
import type { CohortDefinition, NewCohort } from "../../ipc/generated/commands";
import type { Problem } from "../../nhs/ErrorSummary";
import type { Choice } from "../../nhs/Fields";
import { counted } from "../../nhs/format/count";

export type Boxes = Readonly<Record<"name" | "purpose" | "outcomes" | "entry" | "exit" | "days" | "home" | "circle" | "seen", string>>;

export const box = (name: string): string => `cohort-${name}`;

export const boxesOf = (cohort: CohortDefinition | null): Boxes => ({
  name: cohort?.name ?? "",
  purpose: cohort?.purpose ?? "",
  outcomes: cohort?.outcomes.join("\n") ?? "",
  entry: cohort?.entry_criteria ?? "",
  exit: cohort?.exit_criteria ?? "",
  days: cohort ? String(cohort.review_days ?? "") : "28",
  home: cohort?.home_part ?? "",
  circle: cohort?.circle.map(({ id }) => id).join(" ") ?? "",
  seen: cohort?.versions[0]?.entry ?? "",
});

/** Who learns that somebody is in the cohort: the part in which membership is kept, in words. */
export const HOMES: readonly Choice[] = [
  { value: "core", words: "Everybody who holds the case", hint: "Every partner in the person’s circle sees the name of the cohort" },
  { value: "about", words: "Those who hold About me", hint: "Usually everybody in the circle" },
  { value: "clinical", words: "Health partners", hint: "Kept with the clinical notes" },
  { value: "social", words: "Social care and housing", hint: "Kept with social care, housing and money" },
  { value: "end_of_life", words: "Those who hold the end of life plan", hint: "Health partners and hospice" },
  { value: "safeguarding", words: "Those who deal with safeguarding", hint: "Named partners only" },
];
export const homeInWords = (part: string): string => HOMES.find(({ value }) => value === part)?.words ?? "Those who hold that part of the case";

const INTERVALS: Readonly<Record<string, string>> = { 7: "Every week", 14: "Every 2 weeks", 28: "Every 4 weeks", 56: "Every 8 weeks", 84: "Every 12 weeks", 182: "Every 6 months", 365: "Every year" };
/** "Every 4 weeks", "Every 10 days". */
export const intervalInWords = (days: number): string => INTERVALS[String(days)] ?? `Every ${counted(days, "day")}`;

/** The usual intervals, and the one that stands there when it is none of them. */
export function intervalChoices(days: string): readonly Choice[] {
  const usual = Object.entries(INTERVALS).map(([value, words]) => ({ value, words }));
  const other = days !== "" && !Object.hasOwn(INTERVALS, days) && /^\d+$/.test(days);
  return [{ value: "", words: "Only when somebody sets a day" }, ...usual, ...(other ? [{ value: days, words: intervalInWords(Number(days)) }] : [])];
}

const outcomesOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);

export function problemsOf(boxes: Boxes): readonly Problem[] {
  const problems: Problem[] = [];
  if (boxes.name.trim() === "") problems.push({ fieldId: box("name"), words: "Enter the cohort’s name" });
  if (boxes.purpose.trim() === "") problems.push({ fieldId: box("purpose"), words: "Say in one sentence what it is for" });
  const outcomes = outcomesOf(boxes.outcomes);
  if (outcomes.length === 0) problems.push({ fieldId: box("outcomes"), words: "Say at least one thing that the team wants to see change" });
  if (outcomes.length > 8) problems.push({ fieldId: box("outcomes"), words: "Keep to eight outcomes: more are not kept in view" });
  if (outcomes.some((line) => [...line].length > 120)) problems.push({ fieldId: box("outcomes"), words: "Keep each outcome to 120 characters" });
  if (boxes.home === "") problems.push({ fieldId: box("home"), words: "Say who learns that somebody is in the cohort" });
  return problems;
}

/** `partsOf` says which parts a partner is to hold. */
export const cohortOf = (boxes: Boxes, circle: NewCohort["circle"]): NewCohort => ({
  name: boxes.name,
  purpose: boxes.purpose,
  outcomes: outcomesOf(boxes.outcomes),
  entry_criteria: boxes.entry,
  exit_criteria: boxes.exit,
  review_days: boxes.days === "" ? null : Number(boxes.days),
  home_part: boxes.home,
  circle,
});

/** The program's names of boxes. */
export const boxOfField = (field: string | null): string | null => {
  const names: Readonly<Record<string, string>> = { name: "name", purpose: "purpose", outcomes: "outcomes", entry_criteria: "entry", exit_criteria: "exit", review_days: "days", home_part: "home", circle: "circle" };
  return field !== null && Object.hasOwn(names, field) ? box(names[field] ?? "") : null;
};
