/** What the timeline shows: what people wrote, or everything that happened in a case, narrowed by what, kind and partner. */
import type { Attachment, Case, Change, Note } from "../../ipc/generated/commands";
import type { PathwayRecord } from "../../ipc/records";
import { actionStateInWords, valueInWords } from "../../nhs/words/codes";
import { fieldInWords } from "../../nhs/words/fields";
import { dutyInWords, handoverStepInWords } from "../../nhs/words/handover";
import { type TimelineEntry, timelineOf } from "./timelineOf";

export const SHOWN = { notes: "Notes and records", records: "Pathway records", attachments: "Attachments", actions: "Actions and hand-overs", changes: "Changes of facts", all: "Everything" } as const;
export type Shown = keyof typeof SHOWN;

export interface TimelineFilter {
  readonly show: Shown;
  /** A kind of note; empty for all. */
  readonly kind: string;
  /** An organisation's name; empty for all. */
  readonly partner: string;
}

export const NO_FILTER: TimelineFilter = { show: "notes", kind: "", partner: "" };
export const isFiltered = ({ show, kind, partner }: TimelineFilter): boolean => show !== "notes" || kind !== "" || partner !== "";

/** A filter as the address has it; what is none is left out. */
export function readFilter(search: { readonly show?: unknown; readonly kind?: unknown; readonly partner?: unknown }): TimelineFilter {
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const show = text(search.show);
  return { show: Object.hasOwn(SHOWN, show) ? (show as Shown) : "notes", kind: text(search.kind), partner: text(search.partner) };
}

/** One thing that happened. */
export interface Item {
  readonly key: string;
  readonly what: Exclude<Shown, "all">;
  readonly at: string;
  readonly by: string;
  readonly organisation: string;
  readonly part: string;
  /** When it reached this laptop, in the journal's order; nothing for what was written here. */
  readonly arrived: number | null;
  /** Of a note. */
  readonly entry: TimelineEntry | null;
  /** Of a pathway record. */
  readonly record: PathwayRecord | null;
  /** Of anything else. */
  readonly words: string;
  readonly more: string;
}

type Source = Pick<Case, "notes" | "actions" | "history" | "handovers">;

/** Everything that happened in a case, the newest first. */
export function itemsOf(record: Source, records: readonly PathwayRecord[], attachments: readonly Attachment[]): readonly Item[] {
  const notes = timelineOf(record.notes).map(noteItem);
  const other = (what: Item["what"], key: string, one: { readonly at: string; readonly by: string; readonly organisation: string }, part: string, words: string, more = ""): Item => ({ key, what, at: one.at, by: one.by, organisation: one.organisation, part, arrived: null, entry: null, record: null, words, more });
  const actions = record.actions.flatMap((action) => [
    other("actions", `action ${action.id}`, { at: action.asked_at, by: action.asked_by, organisation: action.asked_by_organisation }, action.part, `Asked ${action.owner}: ${action.text}`),
    ...action.steps.map((step, at) => other("actions", `step ${action.id} ${at}`, step, action.part, `${actionStateInWords(step.state)}: ${action.text}`, step.reason ?? "")),
  ]);
  const offers = record.handovers.flatMap((offer) => [
    other("actions", `offer ${offer.id}`, { at: offer.offered_at, by: offer.offered_by, organisation: offer.offered_by_organisation }, "core", `Offered ${offer.to} to be ${dutyInWords(offer.of)}`, offer.reason),
    ...[offer.answer, ...offer.also].flatMap((step, at) => (step ? [other("actions", `answer ${offer.id} ${at}`, step, "core", `${handoverStepInWords(step.state)}: ${offer.to} to be ${dutyInWords(offer.of)}`, step.reason ?? "")] : [])),
  ]);
  const changes = record.history.map((change, at) => other("changes", `change ${at}`, change, change.part, changeInWords(change)));
  const files = attachments.map((one) => other("attachments", `attachment ${one.id}`, one, one.part, `Attached “${one.name}”`, one.withdrawn === null ? "" : `Entered in error: ${one.withdrawn}`));
  return [...notes, ...actions, ...offers, ...changes, ...files, ...records.map(recordItem)].toSorted(newestFirst);
}

/** What people wrote about the person, notes and records together, the newest first. */
export const writtenIn = (notes: readonly Note[], records: readonly PathwayRecord[]): readonly Item[] => [...timelineOf(notes).map(noteItem), ...records.map(recordItem)].toSorted(newestFirst);

const newestFirst = (a: Item, b: Item): number => (a.at === b.at ? (a.key < b.key ? 1 : -1) : a.at < b.at ? 1 : -1);

/** A correction that came later makes the note new again. */
const noteItem = (entry: TimelineEntry): Item => ({ key: `note ${entry.note.id}`, what: "notes", at: entry.note.at, by: entry.note.author, organisation: entry.note.organisation, part: entry.note.part, arrived: later(entry.note.arrived, entry.correction?.arrived ?? null), entry, record: null, words: "", more: "" });
/** It stands where it was first written; a correction that came makes it new again. */
const recordItem = (one: PathwayRecord): Item => ({ key: `record ${one.id}`, what: "records", at: one.versions[0]?.at ?? one.at, by: one.versions[0]?.by ?? one.by, organisation: one.versions[0]?.organisation ?? one.organisation, part: one.part, arrived: one.arrived, entry: null, record: one, words: "", more: "" });
const later = (one: number | null, other: number | null): number | null => (one === null ? other : other === null ? one : Math.max(one, other));

function changeInWords({ what, settled, value }: Change): string {
  const said = value === "kept_back" ? "not shown here" : valueInWords(what, value) || "cleared";
  return `${fieldInWords(what)}${settled ? ", chosen between two answers" : ""}: ${said}`;
}

export function filtered(items: readonly Item[], { show, kind, partner }: TimelineFilter): readonly Item[] {
  return items.filter((item) => (show === "all" || item.what === show || (show === "notes" && kind === "" && item.what === "records")) && (kind === "" || item.entry?.note.kind === kind) && (partner === "" || item.organisation === partner));
}

/** The kinds of note there are, in the order of the words that a person knows. */
export const kindsIn = (notes: readonly Note[], known: readonly string[]): readonly string[] => {
  const there = new Set(notes.map(({ kind }) => kind));
  return [...known.filter((kind) => there.has(kind)), ...[...there].filter((kind) => !known.includes(kind))];
};

/** The organisations that wrote anything, by name. */
export const partnersIn = (items: readonly Item[]): readonly string[] => [...new Set(items.map(({ organisation }) => organisation).filter(Boolean))].toSorted((a, b) => a.localeCompare(b, "en-GB"));
