/** What is said of an action: how far it is, how late, whether its owner knows, and what each step is called. */
import type { Action, CircleMember, NextStep } from "../../../ipc/generated/commands";
import { type Day, daysBetween, readDay } from "../../../nhs/format/date";
import { counted } from "../../../nhs/format/count";
import { actionStateInWords } from "../../../nhs/words/codes";

/** "1 day late"; empty when it is not, or when nothing more is to be done. */
export function lateness(action: Pick<Action, "due" | "settled">, today: Day): string {
  const due = readDay(action.due);
  const days = due && !action.settled ? daysBetween(due, today) : 0;
  return days > 0 ? `${counted(days, "day")} late` : "";
}

/** "Sent, not yet seen by Oakfield Housing", from the owner's receipts alone; empty when there is nothing to say. */
export function whetherSeen(action: Pick<Action, "state" | "settled" | "seen_by_owner" | "owner_organisation" | "owner">, circle: readonly CircleMember[]): string {
  const owner = circle.find((member) => member.organisation_id === action.owner_organisation);
  const name = owner?.organisation ?? action.owner;
  if (action.seen_by_owner === "not_in_circle" && !action.settled) return `${name} no longer holds this case; ask somebody else`;
  if (owner?.us || action.state !== "proposed") return "";
  switch (action.seen_by_owner) {
    case "not_sent": return `Not sent to ${name} yet`;
    case "sent": return `Sent, not yet seen by ${name}`;
    case "seen": return `Seen by ${name}`;
    default: return "";
  }
}

const STEPS: Readonly<Record<string, string>> = {
  accepted: "Accept",
  in_progress: "Start",
  done: "Mark as done",
  confirmed: "Checked, it is done",
  declined: "Decline",
  blocked: "Say what is in the way",
  cancelled: "Cancel",
  proposed: "Ask somebody else",
};

/** What the button of a step says. */
export function stepInWords(from: string, to: string): string {
  if (to === "in_progress" && (from === "done" || from === "confirmed")) return "Not done after all";
  if (to === "proposed" && from === "cancelled") return "Ask again";
  return STEPS[to] ?? actionStateInWords(to);
}

/** The steps that one press takes, and those that ask for something first. */
export function stepsToOffer(next: readonly NextStep[]): { readonly atOnce: readonly NextStep[]; readonly asking: readonly NextStep[] } {
  const asks = (step: NextStep): boolean => step.needs_reason || step.needs_owner;
  return { atOnce: next.filter((step) => !asks(step)), asking: next.filter(asks) };
}

/** Open ones by due date, then those that are settled, newest first: the order of the record is by due date. */
export function openAndSettled(actions: readonly Action[]): { readonly open: readonly Action[]; readonly settled: readonly Action[] } {
  return { open: actions.filter((action) => !action.settled), settled: actions.filter((action) => action.settled).toReversed() };
}

/** Who can be asked: organisations that hold the part, ours first. */
export function whoCanBeAsked(circle: readonly CircleMember[], part: string): readonly CircleMember[] {
  const able = circle.filter((member) => member.us || member.parts.includes(part));
  return [...able.filter((member) => member.us), ...able.filter((member) => !member.us)];
}
