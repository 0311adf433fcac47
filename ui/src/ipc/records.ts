/** Forms, and the records of a case that answer them. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import type { Added, Form, NewForm, NewRecord, PathwayRecord, RecordCorrected, RecordWithdrawn } from "./generated/commands";
import { dropTouched } from "./keys";
import { written } from "./queries";

/** Every form that may be filled in here; asked again when the team's document changes. */
export const useForms = () => useQuery<Form[], Refusal>({ queryKey: ["team", "forms"], queryFn: () => call("list_forms", {}) });

/** The records of a case; stale whenever the case is. */
export const useRecords = (caseId: string) => useQuery<PathwayRecord[], Refusal>({ queryKey: ["case", caseId, "records"], queryFn: () => call("case_records", { id: caseId }) });

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

/** Defines a form of the team's own, or changes one. */
export function usePutForm() {
  const client = useQueryClient();
  return useMutation<Form, Refusal, NewForm>({ mutationFn: (form) => call("put_form", form), onSuccess: () => written(client, ["team", "status"]), gcTime: 0 });
}
