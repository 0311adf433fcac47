/** What stands open on a case, kept in the address: its tab and the form of a fact, so that "back" and unlocking return to it. */

import { readFilter } from "./timelineFilter";

export const CASE_TABS = ["timeline", "actions", "details", "pathways", "attachments", "sharing", "history"] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export interface CaseSearch {
  readonly tab?: CaseTab;
  /** `top:FIELD` under the headline, `details:FIELD` among the details, `handover:offer` for a new offer, `attachments:add`, `pathways:ACT-ID` on a form. */
  readonly edit?: string;
  /** What the timeline is narrowed to (`timelineFilter.ts`). */
  readonly show?: string;
  readonly kind?: string;
  readonly partner?: string;
}

/** A tab by its name; what is none is the timeline. */
export const readTab = (name: unknown): CaseTab => CASE_TABS.find((tab) => tab === name) ?? "timeline";

/** The timeline is where a case opens, so it is not said in the address. */
export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const tab = readTab(search["tab"]);
  const edit = search["edit"];
  const filter = Object.entries(readFilter(search)).filter(([name, value]) => value !== "" && !(name === "show" && value === "notes"));
  return { ...Object.fromEntries(filter), ...(tab === "timeline" ? {} : { tab }), ...(typeof edit === "string" && /^((top|details|handover|attachments):[a-z_]+|pathways:[a-z]+-[\w.-]+)$/.test(edit) ? { edit } : {}) };
}

/** The field whose form is open in a place; empty when none is. */
export const editedIn = (place: "top" | "details" | "handover" | "attachments" | "pathways", edit: string): string => (edit.startsWith(`${place}:`) ? edit.slice(place.length + 1) : "");
