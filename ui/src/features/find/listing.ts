/** What Find lists: people, actions, pages and help, grouped, and never more than a screen holds. */
import type { CaseRow, Found, FoundAction } from "../../ipc/generated/commands";
import type { IconName } from "../../nhs/Icon";
import { bestFirst } from "../../nhs/matching";
import { PAGES } from "../../nhs/words/pages";
import { SETTINGS } from "../../nhs/words/settings";

/** A topic of Help, as far as Find needs it; `app/` hands them in. */
export interface HelpLine {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  readonly find: string;
}

export interface PageLine {
  readonly to: string;
  readonly words: string;
  readonly line: string;
  readonly icon: IconName;
  readonly find: string;
}

export type Entry =
  | { readonly kind: "person"; readonly key: string; readonly to: string; readonly person: CaseRow }
  | { readonly kind: "action"; readonly key: string; readonly to: string; readonly action: FoundAction }
  | { readonly kind: "page"; readonly key: string; readonly to: string; readonly page: PageLine }
  | { readonly kind: "help"; readonly key: string; readonly to: string; readonly topic: HelpLine };

export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Together with 8 people and 5 actions from the program: 20. */
const MOST_PAGES = 4;
const MOST_TOPICS = 3;

const EVERY_PAGE: readonly PageLine[] = [
  ...PAGES.map((page) => ({ to: page.to, words: page.words, line: "", icon: page.icon, find: page.find ?? "" })),
  ...SETTINGS.map((entry) => ({ to: `/settings/${entry.page}`, words: entry.words, line: "In Settings", icon: entry.icon, find: entry.find })),
];

const person = (row: CaseRow): Entry => ({ kind: "person", key: `person:${row.id}`, to: `/case/${row.id}`, person: row });
const action = (found: FoundAction): Entry => ({ kind: "action", key: `action:${found.id}`, to: `/case/${found.case}`, action: found });
const page = (line: PageLine): Entry => ({ kind: "page", key: `page:${line.to}`, to: line.to, page: line });
const help = (topic: HelpLine): Entry => ({ kind: "help", key: `help:${topic.id}`, to: `/help/${topic.id}`, topic });

const groups = (...all: readonly Group[]): readonly Group[] => all.filter(({ entries }) => entries.length > 0);

/** Before anything is typed: whom you looked at last, and where you can go. */
export function atRest(recent: readonly CaseRow[]): readonly Group[] {
  const pages = EVERY_PAGE.filter(({ to }) => PAGES.some((known) => known.to === to && (known.inNavigation || to === "/referral")));
  return groups({ title: "People you looked at", entries: recent.map(person) }, { title: "Pages", entries: pages.map(page) });
}

/** What matches. With nothing to show, the one thing left to do: add the person. */
export function listing(typed: string, found: Found | undefined, topics: readonly HelpLine[]): readonly Group[] {
  const pages = bestFirst(typed, EVERY_PAGE, ({ words }) => words, ({ find }) => find).slice(0, MOST_PAGES);
  const told = bestFirst(typed, topics, ({ title }) => title, ({ line, find }) => `${line} ${find}`).slice(0, MOST_TOPICS);
  return groups(
    { title: "People", entries: (found?.people ?? []).map(person) },
    { title: "Actions", entries: (found?.actions ?? []).map(action) },
    { title: "Pages", entries: pages.map(page) },
    { title: "Help", entries: told.map(help) },
  );
}

export const ADD_A_PERSON: readonly Group[] = [{ title: "What you can do", entries: EVERY_PAGE.filter(({ to }) => to === "/referral").map(page) }];
export const allOf = (listed: readonly Group[]): readonly Entry[] => listed.flatMap(({ entries }) => entries);
