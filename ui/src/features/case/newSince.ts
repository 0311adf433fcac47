/** What of a case is new to the person here: which notes and records, under which rule, and what else changed, in words. */
import type { NewFrom, NewOther, NewSince, Note } from "../../ipc/generated/commands";
import type { PathwayRecord } from "../../ipc/records";
import { counted, listed } from "../../nhs/format/count";
import { actionStateInWords } from "../../nhs/words/codes";
import { dutyInWords, handoverStepInWords } from "../../nhs/words/handover";
import { fieldInWords } from "../../nhs/words/fields";
import { type Item, writtenIn } from "./timelineFilter";

/** Whether something came since the case was looked at before. */
export const isNew = ({ arrived }: Pick<Item, "arrived">, since: Pick<NewSince, "from"> | null): boolean => since !== null && arrived !== null && arrived > since.from;

type Until = Pick<NewSince, "up_to"> | null;

/** What may be shown: not those that arrived while the page was open. */
export const notHeld = <T extends { readonly arrived: number | null }>(all: readonly T[], since: Until): readonly T[] => (since ? all.filter(({ arrived }) => arrived === null || arrived <= since.up_to) : all);

/** Notes and records that may be shown, each record as it stood before what arrived while the page was open. */
export const shownNow = (notes: readonly Note[], records: readonly PathwayRecord[], since: Until): readonly Item[] => writtenIn(notHeld(notes, since), records.flatMap((one) => asSeen(one, since)));

function asSeen(one: PathwayRecord, since: Until): readonly PathwayRecord[] {
  const versions = notHeld(one.versions, since);
  if (versions.length === one.versions.length) return [one];
  const last = versions.at(-1);
  if (!last) return [];
  const { by, organisation, at, arrived, answers } = last;
  // What followed from the answers of then is not worked out again here.
  return [Object.assign({}, one, { by, organisation, at, arrived, answers, versions, derived: [], needs_checking: false })];
}

/** "Timeline (3 new)"; without news how much there is. */
export function timelineTab(notes: readonly Note[], records: readonly PathwayRecord[], since: Pick<NewSince, "from" | "up_to"> | null): string {
  const fresh = shownNow(notes, records, since).filter((item) => isNew(item, since)).length;
  return fresh > 0 ? `Timeline (${fresh} new)` : `Timeline (${notes.length + records.length})`;
}

/** What arrived while the page was open, by partner. */
export function heldBack(shown: NewSince | null, latest: NewSince | undefined): readonly NewFrom[] {
  if (!shown || !latest) return [];
  return latest.partners
    .map((one) => ({ ...one, updates: one.updates - (shown.partners.find(({ id }) => id === one.id)?.updates ?? 0) }))
    .filter(({ updates }) => updates > 0);
}

/** "2 updates from Hathermoor Hospice", "3 updates from Hathermoor Hospice and Weirdale Trust". */
export function arrivedInWords(held: readonly NewFrom[]): string {
  const all = held.reduce((sum, { updates }) => sum + updates, 0);
  return `${counted(all, "update")} from ${listed(held.map(({ partner }) => partner || "somebody not known yet"))}`;
}

/**
 * The entries above the rule and those below it. Everything new stands above, also what was written long ago and came late;
 * so does what was written here since the last look. Each side keeps its order.
 */
export function aboveAndBelow(entries: readonly Item[], since: NewSince | null): { readonly above: readonly Item[]; readonly below: readonly Item[] } {
  if (!since || !entries.some((entry) => isNew(entry, since))) return { above: [], below: entries };
  const goesAbove = (entry: Item): boolean => isNew(entry, since) || (since.since !== null && entry.at > since.since);
  return { above: entries.filter(goesAbove), below: entries.filter((entry) => !goesAbove(entry)) };
}

/** What is new beside notes and records, a line for each person and kind: "Key worker and phone changed by Ruth Ellis, Larkfield Hospice". */
export function othersInWords(others: readonly NewOther[]): readonly string[] {
  const groups = new Map<string, { readonly other: NewOther; readonly fields: string[] }>();
  const lines: { readonly key: string; readonly words: string | null }[] = [];
  for (const other of others) {
    const who = [other.by || "somebody not known yet", other.organisation].filter(Boolean).join(", ");
    if (other.what === "field" || other.what === "settled") {
      const key = `${other.what} ${who}`;
      const group = groups.get(key) ?? { other, fields: [] };
      const name = fieldInWords(other.text);
      if (!group.fields.includes(name)) group.fields.push(name);
      if (!groups.has(key)) lines.push({ key, words: null });
      groups.set(key, group);
    } else {
      lines.push({ key: "", words: `${oneInWords(other)} by ${who}` });
    }
  }
  return lines.map(({ key, words }) => {
    if (words !== null) return words;
    const group = groups.get(key);
    if (!group) return "";
    const who = key.slice(key.indexOf(" ") + 1);
    return `${listed(group.fields)} ${group.other.what === "settled" ? "settled" : "changed"} by ${who}`;
  });
}

const STRUCK: Readonly<Record<string, string>> = { note: "A note", record: "A record" };

function oneInWords({ what, text, state }: NewOther): string {
  switch (what) {
    case "action": return `Action “${text}” asked`;
    case "step": return `Action “${text}”: ${actionStateInWords(state ?? "").toLowerCase()}`;
    case "handover": return `${capital(dutyInWords(text))} offered`;
    case "handover_step": return `Offer of ${dutyInWords(text)}: ${handoverStepInWords(state ?? "").toLowerCase()}`;
    case "attachment": return `Attachment “${text}” added`;
    case "attachment_withdrawn": return `Attachment “${text}” marked as entered in error`;
    case "withdrawn": return `${STRUCK[text] ?? "Something"} marked as entered in error`;
    case "cohort": return "Cohorts changed";
    case "same_person": return "Said whether two records are the same person";
    default: return "Details changed";
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
