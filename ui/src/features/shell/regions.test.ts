/** F6 visits each region once a round, in both directions, and leaves out one that has nothing to press. */
import { describe, expect, it } from "vitest";

import { nextRegion } from "./useRegions";

const page = (bottom: string): HTMLElement => {
  const root = document.createElement("div");
  root.innerHTML = `<header class="rt-topbar"><button>Lock</button></header><nav class="rt-sidenav"><a href="#/today">Today</a></nav><main id="main" tabindex="-1"><input></main><footer class="rt-statusbar">${bottom}</footer>`;
  return root;
};

describe("F6", () => {
  it("goes round, and back", () => {
    const root = page('<a href="#/two-answers">1 thing needs checking</a>');
    const names: string[] = [];
    let at: Element | null = null;
    for (let press = 0; press < 5; press += 1) {
      at = nextRegion(root, at, false);
      names.push(at?.textContent || at?.id || "");
    }
    expect(names).toEqual(["Lock", "Today", "main", "1 thing needs checking", "Lock"]);
    expect(nextRegion(root, root.querySelector("input"), true)?.textContent).toBe("Today");
    expect(nextRegion(root, root.querySelector("button"), true)?.textContent).toBe("1 thing needs checking");
  });
  it("passes a bar in which nothing can be pressed", () => {
    const root = page("Saved on this laptop");
    expect(nextRegion(root, root.querySelector("main"), false)?.textContent).toBe("Lock");
  });
});
