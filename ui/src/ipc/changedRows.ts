/** How many people of a list are no longer as the list on screen shows them. */
import type { CasePage } from "./generated/commands";

/** People who changed, came or went; at least one when only the number of all did. */
export function changedRows(shown: CasePage, latest: CasePage): number {
  const was = new Map(shown.cases.map((row) => [row.id, JSON.stringify(row)] as const));
  const is = new Map(latest.cases.map((row) => [row.id, JSON.stringify(row)] as const));
  const changed = new Set<string>();
  for (const [id, row] of is) if (was.get(id) !== row) changed.add(id);
  for (const id of was.keys()) if (!is.has(id)) changed.add(id);
  // On a full page one that came pushes the last one out, who did not change.
  const pushed = shown.cases.length === latest.cases.length && latest.total > shown.total ? latest.total - shown.total : 0;
  return Math.max(changed.size - pushed, shown.total === latest.total ? 0 : 1);
}
