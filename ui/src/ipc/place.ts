/**
 * Where the person was when it was locked: page, scroll, open tab, box and cursor. Nothing that was written is remembered
 * here, only places; the texts come back from the vault.
 */
import { useState } from "react";

const FRAME = ".rt-shell";
/** Even a slow laptop has drawn the page by then. Whoever acts first is never moved, so waiting costs nothing. */
const PATIENCE_MS = 20_000;

interface Place {
  readonly address: string;
  readonly box: { readonly id: string; readonly start: number | null; readonly end: number | null } | null;
  readonly scrolled: readonly (readonly [string, number])[];
}

let place: Place | null = null;
let rememberedAt = 0;
let focused: Element | null = null;
const open = new Map<string, unknown>();

type Typed = HTMLInputElement | HTMLTextAreaElement;
const isTyped = (element: Element | null): element is Typed => element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && /^(text|search|tel|url|password)$/.test(element.type));

/** The lock button takes the focus when it is pressed, so the last place inside the page is what counts. */
if (typeof document !== "undefined") {
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.closest("#main")) focused = target;
  });
}

const selectorOf = (element: Element): string => (element.id ? `#${CSS.escape(element.id)}` : `.${CSS.escape(element.classList[0] ?? "")}`);

/** Remembers the place; once it was locked nothing is there to be remembered. */
export function rememberPlace(): void {
  const frame = document.querySelector(FRAME);
  // One lock is heard of in several ways, and after the first the page is half gone.
  if (!frame || (place && performance.now() - rememberedAt < PATIENCE_MS)) return;
  rememberedAt = performance.now();
  const at = focused?.isConnected && focused.id ? focused : null;
  place = {
    address: location.hash,
    box: at ? { id: at.id, start: isTyped(at) ? at.selectionStart : null, end: isTyped(at) ? at.selectionEnd : null } : null,
    scrolled: [...frame.querySelectorAll("*")].filter((element) => element.scrollTop > 0 && !isTyped(element)).map((element) => [selectorOf(element), element.scrollTop] as const),
  };
  focused = null;
}

/** Whether the box is there again, with its text. */
function isReady(box: Place["box"]): boolean {
  if (!box) return true;
  const element = document.getElementById(box.id);
  return element !== null && (box.end === null || !isTyped(element) || element.value.length >= box.end);
}

function goTo({ box, scrolled }: Place): void {
  const element = box ? document.getElementById(box.id) : null;
  const target = element ?? document.getElementById("main");
  target?.focus({ preventScroll: true });
  if (box && isTyped(element) && box.start !== null && box.end !== null && element.value.length >= box.end) element.setSelectionRange(box.start, box.end);
  for (const [selector, top] of scrolled) {
    const scroller = document.querySelector(selector);
    if (scroller) scroller.scrollTop = top;
  }
}

/** Goes back to where the person was, once it is drawn; whoever acts first stays where they are. Gives a way to stop. */
export function returnToPlace(): () => void {
  const back = place;
  place = null;
  if (!back || back.address !== location.hash) return () => undefined;
  const events = ["keydown", "pointerdown", "wheel"] as const;
  const end = performance.now() + PATIENCE_MS;
  let timer = 0;
  const stop = (): void => {
    clearInterval(timer);
    for (const name of events) removeEventListener(name, stop);
  };
  timer = window.setInterval(() => {
    if (!isReady(back.box) && performance.now() < end) return;
    stop();
    goTo(back);
  }, 50);
  for (const name of events) addEventListener(name, stop);
  return stop;
}

/** Something on a page that stays as it was over a lock: an open tab, an open form. `key` names page and thing; never holds what was written. */
export function usePlace<T>(key: string, initial: T): readonly [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => (open.has(key) ? (open.get(key) as T) : initial));
  return [value, (next) => {
    open.set(key, next);
    setValue(next);
  }];
}
