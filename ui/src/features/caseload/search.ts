/** The caseload's filters and its order as they stand in the address. */

/** Reasons for which a case needs somebody's eye. */
export const NEEDS = { two_answers: "two answers", key_worker: "no key worker", nhs_number: "no NHS number", late_actions: "late actions", quiet: "no change for 4 weeks", review_due: "review due" } as const;
export const SORTS = { name: "by family name", changed: "last changed first", updates: "newest updates first" } as const;
export type Sort = keyof typeof SORTS;

export interface CaseloadSearch {
  /** What was typed: a name, a number, a word of the headline. */
  readonly q?: string;
  readonly cohort?: string;
  /** Everybody who is open when absent; `all`, or one stage. */
  readonly status?: string;
  /** `any`, or the id of the partner whose updates are shown. */
  readonly updates?: string;
  readonly needs?: keyof typeof NEEDS;
  readonly sort?: Sort;
  /** The other way round. */
  readonly reverse?: true;
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const oneOf = <T extends object>(table: T, value: unknown): (keyof T & string) | null => (typeof value === "string" && Object.hasOwn(table, value) ? (value as keyof T & string) : null);

/** Reads an address of any shape; what is not a filter is dropped, and an empty filter is no filter. */
export function readCaseloadSearch(raw: Record<string, unknown>): CaseloadSearch {
  const [q, cohort, status, updates] = [text(raw["q"]), text(raw["cohort"]), text(raw["status"]), text(raw["updates"])];
  const [needs, sort] = [oneOf(NEEDS, raw["needs"]), oneOf(SORTS, raw["sort"])];
  return {
    ...(q ? { q } : {}),
    ...(cohort ? { cohort } : {}),
    ...(status ? { status } : {}),
    ...(updates ? { updates } : {}),
    ...(needs ? { needs } : {}),
    ...(sort && sort !== "name" ? { sort } : {}),
    ...(raw["reverse"] === true ? { reverse: true as const } : {}),
  };
}

/** The same filters with some changed; an empty text takes a filter away. */
export function withFilter(search: CaseloadSearch, change: { readonly [K in keyof CaseloadSearch]?: string | boolean }): CaseloadSearch {
  return readCaseloadSearch({ ...search, ...change });
}

export const isFiltered = (search: CaseloadSearch): boolean => Boolean(search.q?.trim() || search.cohort || search.status || search.updates || search.needs);

/** Without any filter, in the same order. */
export const cleared = ({ sort, reverse }: CaseloadSearch): CaseloadSearch => ({ ...(sort ? { sort } : {}), ...(reverse ? { reverse } : {}) });

/** The order after a press on a heading: first its own order, then the other way round, then its own again. */
export function sortedBy(search: CaseloadSearch, sort: Sort): CaseloadSearch {
  const again = (search.sort ?? "name") === sort && sort !== "updates";
  return withFilter(search, { sort, reverse: again && !search.reverse });
}

/** What the order is called: "by family name, from Z to A". */
export function orderInWords(search: CaseloadSearch): string {
  const sort = search.sort ?? "name";
  if (!search.reverse || sort === "updates") return SORTS[sort];
  return sort === "name" ? "by family name, from Z to A" : "longest without a change first";
}

/** `aria-sort` of a heading. */
export function ariaSort(search: CaseloadSearch, sort: Sort): "ascending" | "descending" | "none" {
  if ((search.sort ?? "name") !== sort) return "none";
  const falling = sort !== "name";
  return falling !== Boolean(search.reverse && sort !== "updates") ? "descending" : "ascending";
}
