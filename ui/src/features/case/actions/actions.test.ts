/** Due dates as people type them, and what is said of an action. */
import { describe, expect, it } from "vitest";

import type { Action, CircleMember } from "../../../ipc/generated/commands";
import { lateness, openAndSettled, stepInWords, stepsToOffer, whetherSeen, whoCanBeAsked } from "./actionWords";
import { inAWeek, readDue } from "./dueDate";

const due = (day: string, month: string, year: string) => readDue({ day, month, year });

describe("a due date", () => {
  it("is day, month, year, with the month as a number or a word", () => {
    for (const month of ["3", "03", "March", "mar", " MARCH "]) expect(due("13", month, "2026")).toEqual({ date: "2026-03-13" });
    expect(due("1", "12", "26")).toEqual({ date: "2026-12-01" });
  });
  it("says which box is wrong", () => {
    const box = (day: string, month: string, year: string) => { const read = due(day, month, year); return "box" in read ? read.box : null; };
    expect([box("", "", ""), box("13", "13", "2026"), box("32", "3", "2026"), box("13", "3", ""), box("13", "m", "2026"), box("13", "3", "026"), box("x", "3", "2026")]).toEqual(["day", "month", "day", "year", "month", "year", "day"]);
    expect(due("30", "February", "2026")).toEqual({ box: "day", words: "That day is not in the calendar. Check the day and the month" });
  });
  it("is a week from today to begin with, across the end of a year", () => {
    expect(inAWeek({ year: 2026, month: 12, day: 28 })).toEqual({ day: "4", month: "1", year: "2027" });
  });
});

const circle: readonly CircleMember[] = [
  { organisation_id: "2", organisation: "Oakfield Housing", parts: ["core"], us: false },
  { organisation_id: "1", organisation: "Riverside Practice", parts: ["core", "clinical"], us: true },
];
const action = (more: Partial<Action>): Action => ({
  id: "a", record: null, text: "Fit a ramp", owner: "Oakfield Housing", owner_organisation: "2", due: "2026-03-09", state: "proposed", part: "core", asked_by: "Priya Nair", asked_by_organisation: "Riverside Practice",
  asked_at: "2026-03-01T10:00:00Z", settled: false, seen_by_owner: "sent", holds: null, next: [], newest: [], also: [], steps: [], ...more,
});

describe("what is said of an action", () => {
  it("tells sent from seen, and only while it waits for an answer", () => {
    const said = (more: Partial<Action>) => whetherSeen(action(more), circle);
    expect(said({})).toBe("Sent, not yet seen by Oakfield Housing");
    expect(said({ seen_by_owner: "not_sent" })).toBe("Not sent to Oakfield Housing yet");
    for (const state of ["proposed", "accepted"]) expect(said({ state, seen_by_owner: "not_in_circle" })).toBe("Oakfield Housing no longer holds this case; ask somebody else");
    expect(said({ state: "done", settled: true, seen_by_owner: "not_in_circle" })).toBe("");
    expect(said({ seen_by_owner: "seen", owner: "Tom Barr, Oakfield Housing" })).toBe("Seen by Oakfield Housing");
    expect([said({ state: "accepted" }), said({ owner_organisation: "1", seen_by_owner: "seen" }), said({ owner_organisation: null, seen_by_owner: null })]).toEqual(["", "", ""]);
  });
  it("counts late days, and none for what is done with", () => {
    const today = { year: 2026, month: 3, day: 10 };
    expect([lateness(action({}), today), lateness(action({ due: "2026-03-01" }), today), lateness(action({ due: "2026-03-10" }), today), lateness(action({ settled: true }), today), lateness(action({ due: "" }), today)]).toEqual(["1 day late", "9 days late", "", "", ""]);
  });
  it("offers one press where nothing is asked, and a form where it is", () => {
    const next = [{ state: "done", needs_reason: false, needs_owner: false }, { state: "declined", needs_reason: true, needs_owner: false }, { state: "proposed", needs_reason: false, needs_owner: true }];
    const { atOnce, asking } = stepsToOffer(next);
    expect([atOnce.map(({ state }) => state), asking.map(({ state }) => state)]).toEqual([["done"], ["declined", "proposed"]]);
    expect([stepInWords("done", "in_progress"), stepInWords("accepted", "in_progress"), stepInWords("cancelled", "proposed"), stepInWords("x", "some_new_state")]).toEqual(["Not done after all", "Start", "Ask again", "Some new state"]);
  });
  it("asks only who would know: those who hold the part, ourselves first", () => {
    expect(whoCanBeAsked(circle, "core").map(({ organisation_id }) => organisation_id)).toEqual(["1", "2"]);
    expect(whoCanBeAsked(circle, "clinical").map(({ organisation_id }) => organisation_id)).toEqual(["1"]);
  });
  it("keeps what is to be done apart from what is done with, and drops nothing", () => {
    const { open, settled } = openAndSettled([action({ id: "a" }), action({ id: "b", settled: true }), action({ id: "c" }), action({ id: "d", settled: true })]);
    expect([open.map(({ id }) => id), settled.map(({ id }) => id)]).toEqual([["a", "c"], ["d", "b"]]);
  });
});
