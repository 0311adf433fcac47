/**
 * The list of cases as it is held on screen: what arrives does not change it under the pointer. It is told how many people
 * changed, and shows them when it is asked to.
 */
import { keepPreviousData, type QueryClient, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { call } from "./call";
import { changedRows } from "./changedRows";
import type { CaseQuery } from "./generated/commands";
import { heardSince } from "./keys";
import { casesQuery } from "./queries";

/** Each showing of the list has a number of its own, so that an earlier one is never taken for it. */
let showings = 0;
const next = (): number => (showings += 1);

export const heldCasesQuery = (showing: number, query: CaseQuery) => ({
  queryKey: ["caseload", showing, query],
  queryFn: async ({ client }: { readonly client: QueryClient }) => {
    const from = performance.now();
    const page = await call("list_cases", query);
    // It is the latest too, and need not be asked for twice, unless something changed meanwhile.
    if (!heardSince("cases", from)) client.setQueryData(casesQuery(query).queryKey, page);
    return page;
  },
  gcTime: 60_000,
});

export function useHeldCases(query: CaseQuery) {
  const [showing, setShowing] = useState(next);
  const held = useQuery({ ...heldCasesQuery(showing, query), placeholderData: keepPreviousData });
  // Asked again by itself whenever cases change; what it says is counted, not shown.
  const latest = useQuery({ ...casesQuery(query), enabled: held.data !== undefined && !held.isPlaceholderData });
  const changed = held.data && latest.data && !held.isPlaceholderData ? changedRows(held.data, latest.data) : 0;
  return { held, showing, changed, show: () => setShowing(next()) };
}
