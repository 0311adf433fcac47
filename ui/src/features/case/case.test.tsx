/** The case page's reading of a case: corrections, disputed facts, and who will see a note. */
import { describe, expect, it } from "vitest";

import type { Case, Note, TwoAnswers } from "../../ipc/generated/commands";
import { editedIn, readCaseSearch } from "./caseSearch";
import { linesOf } from "./DoNotMiss";
import { factsOf, partsToWrite, whoSees } from "./facts";
import { timelineOf } from "./timelineOf";

const note = (id: string, at: string, more: Partial<Note> = {}): Note => ({
  id, record: null, at, kind: "update", part: "core", text: `text of ${id}`, event_at: null, author: "Ann Lee", role: "nurse", organisation: "Hospice", amends: null, withdrawn: null, arrived: null, seen_by: [], not_seen_by: [], ours: false, ...more,
});
const fact = (field: string, value: string) => ({ field, value, by: "Dr Sam Okafor", organisation: "Riverside Practice", at: "2026-02-20T10:00:00Z", answers: ["a1"] });
const question = (field: string): TwoAnswers => ({ case: "c", field, answers: [] });
const record = (fields: readonly (readonly [string, string])[], disputed: readonly string[] = []): Pick<Case, "parts" | "two_answers"> => ({
  parts: [{ part: "core", fields: fields.map(([name, value]) => fact(name, value)) }],
  two_answers: disputed.map(question),
});

describe("the timeline", () => {
  it("is newest first, and the same for notes of one moment whatever order they arrived in", () => {
    const notes = [note("a", "2026-03-01T10:00:00Z"), note("c", "2026-03-02T10:00:00Z"), note("b", "2026-03-02T10:00:00Z")];
    const order = (of: readonly Note[]) => timelineOf(of).map((entry) => entry.note.id);
    expect(order(notes)).toEqual(["c", "b", "a"]);
    expect(order(notes.toReversed())).toEqual(["c", "b", "a"]);
  });
  it("shows the newest correction under the note it corrects, also a correction of a correction", () => {
    const first = note("a", "2026-03-01T10:00:00Z");
    const second = note("b", "2026-03-02T10:00:00Z", { amends: "a" });
    const third = note("c", "2026-03-03T10:00:00Z", { amends: "b" });
    expect(timelineOf([first, second, third])).toEqual([{ note: first, correction: third }]);
    expect(timelineOf([first, second, { ...third, withdrawn: "wrong person" }])[0]?.correction?.id).toBe("b");
  });
  it("drops nothing: a correction whose note is not here yet is shown by itself, and so is a circle", () => {
    expect(timelineOf([note("b", "2026-03-02T10:00:00Z", { amends: "not here" })]).map((entry) => entry.note.id)).toEqual(["b"]);
    const circle = [note("a", "2026-03-01T10:00:00Z", { amends: "b" }), note("b", "2026-03-02T10:00:00Z", { amends: "a" })];
    expect(timelineOf(circle).map((entry) => entry.note.id)).toEqual(["b", "a"]);
  });
});

describe("facts", () => {
  it("never shows a disputed fact as if it had one answer", () => {
    const facts = factsOf(record([["cpr_decision", "not_for_attempted"]], ["cpr_decision"]));
    expect(facts.value("cpr_decision")).toBe("");
    expect(linesOf(facts).map(({ heading }) => heading)).toEqual(["CPR: two answers"]);
  });
  it("puts CPR first among what must not be missed, and says when the form's place is not known", () => {
    const lines = linesOf(factsOf(record([["allergies", "Penicillin"], ["cpr_decision", "not_for_attempted"]])));
    expect(lines.map(({ field }) => field)).toEqual(["cpr_decision", "allergies"]);
    expect(lines[0]?.heading).toBe("Not for CPR");
  });
  it("does not warn of medicines that are not in the home, nor of forms that do not exist", () => {
    expect(linesOf(factsOf(record([["anticipatory_medicines", "not_needed"], ["respect", "none"], ["hazards", " "]])))).toEqual([]);
  });
});

describe("who will see a note", () => {
  const circle = [
    { organisation_id: "1", organisation: "Riverside Practice", parts: ["core", "clinical"], us: true },
    { organisation_id: "2", organisation: "Hospice", parts: ["core", "clinical"], us: false },
    { organisation_id: "3", organisation: "Housing", parts: ["core"], us: false },
  ];
  it("names the partners that hold the part, and not ourselves", () => {
    expect(whoSees(circle, "core")).toEqual(["Hospice", "Housing"]);
    expect(whoSees(circle, "clinical")).toEqual(["Hospice"]);
    expect(whoSees(circle, "safeguarding")).toEqual([]);
  });
  it("offers the parts we hold, the team's first", () => {
    expect(partsToWrite({ parts: [], circle }, ["core", "contact", "clinical"])).toEqual(["core", "clinical"]);
  });
});

describe("the address of a case", () => {
  it("keeps the open tab and form, and nothing that is neither", () => {
    expect(readCaseSearch({ tab: "details", edit: "details:housing" })).toEqual({ tab: "details", edit: "details:housing" });
    expect([readCaseSearch({ tab: "timeline" }), readCaseSearch({ tab: "nonsense", edit: "<b>" }), readCaseSearch({ edit: 7 })]).toEqual([{}, {}, {}]);
    expect([editedIn("top", "top:status"), editedIn("details", "top:status"), editedIn("top", "")]).toEqual(["status", "", ""]);
  });
});
