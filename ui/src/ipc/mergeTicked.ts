/** A list of actions keeps its order while some of them are ticked: nothing moves under the pointer. */
import type { Todo } from "./generated/commands";

const before = (a: Todo, b: Todo): boolean => (a.action.due === b.action.due ? a.action.id < b.action.id : a.action.due < b.action.due);

/** The rows with those that were ticked, by due date as the list is. */
export function mergeTicked(rows: readonly Todo[], ticked: readonly Todo[]): readonly Todo[] {
  const gone = ticked.filter((todo) => !rows.some((row) => row.action.id === todo.action.id));
  if (gone.length === 0) return rows;
  return [...rows, ...gone].toSorted((a, b) => (before(a, b) ? -1 : 1));
}
