/** Forms, and the records of a case that answer them. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import type { Added, Form, KeptRecord, KeptRecords, NewForm, NewRecord, RecordCorrected, RecordWithdrawn } from "./generated/commands";
import { dropTouched } from "./keys";
import { written } from "./queries";

/** Every form that may be filled in here; asked again when the team's document changes. */
export const useForms = () => useQuery<Form[], Refusal>({ queryKey: ["team", "forms"], queryFn: () => call("list_forms", {}) });

/** A record, with the form as it answered it; nothing where nothing on this laptop tells that. */
export type PathwayRecord = KeptRecord & { readonly answered: Form | null };

const withForms = ({ records, forms }: KeptRecords): readonly PathwayRecord[] =>
  records.map((one) => Object.assign({}, one, { answered: forms.find(({ id, version }) => id === one.form && version === one.version) ?? null }));

const recordsOf = (caseId: string): readonly string[] => ["case", caseId, "records"];

/** The records of a case; stale whenever the case is. */
export const useRecords = (caseId: string) => useQuery<KeptRecords, Refusal, readonly PathwayRecord[]>({ queryKey: recordsOf(caseId), queryFn: () => call("case_records", { id: caseId }), select: withForms });

const ofCase = (caseId: string): readonly string[] => [`case:${caseId}`, "cases", "status", "two_answers"];

export function useAddRecord(caseId: string) {
  const client = useQueryClient();
  return useMutation<Added, Refusal, NewRecord>({ mutationFn: (record) => call("add_record", record), onSuccess: () => written(client, ofCase(caseId)), gcTime: 0 });
}

/** Whatever the program says, the records are read again: somebody may have corrected it meanwhile. */
export function useCorrectRecord(caseId: string) {
  const client = useQueryClient();
  return useMutation<Added, Refusal, RecordCorrected>({
    mutationFn: (record) => call("correct_record", record),
    onSuccess: () => written(client, ofCase(caseId)),
    onError: () => dropTouched(client, [`case:${caseId}`]),
    gcTime: 0,
  });
}

export function useWithdrawRecord(caseId: string) {
  const client = useQueryClient();
  return useMutation<null, Refusal, RecordWithdrawn>({ mutationFn: (record) => call("withdraw_record", record), onSuccess: () => written(client, ofCase(caseId)), gcTime: 0 });
}

/** The way to take back a record that was just added: struck through, like everything that is taken back. */
export function useRecordWayBack(caseId: string) {
  const client = useQueryClient();
  return (record: string) => async (): Promise<void> => {
    await call("withdraw_record", { record, reason: "Undone by its author" });
    await written(client, ofCase(caseId));
  };
}

/** The way to take back a correction that was just made: another one, to what it said before. Somebody else's later one stays. */
export function useCorrectionWayBack(caseId: string) {
  const client = useQueryClient();
  return ({ id, answers }: Pick<PathwayRecord, "id" | "answers">) => {
    const seen = client.getQueryData<KeptRecords>(recordsOf(caseId))?.records.find((one) => one.id === id)?.newest ?? [];
    return async (): Promise<void> => {
      await call("correct_record", { record: id, answers, seen });
      await written(client, ofCase(caseId));
    };
  };
}

/** Defines a form of the team's own, or changes one. */
export function usePutForm() {
  const client = useQueryClient();
  return useMutation<Form, Refusal, NewForm>({ mutationFn: (form) => call("put_form", form), onSuccess: () => written(client, ["team", "status"]), gcTime: 0 });
}
