/** What the form of closing a case holds, and what it hands in. */
import type { Action, Closing } from "../../../ipc/generated/commands";
import type { Problem } from "../../../nhs/ErrorSummary";

export const REASON = "close-reason";
export const OUTCOME = "close-outcome";
export const WHY = "close-why";
/** The box of what happens to an action. */
export const boxOf = (action: Pick<Action, "id">): string => `close-${action.id}`;

/** Boxes by name, as they are kept while they are filled in. */
export type Boxes = Readonly<Record<string, string>>;

export const emptyBoxes = (actions: readonly Action[]): Boxes => ({ reason: "", outcome: "", why: "", ...Object.fromEntries(actions.map((action) => [action.id, ""])) });

/** What may become of an action when its case closes; what was declined cannot have been done. */
export const waysOf = (action: Action): readonly ("done" | "cancelled")[] => (["done", "cancelled"] as const).filter((state) => action.next.some((next) => next.state === state));

export const cancelsSome = (boxes: Boxes, actions: readonly Action[]): boolean => actions.some(({ id }) => boxes[id] === "cancelled");

export function problemsOf(boxes: Boxes, actions: readonly Action[]): readonly Problem[] {
  const problems: Problem[] = [];
  if (!boxes["reason"]) problems.push({ fieldId: REASON, words: "Choose why the case is closed" });
  if (!boxes["outcome"]?.trim()) problems.push({ fieldId: OUTCOME, words: "Say in a sentence what came of it" });
  for (const action of actions) if (!boxes[action.id]) problems.push({ fieldId: boxOf(action), words: `Say what happens to: ${action.text}` });
  if (cancelsSome(boxes, actions) && !boxes["why"]?.trim()) problems.push({ fieldId: WHY, words: "Say why actions are cancelled" });
  return problems;
}

export const closingOf = (boxes: Boxes, actions: readonly Action[], seen: readonly string[]): Omit<Closing, "case"> => ({
  reason: boxes["reason"] ?? "",
  outcome: boxes["outcome"] ?? "",
  actions: actions.map((action) => ({ action: action.id, done: boxes[action.id] === "done", reason: boxes["why"] ?? "", seen: [...action.newest] })),
  seen: [...seen],
});
