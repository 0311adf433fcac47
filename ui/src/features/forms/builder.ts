/** A form while it is being made: plain boxes for everything, and the form that they make. */
import type { Form, FormField, NewForm } from "../../ipc/generated/commands";

export type Kind = FormField["kind"];

export interface BuiltQuestion {
  /** Only to tell questions apart on the page. */
  readonly key: string;
  /** The short name under which answers are kept; empty until the form was saved once. */
  readonly name: string;
  readonly label: string;
  readonly kind: Kind;
  readonly choices: readonly (readonly [code: string, words: string])[];
  /** The answers as the form was saved last: what is typed now takes its codes from these, not from half-typed words. */
  readonly saved: readonly (readonly [code: string, words: string])[];
  readonly unit: string;
  readonly least: string;
  readonly most: string;
  readonly decimals: string;
  readonly required: boolean;
  readonly help: string;
  readonly chart: boolean;
}

export interface BuiltGroup {
  readonly key: string;
  readonly name: string;
  readonly questions: readonly BuiltQuestion[];
}

export interface BuiltFlag {
  readonly key: string;
  readonly label: string;
  /** The key of its question. */
  readonly question: string;
  readonly rule: "more_than" | "is";
  readonly value: string;
}

export interface Built {
  readonly name: string;
  readonly one: string;
  readonly purpose: string;
  readonly part: string;
  readonly cohort: string;
  /** The key of the question that says when it happened; empty when none does. */
  readonly happened: string;
  readonly groups: readonly BuiltGroup[];
  readonly flags: readonly BuiltFlag[];
  /** Keys given so far. */
  readonly keys: number;
}

const nextKey = (built: Built): string => `q${built.keys + 1}`;
const blank = (key: string): BuiltQuestion => ({ key, name: "", label: "", kind: "line", choices: [], saved: [], unit: "", least: "", most: "", decimals: "0", required: false, help: "", chart: false });

/** A form begins with the day it happened, because a record without one is hard to find again. */
export const NEW_FORM: Built = {
  name: "", one: "", purpose: "", part: "core", cohort: "", happened: "q1", flags: [], keys: 2,
  groups: [{ key: "q2", name: "Questions", questions: [{ ...blank("q1"), label: "Date", kind: "date", required: true }] }],
};

const text = (number: number | null): string => (number === null ? "" : String(number));

export function fromForm(form: Form): Built {
  let keys = 0;
  const key = (): string => `q${(keys += 1)}`;
  const groups = form.sections.map((section) => ({
    key: key(),
    name: section.name,
    questions: section.fields.map((field): BuiltQuestion => ({ key: key(), name: field.name, label: field.label, kind: field.kind, choices: field.choices, saved: field.choices, unit: field.unit, least: text(field.least), most: text(field.most), decimals: String(field.decimals), required: field.required, help: field.help, chart: field.chart })),
  }));
  const keyOf = (name: string): string => groups.flatMap(({ questions }) => questions).find((question) => question.name === name)?.key ?? "";
  const flags = form.derived.filter(({ field }) => field !== "").map((fact): BuiltFlag => ({ key: key(), label: fact.label, question: keyOf(fact.field), rule: fact.more_than === null ? "is" : "more_than", value: fact.is ?? text(fact.more_than) }));
  return { name: form.name, one: form.one, purpose: form.purpose, part: form.part, cohort: form.cohort, happened: keyOf(form.happened), groups, flags, keys };
}

/** "When was it?" as "when_was_it", unlike those already given. */
export function shortName(words: string, taken: ReadonlySet<string>, or: string): string {
  const plain = words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 50).replace(/_+$/, "") || or;
  let name = plain;
  for (let n = 2; taken.has(name) || name === "unknown"; n += 1) name = `${plain}_${n}`;
  return name;
}

/** Answers, one a line. A line that was reworded keeps its code, so that old answers keep counting as the same. */
export function choicesOf(typed: string, before: BuiltQuestion["choices"]): BuiltQuestion["choices"] {
  const lines = typed.split("\n").map((line) => line.trim()).filter(Boolean);
  const taken = new Set(before.map(([code]) => code));
  return lines.map((words, index) => {
    const same = before.find(([, old]) => old === words);
    const reworded = before.length === lines.length && before[index] && !lines.includes(before[index][1]) ? before[index] : undefined;
    const code = same?.[0] ?? reworded?.[0] ?? shortName(words, taken, "answer");
    taken.add(code);
    return [code, words] as const;
  });
}

export const questionsOf = (built: Built): readonly BuiltQuestion[] => built.groups.flatMap(({ questions }) => questions);

/** The short name of every question by its key. */
export function namesOf(built: Built): ReadonlyMap<string, string> {
  const taken = new Set(questionsOf(built).map(({ name }) => name).filter(Boolean));
  return new Map(questionsOf(built).map(({ key, name, label }) => {
    const given = name || shortName(label, taken, "question");
    taken.add(given);
    return [key, given];
  }));
}

