/** The form of one fact: which choices it has, what it hands in, and what it says once saved. */
import { describe, expect, it } from "vitest";

import type { FieldKind } from "../../../ipc/generated/commands";
import { stepBack } from "../../../ipc/edits";
import { baseOf, choicesOf, firstValue, needsReason, sameBase, savedInWords, valuesOf } from "./factRules";

const info = (field: string, more: Partial<FieldKind> = {}): FieldKind => ({ field, part: "core", kind: "line", choices: [], most: 200, bounds: null, keeps_both: false, ...more });
const status = info("status", { kind: "code", choices: ["new", "active", "on_hold"], keeps_both: true });
const base = (value: string, ...answers: string[]) => ({ value, answers });

describe("the form of a fact", () => {
  it("offers the record's own choices in words, and clearing where a fact can be cleared", () => {
    expect(choicesOf(status).map(({ words }) => words)).toEqual(["New", "Active", "On hold"]);
    expect(choicesOf(info("sex", { kind: "code", choices: ["female"] })).map(({ value }) => value)).toEqual(["female", ""]);
    expect(choicesOf(info("respect", { kind: "code", choices: ["exists"], keeps_both: true })).map(({ value }) => value)).toEqual(["exists", "unknown"]);
    expect(choicesOf(info("clinical_frailty_scale", { kind: "number", bounds: [1, 3] })).map(({ value }) => value)).toEqual(["1", "2", "3", ""]);
  });
  it("begins with what is recorded, and empty where a text was cleared", () => {
    expect([firstValue(info("plan", { kind: "prose", keeps_both: true }), base("unknown", "a")), firstValue(info("plan"), base("At home", "a"))]).toEqual(["", "At home"]);
    expect(firstValue(info("restricted", { kind: "yes_no", choices: ["yes", "no", "unknown"], keeps_both: true }), base("unknown", "a"))).toBe("unknown");
  });
  it("hands in the answers that were seen, and the reason with the stage", () => {
    expect(valuesOf(info("phone"), "1", base("0", "a"), "", base(""))).toEqual([{ field: "phone", value: "1", seen: ["a"] }]);
    expect(valuesOf(status, "on_hold", base("active", "a"), " In hospital ", base("", "r"))).toEqual([{ field: "status", value: "on_hold", seen: ["a"] }, { field: "status_reason", value: "In hospital", seen: ["r"] }]);
    expect([needsReason("on_hold"), needsReason("closed"), needsReason("active")]).toEqual([true, true, false]);
  });
  it("knows when the answers are no longer those that were seen", () => {
    const record = { parts: [{ part: "core", fields: [{ field: "phone", value: "1", by: null, organisation: null, at: null, answers: ["a", "b"] }] }] };
    expect(sameBase(baseOf(record, "phone"), base("1", "b", "a"))).toBe(true);
    expect([sameBase(baseOf(record, "phone"), base("1", "a")), sameBase(baseOf(record, "headline"), base(""))]).toEqual([false, true]);
  });
  it("says what was done in the words of the page", () => {
    expect([savedInWords(status, "Stage", "on_hold"), savedInWords(info("phone"), "Phone", "1"), savedInWords(info("phone"), "Phone", "")]).toEqual(["Moved to On hold", "Phone changed", "Phone cleared"]);
  });
});

describe("taking a step of an action back", () => {
  it("goes where the rules of actions lead, and nowhere when they lead nowhere", () => {
    expect([stepBack("accepted", "done"), stepBack("accepted", "cancelled"), stepBack("in_progress", "blocked"), stepBack("proposed", "blocked")]).toEqual(["in_progress", "proposed", "in_progress", "proposed"]);
    expect([stepBack("proposed", "accepted"), stepBack("accepted", "in_progress"), stepBack("blocked", "proposed")]).toEqual([null, null, null]);
  });
});
