/** F6 goes from region to region (top bar, navigation, page, bottom bar), Shift and F6 back: the keys every desktop has for it. */
import { useEffect } from "react";

const REGIONS = [".rt-topbar", ".rt-sidenav", "#main", ".rt-statusbar"] as const;
const CAN_HAVE_FOCUS = "a[href], button:not([disabled]), input, select, textarea, [tabindex='0']";

/** The region after the one that holds the focus, or before it; nothing when none is on screen. */
export function nextRegion(root: ParentNode, focused: Element | null, back: boolean): HTMLElement | null {
  const regions = REGIONS.map((region) => root.querySelector<HTMLElement>(region)).filter((region) => region !== null);
  const here = regions.findIndex((region) => focused !== null && region.contains(focused));
  const order = back ? [...regions].toReversed() : regions;
  const from = here < 0 ? -1 : back ? regions.length - 1 - here : here;
  for (let step = 1; step <= order.length; step += 1) {
    const region = order[(from + step) % order.length];
    // The page itself can hold the focus; of a bar, its first link or button.
    const goal = region?.id === "main" ? region : region?.querySelector<HTMLElement>(CAN_HAVE_FOCUS);
    if (goal) return goal;
  }
  return null;
}

export function useRegions(): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
      // A dialog keeps the focus.
      if (document.querySelector("[role='dialog']")) return;
      event.preventDefault();
      nextRegion(document, document.activeElement, event.shiftKey)?.focus();
    };
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);
}
