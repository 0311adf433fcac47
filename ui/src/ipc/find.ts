/** Finding while somebody types, and whom they looked at in this sitting. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { call } from "./call";
import type { CaseRow, Found } from "./generated/commands";
import { keys } from "./keys";

/** People that Find remembers; a lock forgets them with everything else. */
const MOST_RECENT = 5;
const RECENT = ["recent"] as const;

/**
 * What matches. An answer that comes late never replaces a newer one: each is kept under what was asked, and only the one
 * for what is in the box now is shown, or the last one while it is on its way.
 */
export const foundQuery = (typed: string) => ({ queryKey: ["find", typed], queryFn: (): Promise<Found> => call("find", { typed }), staleTime: 0, gcTime: 10_000 });
export const useFound = (typed: string) => useQuery({ ...foundQuery(typed), enabled: typed !== "", placeholderData: keepPreviousData });

/** The people opened since unlocking, the newest first. */
export const useRecent = () => useQuery<readonly CaseRow[]>({ queryKey: RECENT, queryFn: () => [], initialData: [], staleTime: Infinity, gcTime: Infinity }).data;

/** Remembers whose page is open. It reads what the page itself has read, and asks for nothing: a look is recorded once. */
export function useRemember(caseId: string | null): void {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: keys.case(caseId ?? ""), queryFn: () => call("open_case", { id: caseId ?? "" }), enabled: false });
  const row = caseId === null ? undefined : data?.row;
  useEffect(() => {
    if (!row) return;
    client.setQueryData<readonly CaseRow[]>(RECENT, (was = []) => [row, ...was.filter((other) => other.id !== row.id)].slice(0, MOST_RECENT));
  }, [client, row]);
}
