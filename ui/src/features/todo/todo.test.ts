/** The page of actions says what it shows, whose they are and whether the owner knows. */
import { describe, expect, it } from "vitest";

import type { Todo, TodoCounts } from "../../ipc/generated/commands";
import { readTodoSearch } from "./search";
import { contextOf, nothingDue, shownInWords } from "./todoWords";

const todo = (more: object): Todo => ({ mine: false, action: { owner: "Hathermoor Hospice", asked_by: "Priya Nair", asked_by_organisation: "Riverside Practice", state: "proposed", settled: false, seen_by_owner: null, ...more } }) as unknown as Todo;

describe("the page of actions", () => {
  it("keeps which list and what was typed in the address", () => {
    expect(readTodoSearch({ show: "others", q: 12, more: 1 })).toEqual({ show: "others", q: "12" });
    expect(readTodoSearch({ show: "constructor", q: {} })).toEqual({});
  });
  it("says how many are shown, in which order", () => {
    expect(shownInWords("ours", 2, 2, 1, "")).toBe("Showing 2 actions, 1 late, the longest late first.");
    expect(shownInWords("ours", 100, 1204, 0, "key")).toBe("Showing the first 100 of 1,204 actions, filtered by “key”, the longest late first.");
    expect(shownInWords("finished", 1, 1, 1, "")).toBe("Showing 1 action, newest first.");
  });
  it("says what was done when nothing is due", () => {
    expect([nothingDue({ this_week: 3 } as TodoCounts), nothingDue(undefined)]).toEqual(["Nothing due. 3 done this week.", "Nothing due."]);
  });
  it("says who is to do it and whether they have it, from receipts alone", () => {
    expect(contextOf(todo({ seen_by_owner: "sent" }), "others", null)).toBe(". Hathermoor Hospice. Asked by Priya Nair, Riverside Practice. Sent, not yet seen by them");
    expect(contextOf(todo({ state: "accepted", seen_by_owner: "sent" }), "others", null)).toBe(". Hathermoor Hospice. Asked by Priya Nair, Riverside Practice. Accepted");
    expect(contextOf(todo({ seen_by_owner: "not_in_circle" }), "others", null)).toContain("ask somebody else");
    const me = { person: "Priya Nair", organisation: "Riverside Practice" };
    expect(contextOf(todo({ owner: "Ann Lee, Riverside Practice" }), "ours", me)).toBe(". Ann Lee. Your own");
    expect(contextOf(todo({ owner: "Riverside Practice" }), "ours", me)).toBe(". Your own");
  });
});
