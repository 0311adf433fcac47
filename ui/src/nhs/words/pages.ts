/** The pages of the window: address, name, drawing. Navigation, Find and Help all read this one list. */
import type { IconName } from "../Icon";

export interface Page {
  readonly to: string;
  readonly words: string;
  readonly icon: IconName;
  /** In the left navigation; the others are reached from a page, from Find or by a key. */
  readonly inNavigation: boolean;
  /** Other addresses that belong to the page, by how they begin. */
  readonly also?: readonly string[];
  /** What else a person may type to find it. */
  readonly find?: string;
}

export const PAGES: readonly Page[] = [
  { to: "/today", words: "Today", icon: "today", inNavigation: true },
  { to: "/board", words: "Board", icon: "board", inNavigation: true, also: ["/cohorts"], find: "stages columns move to cohort on hold ready to close" },
  { to: "/caseload", words: "Caseload", icon: "caseload", inNavigation: true, also: ["/case", "/referral", "/import"] },
  { to: "/actions", words: "Actions", icon: "actions", inNavigation: true },
  { to: "/sharing", words: "Sharing", icon: "sharing", inNavigation: true, find: "stick usb folder send read partners" },
  { to: "/team", words: "Team", icon: "team", inNavigation: true, find: "partners organisations invite join card" },
  { to: "/services", words: "Services", icon: "services", inNavigation: true, find: "directory who offers refer telephone number gaps nobody" },
  { to: "/settings", words: "Settings", icon: "settings", inNavigation: true, find: "text size backup passphrase lock recovery audit check about licences" },
  { to: "/help", words: "Help", icon: "help", inNavigation: true },
  { to: "/referral", words: "New referral", icon: "add", inNavigation: false, find: "add a person new case refer" },
  { to: "/forms", words: "Forms", icon: "note", inNavigation: false, find: "form builder make questions template pathway own" },
  { to: "/import", words: "Import a spreadsheet", icon: "import", inNavigation: false, find: "csv excel list" },
  { to: "/cohorts", words: "Cohorts", icon: "cohorts", inNavigation: false, find: "purpose outcomes entry exit criteria review interval start a cohort" },
  { to: "/same-person", words: "Same person?", icon: "heed", inNavigation: false, find: "duplicate twice merge join records" },
  { to: "/two-answers", words: "Two answers to check", icon: "heed", inNavigation: false, find: "conflict check disagree" },
];

/** Whether an address belongs to a page. */
export const isOn = (page: Page, pathname: string): boolean => [page.to, ...(page.also ?? [])].some((start) => pathname === start || pathname.startsWith(`${start}/`) || pathname.startsWith(`${start}?`));
