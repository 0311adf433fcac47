/** The open tab of a case, kept in the address: so that "back" and unlocking return to it. */

export const CASE_TABS = ["timeline", "actions", "details", "sharing", "history"] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export interface CaseSearch {
  readonly tab?: CaseTab;
}

/** A tab by its name; what is none is the timeline. */
export const readTab = (name: unknown): CaseTab => CASE_TABS.find((tab) => tab === name) ?? "timeline";

/** The timeline is where a case opens, so it is not said in the address. */
export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const tab = readTab(search["tab"]);
  return tab === "timeline" ? {} : { tab };
}
