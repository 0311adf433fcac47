/** Which actions are shown, as it stands in the address. */

export const LISTS = { ours: "Your organisation’s", mine: "Yours", others: "Waiting for partners", finished: "Finished in the last 14 days" } as const;
export type ListName = keyof typeof LISTS;

export interface TodoSearch {
  /** Ours, one's own among them, when not said. */
  readonly show?: ListName;
  /** Words of the action or of the person's name. */
  readonly q?: string;
}

const isList = (value: unknown): value is ListName => typeof value === "string" && Object.hasOwn(LISTS, value);

/** Reads an address of any shape; what is no list and no text is dropped. */
export function readTodoSearch(raw: Record<string, unknown>): TodoSearch {
  const [show, q] = [raw["show"], raw["q"]];
  const typed = typeof q === "string" || typeof q === "number" ? String(q) : "";
  return { ...(isList(show) && show !== "ours" ? { show } : {}), ...(typed ? { q: typed } : {}) };
}
