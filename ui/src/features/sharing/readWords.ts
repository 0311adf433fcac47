/** What became of a file, in words: what happened first, then what to do next. */
import type { ReadResult } from "../../ipc/sharing";
import { counted } from "../../nhs/format/count";
import type { IconName } from "../../nhs/Icon";

export interface Told {
  readonly icon: IconName;
  readonly good: boolean;
  readonly what: string;
  readonly next: string;
  /** Where the next step is done. */
  readonly lead: "team" | null;
}

const STILL = "Nothing was changed.";

export function told(file: ReadResult): Told {
  const from = file.from ?? "a partner";
  const waits = file.waiting > 0 ? `${counted(file.waiting, "update waits", "updates wait")} for others that are still on their way.` : "";
  switch (file.status) {
    case "applied":
      if (file.updates === 0) return { icon: "saved", good: true, what: `Nothing new from ${from}`, next: waits, lead: null };
      return { icon: "saved", good: true, what: `${counted(file.updates, "update")} from ${from}${file.cases > 0 ? ` on ${counted(file.cases, "person", "people")}` : ""}`, next: waits, lead: null };
    case "already-seen":
      return { icon: "saved", good: true, what: "Already read. Nothing in it is new", next: waits, lead: null };
    case "card":
      return file.card?.ours
        ? { icon: "note", good: false, what: "This is your own organisation’s card", next: "Give it to a partner. Ask them for theirs.", lead: null }
        : { icon: "team", good: false, what: `This is the card of ${from}`, next: "Compare its eight words with them before it is kept.", lead: "team" };
    case "not-for-us":
      return { icon: "heed", good: false, what: file.message ?? `This file is for somebody else. ${STILL}`, next: "Ask whoever gave it to you for the file that is for your organisation.", lead: null };
    default:
      if (file.code === "not_trusted") return { icon: "heed", good: false, what: file.message ?? STILL, next: "If you know who sent it, swap cards with them first, then read it again.", lead: "team" };
      return { icon: "heed", good: false, what: file.message ?? `This file could not be read. ${STILL}`, next: "", lead: null };
  }
}
