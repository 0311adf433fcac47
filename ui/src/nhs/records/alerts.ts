/** Alerts: records of what nobody who meets the person may miss. */
import type { Form } from "../../ipc/generated/commands";
import { type Answers, answerInWords, fieldsOf } from "../forms/answerWords";

interface Kept {
  readonly form: string;
  readonly withdrawn: string | null;
  readonly answers: Answers;
}

/** Alerts that nobody struck through or ended. */
export const activeAlerts = <T extends Kept>(records: readonly T[]): readonly T[] => records.filter(({ form, withdrawn, answers }) => form === "alert" && withdrawn === null && (answers["ended"] ?? "") === "");

/** "Pets", "Risk for lone workers". */
export function alertKind({ answered, answers }: { readonly answered: Pick<Form, "sections"> | null; readonly answers: Answers }): string {
  const kind = answered ? fieldsOf(answered).find(({ name }) => name === "kind") : undefined;
  const code = answers["kind"] ?? "";
  return kind ? answerInWords(kind, code) : code;
}
