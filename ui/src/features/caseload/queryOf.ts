/** The question that the filters of the address ask the program. */
import type { CaseQuery } from "../../ipc/generated/commands";
import type { CaseloadSearch } from "./search";

/** Also those who are closed, declined or entered in error. */
export const ALL = "all";

export function queryOf(search: CaseloadSearch, limit: number): CaseQuery {
  return {
    cohort: search.cohort ?? null,
    status: search.status && search.status !== ALL ? search.status : null,
    ...(search.status ? {} : { open: true }),
    search: search.q?.trim() || null,
    ...(search.updates === "any" ? { updates: true } : {}),
    ...(search.updates && search.updates !== "any" ? { updates_from: search.updates } : {}),
    ...(search.needs ? { needs: search.needs } : {}),
    ...(search.sort ? { sort: search.sort } : {}),
    ...(search.reverse ? { reverse: true } : {}),
    limit,
    offset: 0,
  };
}
