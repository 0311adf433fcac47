/** Coming back after a lock: to the box and its cursor on the same page, and not at all when the person acts first. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { rememberPlace, returnToPlace } from "./place";

const shell = (text: string | null): void => {
  document.body.innerHTML = `<div class="rt-shell"><main id="main" tabindex="-1">${text === null ? "" : `<textarea id="note">${text}</textarea>`}</main><button id="lock">Lock</button></div>`;
};
const lockInNote = (start: number, end: number): void => {
  shell("Seen at home, she");
  const note = document.getElementById("note") as HTMLTextAreaElement;
  note.focus();
  note.setSelectionRange(start, end);
  document.getElementById("lock")?.focus();
  rememberPlace();
  // The same lock is heard of again while the page is half gone.
  shell(null);
  rememberPlace();
  document.body.innerHTML = "";
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("CSS", { escape: (text: string) => text });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("coming back after a lock", () => {
  it("waits for the draft, then puts the cursor where it was, though the lock button was pressed last", () => {
    lockInNote(5, 12);
    shell("");
    returnToPlace();
    vi.advanceTimersByTime(200);
    expect(document.activeElement?.id).not.toBe("note");
    const note = document.getElementById("note") as HTMLTextAreaElement;
    note.value = "Seen at home, she";
    vi.advanceTimersByTime(200);
    expect([document.activeElement?.id, note.selectionStart, note.selectionEnd]).toEqual(["note", 5, 12]);
  });
  it("leaves a person where they are who acts first", () => {
    lockInNote(1, 1);
    shell(null);
    returnToPlace();
    window.dispatchEvent(new Event("keydown"));
    shell("Seen at home, she");
    vi.advanceTimersByTime(25_000);
    expect(document.activeElement?.id).not.toBe("note");
  });
  it("goes to the page itself when the box is gone, and happens once", () => {
    lockInNote(1, 1);
    shell(null);
    returnToPlace();
    vi.advanceTimersByTime(25_000);
    expect(document.activeElement?.id).toBe("main");
    shell("Seen at home, she");
    returnToPlace();
    vi.advanceTimersByTime(25_000);
    expect(document.activeElement?.id).not.toBe("note");
  });
});
