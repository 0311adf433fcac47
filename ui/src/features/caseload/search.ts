/** The caseload's filters as they stand in the address. */

export interface CaseloadSearch {
  /** What was typed: a name, a number, a word of the headline. */
  readonly q?: string;
  readonly cohort?: string;
  readonly status?: string;
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** Reads an address of any shape; what is not a filter is dropped, and an empty filter is no filter. */
export function readCaseloadSearch(raw: Record<string, unknown>): CaseloadSearch {
  const [q, cohort, status] = [text(raw["q"]), text(raw["cohort"]), text(raw["status"])];
  return { ...(q ? { q } : {}), ...(cohort ? { cohort } : {}), ...(status ? { status } : {}) };
}

/** The same filters with some changed; an empty text takes a filter away. */
export function withFilter(search: CaseloadSearch, change: { readonly [K in keyof CaseloadSearch]?: string }): CaseloadSearch {
  return readCaseloadSearch({ ...search, ...change });
}

export const isFiltered = (search: CaseloadSearch): boolean => Boolean(search.q?.trim() || search.cohort || search.status);
