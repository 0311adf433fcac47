/** Names of what is remembered between the program and the pages, and which of them a change makes stale. */
import type { QueryClient, QueryKey } from "@tanstack/react-query";

import type { CaseQuery } from "./generated/commands";

export const keys = {
  vault: ["vault"] as const,
  cohorts: ["cohorts"] as const,
  cases: ["cases"] as const,
  casesPage: (query: CaseQuery) => ["cases", query] as const,
  case: (id: string) => ["case", id] as const,
  twoAnswers: ["two_answers"] as const,
  status: ["status"] as const,
  lastSaved: ["last_saved"] as const,
};

/** `case:ID` is one case; any other word is the first part of a key. A word this version does not know drops nothing. */
export function keyOfTouched(touched: string): QueryKey {
  const [kind = "", ...rest] = touched.split(":");
  return rest.length > 0 ? [kind, rest.join(":")] : [kind];
}

/** Drops exactly what changed; what is on screen is asked for again. */
export async function dropTouched(client: QueryClient, touched: readonly string[]): Promise<void> {
  await Promise.all(touched.map((word) => client.invalidateQueries({ queryKey: keyOfTouched(word) })));
}
