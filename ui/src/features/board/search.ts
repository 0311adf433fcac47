/** The board's one filter as it stands in the address. */
export interface BoardSearch {
  /** A cohort's id; everybody when absent. */
  readonly cohort?: string;
}

export function readBoardSearch(raw: Record<string, unknown>): BoardSearch {
  const cohort = raw["cohort"];
  return typeof cohort === "string" && cohort !== "" ? { cohort } : {};
}
