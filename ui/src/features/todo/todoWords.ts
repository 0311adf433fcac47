/** What the page of actions says: which are shown, who asked, whether the owner knows, and how one ended. */
import type { Todo, TodoCounts } from "../../ipc/generated/commands";
import { counted } from "../../nhs/format/count";
import { actionStateInWords } from "../../nhs/words/codes";
import { askedBy, type Me } from "../../nhs/words/asked";
import type { ListName } from "./search";

/** "Showing 12 actions of your organisation, the longest late first." */
export function shownInWords(list: string, shown: number, total: number, late: number, typed: string): string {
  const some = shown < total ? `the first ${shown} of ${counted(total, "action")}` : counted(total, "action");
  const order = list === "finished" ? "newest first" : "the longest late first";
  return `Showing ${some}${late > 0 && list !== "finished" ? `, ${late} late` : ""}${typed ? `, filtered by “${typed}”` : ""}, ${order}.`;
}

/** "Nothing due. 3 done this week." */
export function nothingDue(counts: TodoCounts | undefined): string {
  const done = counts?.this_week ?? 0;
  return done > 0 ? `Nothing due. ${done} done this week.` : "Nothing due.";
}

/** ". Grace Okafor. Asked by Ruth Ellis, Larkfield Hospice. Accepted": after the person's name. */
export function contextOf({ action, mine }: Todo, list: ListName, me: Me | null): string {
  const person = action.owner.includes(",") ? action.owner.slice(0, action.owner.indexOf(",")) : "";
  // Of our own organisation only the colleague is worth the room.
  const owner = list === "others" || list === "finished" ? action.owner || "Nobody known here" : mine ? "" : person;
  const state = action.state === "proposed" || list === "finished" ? "" : `. ${actionStateInWords(action.state)}`;
  return `${owner ? `. ${owner}` : ""}${askedBy(action, me)}${state}${seenInWords(action)}`;
}

/** Whether a partner that is to do it has it, from its receipts alone; only while it has not answered. */
export function seenInWords(action: Pick<Todo["action"], "state" | "settled" | "seen_by_owner">): string {
  if (action.settled) return "";
  if (action.seen_by_owner === "not_in_circle") return ". They no longer hold this case; ask somebody else";
  if (action.state !== "proposed") return "";
  return { not_sent: ". Not sent to them yet", sent: ". Sent, not yet seen by them" }[action.seen_by_owner ?? ""] ?? "";
}