const NUMBERS: ReadonlySet<Kind> = new Set(["number", "scale"]);
const CHOSEN: ReadonlySet<Kind> = new Set(["choice", "choices"]);
const bound = (typed: string): number | null => (typed.trim() === "" || !Number.isFinite(Number(typed)) ? null : Number(typed));

function fieldOf(question: BuiltQuestion, name: string): FormField {
  const { kind } = question;
  const number = NUMBERS.has(kind);
  return {
    name, label: question.label.trim(), kind, choices: CHOSEN.has(kind) ? question.choices.map(([code, words]) => [code, words]) : [],
    unit: kind === "number" ? question.unit.trim() : "", least: number ? bound(question.least) : null, most: number ? bound(question.most) : null,
    decimals: kind === "number" ? Math.min(4, Math.max(0, Math.trunc(Number(question.decimals) || 0))) : 0, required: question.required, help: question.help.trim(), chart: number && question.chart,
  };
}

/** The form as the program takes it. A flag about a question that is gone goes with it. */
export function toForm(built: Built, id: string | null): NewForm {
  const names = namesOf(built);
  const taken = new Set<string>();
  return {
    id, name: built.name.trim(), one: built.one.trim(), purpose: built.purpose.trim(), part: built.part, cohort: built.cohort,
    happened: names.get(built.happened) ?? "",
    sections: built.groups.map(({ name, questions }) => ({ name: name.trim(), fields: questions.map((question) => fieldOf(question, names.get(question.key) ?? "")) })).filter(({ fields }) => fields.length > 0),
    flags: built.flags.flatMap(({ label, question, rule, value }) => {
      const field = names.get(question);
      if (field === undefined || label.trim() === "" || value.trim() === "") return [];
      const name = shortName(label, taken, "flag");
      taken.add(name);
      return [{ name, label: label.trim(), field, more_than: rule === "more_than" ? (bound(value) ?? 0) : null, is: rule === "is" ? value : null }];
    }),
  };
}

const mapQuestions = (built: Built, change: (question: BuiltQuestion) => BuiltQuestion): Built => ({ ...built, groups: built.groups.map((group) => ({ ...group, questions: group.questions.map(change) })) });

export const withQuestion = (built: Built, key: string, next: Partial<BuiltQuestion>): Built => mapQuestions(built, (question) => (question.key === key ? { ...question, ...next } : question));

/** A question more at the end of a group; gives its key. */
export function addQuestion(built: Built, group: string): readonly [Built, string] {
  const key = nextKey(built);
  return [{ ...built, keys: built.keys + 1, groups: built.groups.map((one) => (one.key === group ? { ...one, questions: [...one.questions, blank(key)] } : one)) }, key];
}

export function addGroup(built: Built): readonly [Built, string] {
  const key = nextKey(built);
  return [{ ...built, keys: built.keys + 1, groups: [...built.groups, { key, name: "", questions: [] }] }, key];
}

export function addFlag(built: Built): readonly [Built, string] {
  const key = nextKey(built);
  return [{ ...built, keys: built.keys + 1, flags: [...built.flags, { key, label: "", question: "", rule: "is", value: "" }] }, key];
}

export function removeQuestion(built: Built, key: string): Built {
  const groups = built.groups.map((group) => ({ ...group, questions: group.questions.filter((question) => question.key !== key) }));
  return { ...built, groups: groups.length > 1 ? groups.filter(({ questions }) => questions.length > 0) : groups, happened: built.happened === key ? "" : built.happened, flags: built.flags.filter(({ question }) => question !== key) };
}

/** One place up or down; past the end of its group into the next. */
export function moveQuestion(built: Built, key: string, by: -1 | 1): Built {
  const at = built.groups.findIndex(({ questions }) => questions.some((question) => question.key === key));
  const group = built.groups[at];
  const from = group?.questions.findIndex((question) => question.key === key) ?? -1;
  const question = group?.questions[from];
  if (!group || !question) return built;
  const rest = group.questions.filter((one) => one.key !== key);
  const to = from + by;
  if (to >= 0 && to <= rest.length) return { ...built, groups: built.groups.map((one, index) => (index === at ? { ...one, questions: rest.toSpliced(to, 0, question) } : one)) };
  const next = built.groups[at + by];
  if (!next) return built;
  const moved = by > 0 ? [question, ...next.questions] : [...next.questions, question];
  return { ...built, groups: built.groups.map((one, index) => (index === at ? { ...one, questions: rest } : index === at + by ? { ...one, questions: moved } : one)) };
}

/** A form half made, as it was kept; what cannot be read is the form it began from. */
export function readBuilt(kept: string, or: Built): Built {
  try {
    const read = JSON.parse(kept) as Partial<Built> | null;
    return read && Array.isArray(read.groups) && Array.isArray(read.flags) && typeof read.keys === "number" ? { ...or, ...read } : or;
  } catch {
    return or;
  }
}
