/** The timeline's filters: what fits, how much of all, and an address that nobody can break. */
import { describe, expect, it } from "vitest";

import type { Action, Attachment, Case, Change, Note } from "../../ipc/generated/commands";
import type { PathwayRecord } from "../../ipc/records";
import { readCaseSearch } from "./caseSearch";
import { filtered, isFiltered, itemsOf, kindsIn, NO_FILTER, partnersIn, readFilter } from "./timelineFilter";

const note = (id: string, at: string, kind: string, organisation: string): Note => ({ id, record: null, at, kind, organisation, part: "core", text: id, event_at: null, author: "Ann", role: "", amends: null, withdrawn: null, arrived: null, seen_by: [], not_seen_by: [], ours: true });
const change = (at: string, what: string, value: string): Change => ({ at, what, value, part: "core", settled: false, by: "Ruth", organisation: "Hospice" });
const action = { id: "a", text: "Fit a ramp", owner: "Housing", part: "core", asked_by: "Ann", asked_by_organisation: "Practice", asked_at: "2026-03-02T09:00:00Z", steps: [{ state: "declined", by: "Tom", organisation: "Housing", at: "2026-03-03T09:00:00Z", reason: "Not ours", owner: null }] } as unknown as Action;
const record: Pick<Case, "notes" | "actions" | "history" | "handovers"> = {
  notes: [note("n1", "2026-03-01T09:00:00Z", "visit", "Hospice"), note("n2", "2026-03-04T09:00:00Z", "phone_call", "Practice")],
  actions: [action], history: [change("2026-03-05T09:00:00Z", "key_safe", "kept_back"), change("2026-03-05T08:00:00Z", "cpr_decision", "not_for_attempted")], handovers: [],
};
const fall = { id: "f", form_name: "Falls response", part: "clinical", by: "Joe", organisation: "Trust", at: "2026-03-06T09:00:00Z", withdrawn: null, versions: [] } as unknown as PathwayRecord;
const letter = { id: "l", name: "Discharge letter", part: "clinical", by: "Joe", organisation: "Trust", at: "2026-03-07T09:00:00Z", withdrawn: "Another person" } as unknown as Attachment;
const items = itemsOf(record, [fall], [letter]);
const show = (filter: Partial<typeof NO_FILTER>) => filtered(items, { ...NO_FILTER, ...filter }).map(({ key }) => key);

describe("the timeline\u2019s filters", () => {
  it("hold everything that happened, the newest first", () => {
    expect(show({ show: "all" })).toEqual(["attachment l", "record f", "change 0", "change 1", "note n2", "step a 0", "action a", "note n1"]);
  });
  it("narrow by what, by kind of note and by who wrote it", () => {
    expect(show({ show: "notes" })).toEqual(["record f", "note n2", "note n1"]);
    expect([show({ kind: "visit" }), show({ show: "actions" }), show({ show: "all", partner: "Hospice" }), show({ show: "records" })]).toEqual([["note n1"], ["step a 0", "action a"], ["change 0", "change 1", "note n1"], ["record f"]]);
  });
  it("never tell a key safe\u2019s code, and say facts in words", () => {
    expect(items.filter(({ what }) => what === "changes").map(({ words }) => words)).toEqual(["Key safe: not shown here", "CPR: Not for CPR"]);
  });
  it("offer what there is", () => {
    expect([kindsIn(record.notes, ["update", "phone_call", "visit"]), partnersIn(items)]).toEqual([["phone_call", "visit"], ["Hospice", "Housing", "Practice", "Trust"]]);
  });
  it("stand in the address, where nonsense is no filter", () => {
    expect(readCaseSearch({ show: "changes", partner: "Hospice" })).toEqual({ show: "changes", partner: "Hospice" });
    expect(readCaseSearch({ show: "notes", kind: "" })).toEqual({});
    expect([isFiltered(readFilter({ show: "constructor", kind: 4 })), isFiltered(readFilter({ show: "all" }))]).toEqual([false, true]);
  });
});
