/** Names of what is remembered between the program and the pages, and which of them a change makes stale. */
import type { Query, QueryClient } from "@tanstack/react-query";

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
const isOf = (words: ReadonlySet<string>) => ({ queryKey: [kind, of] }: Pick<Query, "queryKey">): boolean => words.has(String(kind)) || (typeof of === "string" && words.has(`${String(kind)}:${of}`));
const isOfPerson = ({ queryKey }: Pick<Query, "queryKey">): boolean => queryKey[0] === keys.case("")[0];

/**
 * Drops exactly what changed; what is on screen is asked for again. The program answers one question after the other, so the
 * person on screen comes first, and lists and counts after.
 */
export async function dropTouched(client: QueryClient, touched: readonly string[]): Promise<void> {
  const touches = isOf(new Set(touched));
  await Promise.all([
    client.invalidateQueries({ predicate: (query) => touches(query) && isOfPerson(query) }),
    // Stale from now on: whoever comes to see it meanwhile asks anew.
    client.invalidateQueries({ predicate: (query) => touches(query) && !isOfPerson(query), refetchType: "none" }),
  ]);
  await client.invalidateQueries({ predicate: (query) => touches(query) && !isOfPerson(query) });
}

/** What the program said lately that it changed, and when by the page's own clock. */
let heard: readonly { readonly word: string; readonly at: number }[] = [];
const REMEMBERED_MS = 10_000;
/** The answer to an act comes this soon after the program has said what the act changed. */
const SAME_ACT_MS = 1000;

export const heardSince = (word: string, at: number): boolean => heard.some((one) => one.word === word && one.at >= at);

/** The same for what the program says unasked. */
export function dropHeard(client: QueryClient, touched: readonly string[]): Promise<void> {
  const now = performance.now();
  heard = [...heard.filter(({ at }) => now - at < REMEMBERED_MS), ...touched.map((word) => ({ word, at: now }))];
  return dropTouched(client, touched);
}

/**
 * Drops what an act of this window changed, and waits until the person on screen is read anew. The program says the same
 * unasked, mostly before it answers: what it has said is on its way already and is not asked for twice.
 */
export async function dropActed(client: QueryClient, touched: readonly string[]): Promise<void> {
  const since = performance.now() - SAME_ACT_MS;
  const touches = isOf(new Set(touched));
  const unheard = dropTouched(client, touched.filter((word) => !heardSince(word, since)));
  const underway = client.refetchQueries({ type: "active", predicate: (query) => touches(query) && isOfPerson(query) && query.state.fetchStatus === "fetching" }, { cancelRefetch: false });
  await (touched.some((word) => word.startsWith("case:")) ? underway : unheard);
}
