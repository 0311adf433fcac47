/** Changing what is recorded of a person, looking whether one is here already, and the ways to take each of these back. */
import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import type { Action, Added, Answer, CaseChange, ChangedField, ClosedCase, Closing, MembershipChange, NewPerson, NoteAmended, NoteWithdrawn, Referred, Reopening } from "./generated/commands";
import { dropTouched } from "./keys";
import { written } from "./queries";

/** The fields that a form may change; the same for every case, so asked for once. */
export const useFields = () => useQuery({ queryKey: ["fields"], queryFn: () => call("list_fields", {}), staleTime: Infinity });

const ofCase = (caseId: string): readonly string[] => [`case:${caseId}`, "cases", "cohorts", "status", "two_answers"];

/** Changes fields. Whatever the program says, the case is read again: somebody may have changed it meanwhile. */
export function useChangeCase(caseId: string) {
  const client = useQueryClient();
  return useMutation<ChangedField[], Refusal, CaseChange["values"]>({
    mutationFn: (values) => call("change_case", { case: caseId, values }),
    onSuccess: () => written(client, ofCase(caseId)),
    onError: () => dropTouched(client, [`case:${caseId}`]),
    gcTime: 0,
  });
}

/** Closes a case with its open actions. Whatever the program says, the case is read again. */
export function useCloseCase(caseId: string) {
  const client = useQueryClient();
  return useMutation<ClosedCase, Refusal, Omit<Closing, "case">>({
    mutationFn: (closing) => call("close_case", { case: caseId, ...closing }),
    onSuccess: () => written(client, ofCase(caseId)),
    onError: () => dropTouched(client, [`case:${caseId}`]),
    gcTime: 0,
  });
}

export function useReopenCase(caseId: string) {
  const client = useQueryClient();
  return useMutation<ChangedField[], Refusal, Omit<Reopening, "case">>({
    mutationFn: (reopening) => call("reopen_case", { case: caseId, ...reopening }),
    onSuccess: () => written(client, ofCase(caseId)),
    onError: () => dropTouched(client, [`case:${caseId}`]),
    gcTime: 0,
  });
}

export function useChangeCohorts(caseId: string) {
  const client = useQueryClient();
  return useMutation<string[], Refusal, Omit<MembershipChange, "case">>({
    mutationFn: (change) => call("change_cohorts", { case: caseId, ...change }),
    onSuccess: () => written(client, ofCase(caseId)),
    onError: () => dropTouched(client, [`case:${caseId}`]),
    gcTime: 0,
  });
}

export function useAmendNote(caseId: string) {
  const client = useQueryClient();
  return useMutation<Added, Refusal, NoteAmended>({ mutationFn: (note) => call("amend_note", note), onSuccess: () => written(client, ofCase(caseId)), gcTime: 0 });
}

export function useWithdrawNote(caseId: string) {
  const client = useQueryClient();
  return useMutation<null, Refusal, NoteWithdrawn>({ mutationFn: (note) => call("withdraw_note", note), onSuccess: () => written(client, ofCase(caseId)), gcTime: 0 });
}

/** Each call leaves a line in the audit. What it answers is held by the component that asked and by nothing else. */
export const showKeySafe = (caseId: string): Promise<Answer[]> => call("show_key_safe", { id: caseId });

/** Who may be the person being typed. While the next answer comes the last one stays, so that nothing jumps. */
export const usePossibleMatches = (person: NewPerson, enough: boolean) =>
  useQuery({ queryKey: ["possible_matches", person], queryFn: () => call("possible_matches", person), enabled: enough, placeholderData: keepPreviousData, gcTime: 0, staleTime: 0 });

export const possibleMatches = (person: NewPerson) => call("possible_matches", person);

/** The reason that stands beside what was taken back. */
const UNDONE = "Undone by its author";

/** Ways to take back what was just done, each refused by the program when somebody changed the thing since. */
function waysBack(client: QueryClient, caseId: string) {
  const then = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
      await written(client, ofCase(caseId));
    } catch (reason) {
      await dropTouched(client, ofCase(caseId));
      throw reason;
    }
  };
  return {
    fields: (changed: readonly ChangedField[]) => () =>
      then(call("change_case", { case: caseId, values: changed.filter((one) => one.changed).map(({ field, before, answers }) => ({ field, value: before, seen: answers })) })),
    note: (note: string) => () => then(call("withdraw_note", { note, reason: UNDONE })),
    newAction: (action: string) => () => then(call("set_action", { action, state: "cancelled", reason: UNDONE, organisation: null, person: "", seen: [] })),
    cohorts: (before: readonly string[], now: readonly string[]) => () =>
      then(call("change_cohorts", { case: caseId, enter: before.filter((id) => !now.includes(id)), leave: now.filter((id) => !before.includes(id)), reason: UNDONE, seen: [...now] })),
    newCase: (added: Pick<Referred, "id" | "status_answers">) => () =>
      then(call("change_case", { case: added.id, values: [{ field: "status", value: "entered_in_error", seen: added.status_answers }, { field: "status_reason", value: UNDONE, seen: [] }] })),
    /** A closing with what it did to actions, in one. `actions` are as they stood before. */
    closing: (closed: ClosedCase, actions: readonly Pick<Action, "id" | "state" | "owner_organisation" | "owner">[]) => () => {
      const values = closed.changed.filter((one) => one.changed).map(({ field, before, answers }) => ({ field, value: before, seen: answers }));
      const steps = closed.actions.flatMap(({ id, state, step }) => {
        const action = actions.find((one) => one.id === id);
        const back = action ? stepBack(action.state, state) : null;
        if (!action || !back) return [];
        const asks = back === "proposed";
        return [{ action: id, state: back, reason: UNDONE, organisation: asks ? action.owner_organisation : null, person: asks ? personOf(action) : "", seen: [step] }];
      });
      return then(call("take_back_closing", { case: caseId, values, steps }));
    },
    /** Null where the rules of actions know no way back. `action` is as it stood before the step. */
    step: (action: Pick<Action, "id" | "state" | "owner_organisation" | "owner">, to: string, step: string) => {
      const back = stepBack(action.state, to);
      if (!back) return null;
      const asks = back === "proposed";
      const organisation = asks ? action.owner_organisation : null;
      const person = asks ? personOf(action) : "";
      return () => then(call("set_action", { action: action.id, state: back, reason: UNDONE, organisation, person, seen: [step] }));
    },
  };
}

/** The same for a page of many people. */
export function useWaysBackOf() {
  const client = useQueryClient();
  return (caseId: string) => waysBack(client, caseId);
}

export function useWaysBack(caseId: string) {
  return waysBack(useQueryClient(), caseId);
}

/** The step that leads back to where an action stood, or nearest to it; null when there is none (crdt, action table). */
export function stepBack(from: string, to: string): string | null {
  if (to === "done" || to === "confirmed") return "in_progress";
  if (to === "cancelled" || to === "declined") return "proposed";
  if (to === "blocked") return from === "accepted" || from === "in_progress" ? from : "proposed";
  return null;
}

/** "Grace Okafor" of "Grace Okafor, Hathermoor Hospice"; a partner's own queue names nobody. */
function personOf(action: Pick<Action, "owner_organisation" | "owner">): string {
  if (!action.owner_organisation) return action.owner;
  const at = action.owner.lastIndexOf(", ");
  return at > 0 ? action.owner.slice(0, at) : "";
}
