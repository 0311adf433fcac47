/** Which forms stand on the Pathways tab and in what order, and what a record is called there. */
import type { Case, Form } from "../../../ipc/generated/commands";
import type { PathwayRecord } from "../../../ipc/records";
import { capital, withArticle } from "../../../nhs/forms/answerWords";

/** What is open on the tab, as the address says it: `add-FORM`, `fix-RECORD`, `wrong-RECORD` or `plan-FORM`. */
export type Doing = { readonly act: "" } | { readonly act: "add" | "plan" | "fix" | "wrong"; readonly id: string };

export function readDoing(edit: string): Doing {
  const match = /^(add|plan|fix|wrong)-(.+)$/.exec(edit);
  return match ? { act: match[1] as "add", id: match[2] ?? "" } : { act: "" };
}

export interface Group {
  readonly id: string;
  /** Nothing when this laptop does not know it, or no longer. */
  readonly form: Form | null;
  readonly name: string;
  readonly records: readonly PathwayRecord[];
}

export interface Groups {
  /** Of the person's cohorts, then whatever has a record. */
  readonly shown: readonly Group[];
  /** Forms that may be begun and have nothing yet. */
  readonly others: readonly Form[];
}

/** Whether a plan says anything about this person. */
export function planSays(form: Form, record: Pick<Case, "parts" | "two_answers">): boolean {
  const names = new Set(form.sections.flatMap(({ fields }) => fields.map(({ name }) => name)));
  return record.parts.some(({ fields }) => fields.some(({ field, value }) => names.has(field) && value !== "")) || record.two_answers.some(({ field }) => names.has(field));
}

export function groupsOf(forms: readonly Form[], records: readonly PathwayRecord[], record: Pick<Case, "parts" | "two_answers"> & { readonly row: Pick<Case["row"], "cohorts"> }): Groups {
  const of = (id: string): readonly PathwayRecord[] => records.filter((one) => one.form === id);
  const mine = (form: Form): boolean => form.cohort !== "" && record.row.cohorts.includes(form.cohort);
  const says = (form: Form): boolean => (form.keeps === "fields" ? planSays(form, record) : of(form.id).length > 0);
  const known = [...forms.filter(mine), ...forms.filter((form) => !mine(form) && says(form))];
  // What a partner's form asked is shown although nobody here can add to it.
  const strange = [...new Set(records.map(({ form }) => form))].filter((id) => !forms.some((form) => form.id === id));
  return {
    shown: [
      ...known.map((form) => ({ id: form.id, form, name: form.name, records: of(form.id) })),
      ...strange.map((id) => ({ id, form: null, name: of(id).find((one) => one.form_name !== "")?.form_name ?? "A form that this laptop does not know", records: of(id) })),
    ],
    others: forms.filter((form) => !known.includes(form)),
  };
}

/** "Add a fall". */
export const addInWords = (form: Pick<Form, "one">): string => `Add ${withArticle(form.one || "record")}`;
/** "Fall added". */
export const addedInWords = (form: Pick<Form, "one">): string => `${capital(form.one || "record")} added`;
