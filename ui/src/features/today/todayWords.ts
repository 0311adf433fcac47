/** What the first page says of actions, and which of them it shows. */
import type { Todo, TodoPage } from "../../ipc/generated/commands";
import { counted } from "../../nhs/format/count";

/** "2 late, 3 due today", or how many there are when none presses. */
export function standing(mine: Pick<TodoPage, "late" | "today" | "total">, ours: Pick<TodoPage, "late" | "today" | "total">): string {
  const [late, today, total] = [mine.late + ours.late, mine.today + ours.today, mine.total + ours.total];
  const said = [late > 0 ? `${late} late` : "", today > 0 ? `${today} due today` : ""].filter(Boolean);
  return said.length > 0 ? said.join(", ") : total > 0 ? `${counted(total, "action")}, none late` : "";
}

/** As many as fit: one's own first, but never only the one kind while the other has something late. */
export function topActions(mine: readonly Todo[], ours: readonly Todo[], most: number): { readonly yours: readonly Todo[]; readonly theirs: readonly Todo[] } {
  const room = Math.max(most - Math.min(mine.length, most), Math.min(ours.length, 2));
  return { yours: mine.slice(0, most - Math.min(room, ours.length)), theirs: ours.slice(0, room) };
}
