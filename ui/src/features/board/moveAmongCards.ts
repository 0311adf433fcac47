/** Arrow keys on the board: up and down within a column, left and right to the column beside it. */
import type { Board } from "../../ipc/generated/commands";

const names = (lane: Element): readonly HTMLElement[] => [...lane.querySelectorAll<HTMLElement>("a.rt-card__name")];

/** Moves the focus from a name to another one; false when the key is no arrow or there is nowhere to go. */
export function moveAmongCards(from: HTMLElement, key: string): boolean {
  const lane = from.closest(".rt-lane");
  if (!lane || !from.classList.contains("rt-card__name")) return false;
  const here = names(lane);
  const at = here.indexOf(from);
  if (key === "ArrowDown" || key === "ArrowUp") {
    const next = here[at + (key === "ArrowDown" ? 1 : -1)];
    next?.focus();
    return next !== undefined;
  }
  if (key !== "ArrowLeft" && key !== "ArrowRight") return false;
  const lanes = [...document.querySelectorAll(".rt-lane")];
  const step = key === "ArrowRight" ? 1 : -1;
  // Empty columns are passed over.
  for (let index = lanes.indexOf(lane) + step; index >= 0 && index < lanes.length; index += step) {
    const there = names(lanes[index] ?? lane);
    const next = there[Math.min(at, there.length - 1)];
    if (next) {
      next.focus();
      return true;
    }
  }
  return false;
}

/** The card below in the same column, else the one above; null when it is alone there. */
export function neighbourOf(board: Board, id: string): string | null {
  for (const { cards } of board.columns) {
    const at = cards.findIndex((card) => card.id === id);
    if (at >= 0) return (cards[at + 1] ?? cards[at - 1])?.id ?? null;
  }
  return null;
}
