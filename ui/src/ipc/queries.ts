/** What the pages ask the program for. Every feature reads through these, so one thing is asked for in one way. */
import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import { draftsKept } from "./draft";
import type { ActionStep, Added, CaseQuery, NewAction, NewNote, Settlement, Stepped, Who } from "./generated/commands";
import { dropActed, dropTouched, keys } from "./keys";
import { forgetActs } from "./lastAct";
import { rememberPlace } from "./place";

/** Whether there is a vault, whether it is open, and whose it is. */
export const useVaultState = () => useQuery({ queryKey: keys.vault, queryFn: () => call("vault_state", {}), staleTime: Infinity });

export const useCohorts = () => useQuery({ queryKey: keys.cohorts, queryFn: () => call("list_cohorts", {}) });

/** One page of the caseload. While a new one is fetched the old one stays on screen. */
export const casesQuery = (query: CaseQuery) => ({ queryKey: keys.casesPage(query), queryFn: () => call("list_cases", query) });
export const useCases = (query: CaseQuery, enabled = true) => useQuery({ ...casesQuery(query), placeholderData: keepPreviousData, enabled });

export const useCase = (id: string) => useQuery({ queryKey: keys.case(id), queryFn: () => call("open_case", { id }) });

export const useSharingStatus = () => useQuery({ queryKey: keys.status, queryFn: () => call("sharing_status", {}), refetchInterval: 60_000 });

/** When this window last heard "saved" from the program; null until it has written something. */
export const useLastSaved = () => useQuery<string | null>({ queryKey: keys.lastSaved, queryFn: () => null, staleTime: Infinity, initialData: null });

/** Notes the moment of a write, and drops what it made stale. */
export async function written(client: QueryClient, touched: readonly string[]): Promise<void> {
  client.setQueryData(keys.lastSaved, new Date().toISOString());
  await dropActed(client, touched);
}

export function useUnlock() {
  const client = useQueryClient();
  return useMutation<Who, Refusal, string>({
    mutationFn: (passphrase) => call("unlock", { passphrase }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.vault }),
    gcTime: 0,
  });
}

/** Forgets everything that was read, then asks for the vault's state again, which shows the unlock page. */
export async function forgetEverything(client: QueryClient): Promise<void> {
  rememberPlace();
  await client.cancelQueries();
  client.getMutationCache().clear();
  forgetActs();
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.vault[0] });
  await client.invalidateQueries({ queryKey: keys.vault });
}

export function useLock() {
  const client = useQueryClient();
  return useMutation<null, Refusal, void>({
    mutationFn: async () => {
      await draftsKept();
      return call("lock", {});
    },
    onSettled: () => forgetEverything(client),
  });
}

export function useAddNote(caseId: string) {
  const client = useQueryClient();
  return useMutation<Added, Refusal, NewNote>({
    mutationFn: (note) => call("add_note", note),
    onSuccess: () => written(client, [`case:${caseId}`, "cases", "status"]),
    gcTime: 0,
  });
}

export function useAddAction(caseId: string) {
  const client = useQueryClient();
  return useMutation<Added, Refusal, NewAction>({
    mutationFn: (action) => call("add_action", action),
    onSuccess: () => written(client, [`case:${caseId}`, "cases", "status"]),
    gcTime: 0,
  });
}

/** Takes an action a step on. Whatever the program says, the case is read again: another step may have arrived meanwhile. */
export function useSetAction(caseId: string) {
  const client = useQueryClient();
  return useMutation<Stepped, Refusal, ActionStep>({
    mutationFn: (step) => call("set_action", step),
    onSuccess: () => written(client, [`case:${caseId}`, "cases", "status"]),
    onError: () => dropTouched(client, [`case:${caseId}`]),
    gcTime: 0,
  });
}

/** Settles a question with two answers. Whatever the program says, the answers are read again: they may have changed meanwhile. */
export function useSettle(caseId: string) {
  const client = useQueryClient();
  return useMutation<null, Refusal, Settlement>({
    mutationFn: (settlement) => call("settle", settlement),
    onSuccess: () => written(client, [`case:${caseId}`, "cases", "two_answers", "status"]),
    onError: () => dropTouched(client, [`case:${caseId}`]),
  });
}
