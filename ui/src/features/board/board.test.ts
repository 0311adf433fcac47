/** A card says one thing, its menu offers every way but where it is, and what arrives is counted. */
import { describe, expect, it } from "vitest";

import { changedCards } from "../../ipc/board";
import type { Board, CaseCard } from "../../ipc/generated/commands";
import { asksWhy, daysHere, flagInWords, waysFrom } from "./boardWords";
import { neighbourOf } from "./moveAmongCards";
import { readBoardSearch } from "./search";

const card = (id: string, more: Partial<CaseCard> = {}): CaseCard => ({ id, family_name: id, given_name: "", title: "", date_of_birth: null, date_of_death: null, key_worker: null, restricted: false, since: "2026-03-03T10:00:00Z", flag: null, step_down: false, ...more });
const board = (columns: Readonly<Record<string, readonly CaseCard[]>>): Board => ({ columns: Object.entries(columns).map(([status, cards]) => ({ status, total: cards.length, cards: [...cards] })) });

describe("a card", () => {
  it("says whole days, and never fewer than none", () => {
    const today = { year: 2026, month: 3, day: 10 };
    expect(daysHere("2026-03-03T10:00:00Z", today)).toBe("7 days here");
    expect(daysHere("2026-03-09T10:00:00Z", today)).toBe("1 day here");
    expect(daysHere("2026-03-12T10:00:00Z", today)).toBe("Here since today");
  });
  it("says at most one thing, in words", () => {
    const flag = (kind: string, more = {}) => flagInWords({ kind, count: 0, words: "", day: null, ...more }, "on_hold").words;
    expect([flag("two_answers"), flag("urgent", { words: "two_hours" }), flag("late_actions", { count: 2 }), flag("step_down"), flag("review_due", { day: "2026-03-03" }), flag("reason", { words: "In hospital" })]).toEqual(["Two answers to check", "Urgent: within 2 hours", "2 actions late", "No change for 4 weeks: step down?", "Review due since 3 March 2026", "In hospital"]);
  });
});

describe("the menu", () => {
  it("offers every stage but its own, and asks why where the stage needs it", () => {
    expect(waysFrom("active", { step_down: false }).stages.map(({ key }) => key)).toEqual(["new", "on_hold", "ready_to_close"]);
    expect(waysFrom("new", { step_down: false }).others.map(({ key }) => key)).toEqual(["declined", "close", "cohorts"]);
    expect(waysFrom("active", { step_down: true }).others.map(({ key }) => key)).toEqual(["keep", "close", "cohorts"]);
    expect(["on_hold", "declined", "active", "ready_to_close"].map(asksWhy)).toEqual([true, true, false, false]);
  });
});

describe("what arrives", () => {
  it("is counted once a person, whether moved, changed, come or gone", () => {
    const was = board({ new: [card("a"), card("b")], active: [card("c")] });
    expect(changedCards(was, was)).toBe(0);
    expect(changedCards(was, board({ new: [card("b")], active: [card("a"), card("c")] }))).toBe(1);
    expect(changedCards(was, board({ new: [card("a", { key_worker: "Joe" })], active: [card("c"), card("d")] }))).toBe(3);
  });
  it("leaves the focus with whoever is next", () => {
    const held = board({ new: [card("a"), card("b")], active: [card("c")] });
    expect([neighbourOf(held, "a"), neighbourOf(held, "b"), neighbourOf(held, "c"), neighbourOf(held, "x")]).toEqual(["b", "a", null, null]);
  });
});

describe("the address", () => {
  it("holds the cohort and nothing else", () => {
    expect([readBoardSearch({ cohort: "falls", other: 1 }), readBoardSearch({ cohort: 3 }), readBoardSearch({})]).toEqual([{ cohort: "falls" }, {}, {}]);
  });
});
