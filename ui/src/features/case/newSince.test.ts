/** What is new stands above the rule, wherever it came from in time; what arrives meanwhile waits; own notes never do. */
import { describe, expect, it } from "vitest";

import type { NewOther, NewSince, Note } from "../../ipc/generated/commands";
import { aboveAndBelow, arrivedInWords, heldBack, notHeld, othersInWords, shownNow, timelineTab } from "./newSince";
import type { PathwayRecord } from "../../ipc/records";
import { type Item, writtenIn } from "./timelineFilter";

const note = (id: string, at: string, arrived: number | null, amends: string | null = null): Note => ({
  id, record: null, at, arrived, amends, kind: "update", part: "core", text: id, event_at: null, author: "Ann", role: "", organisation: "Hospice", withdrawn: null, ours: arrived === null, seen_by: [], not_seen_by: [],
});
const since: NewSince = { since: "2026-03-06T16:12:00Z", from: 10, up_to: 20, partners: [{ id: "h", partner: "Hospice", updates: 2 }], others: [] };
const ids = (items: readonly Item[]) => items.map(({ key }) => key.replace("note ", ""));
const version = (at: string, arrived: number | null, by: string) => ({ at, arrived, by, organisation: by === "Joe" ? "Trust" : "Hospice", answers: { by } });
const record = (id: string, ...versions: ReturnType<typeof version>[]): PathwayRecord => Object.assign({ id, part: "clinical", derived: [], versions }, versions.at(-1)) as unknown as PathwayRecord;

describe("what is new in a case", () => {
  const notes = [note("late", "2026-01-01T10:00:00Z", 15), note("new", "2026-03-09T10:00:00Z", 12), note("own", "2026-03-09T11:00:00Z", null), note("seen", "2026-03-05T10:00:00Z", 8), note("old-own", "2026-03-01T10:00:00Z", null)];
  it("stands above the rule, also what was written long ago and came late; own notes of today with it", () => {
    const { above, below } = aboveAndBelow(writtenIn(notes, []), since);
    expect([ids(above), ids(below)]).toEqual([["own", "new", "late"], ["seen", "old-own"]]);
  });
  it("has no rule when nothing is new", () => {
    const { above, below } = aboveAndBelow(writtenIn(notes.filter((one) => one.arrived === null), []), since);
    expect([above.length, ids(below)]).toEqual([0, ["own", "old-own"]]);
  });
  it("is counted on the tab, and all notes when nothing is", () => {
    expect([timelineTab(notes, [], since), timelineTab(notes, [], null), timelineTab([], [], since)]).toEqual(["Timeline (2 new)", "Timeline (5)", "Timeline (0)"]);
    expect(timelineTab([...notes, note("meanwhile", "2026-03-10T10:00:00Z", 21)], [], since)).toBe("Timeline (2 new)");
  });
  it("is a record of a partner, between the notes and counted with them", () => {
    const all = [record("fall", version("2026-03-09T10:30:00Z", 14, "Joe")), record("old", version("2026-03-02T10:00:00Z", 9, "Joe"))];
    const { above, below } = aboveAndBelow(shownNow(notes, all, since), since);
    expect([ids(above), ids(below)]).toEqual([["own", "record fall", "new", "late"], ["seen", "record old", "old-own"]]);
    expect(timelineTab(notes, all, since)).toBe("Timeline (3 new)");
  });
  it("waits as a record, or as the correction of one that was there, until it is asked for", () => {
    const first = version("2026-03-02T10:00:00Z", 9, "Joe");
    const later = [record("meanwhile", version("2026-03-10T10:00:00Z", 21, "Joe")), record("corrected", first, version("2026-03-10T11:00:00Z", 22, "Ruth"))];
    const held = shownNow([], later, since);
    expect(held.map(({ key, at, arrived, record: one }) => [key, at, arrived, one?.by, one?.answers])).toEqual([["record corrected", "2026-03-02T10:00:00Z", 9, "Joe", { by: "Joe" }]]);
    expect(timelineTab([], later, since)).toBe("Timeline (2)");
    const asked = shownNow([], later, { ...since, up_to: 30 });
    expect(asked.map(({ key, by, record: one }) => [key, by, one?.by])).toEqual([["record meanwhile", "Joe", "Joe"], ["record corrected", "Joe", "Ruth"]]);
    expect(aboveAndBelow(asked, since).above.map(({ key }) => key)).toEqual(["record meanwhile", "record corrected"]);
  });
  it("is a note whose correction came, too", () => {
    const corrected = [note("seen", "2026-03-05T10:00:00Z", 8), note("fix", "2026-03-09T10:00:00Z", 12, "seen")];
    expect(ids(aboveAndBelow(writtenIn(corrected, []), since).above)).toEqual(["seen"]);
  });
  it("waits when it arrives while the page is open; own notes never wait", () => {
    const more = [...notes, note("meanwhile", "2026-03-10T10:00:00Z", 21), note("own-2", "2026-03-10T11:00:00Z", null)];
    expect(notHeld(more, since).map(({ id }) => id)).toEqual(["late", "new", "own", "seen", "old-own", "own-2"]);
    const latest = { ...since, partners: [{ id: "h", partner: "Hospice", updates: 3 }, { id: "t", partner: "Trust", updates: 1 }] };
    expect(arrivedInWords(heldBack(since, latest))).toBe("2 updates from Hospice and Trust");
    expect([heldBack(since, since), heldBack(null, latest), heldBack(since, undefined)]).toEqual([[], [], []]);
  });
});

describe("what is new beside notes", () => {
  const other = (what: string, text: string, by = "Ruth Ellis", state: string | null = null): NewOther => ({ what, text, by, state, organisation: "Hospice", arrived: 12 });
  it("is one line for the fields that one person changed", () => {
    const said = othersInWords([other("field", "key_worker"), other("step", "Fit a ramp", "Tom Barr", "done"), other("field", "nhs_number"), other("field", "key_worker"), other("settled", "cpr_decision")]);
    expect(othersInWords([other("attachment", "Left heel"), other("attachment_withdrawn", "Left heel"), other("withdrawn", "note")])).toEqual(["Attachment “Left heel” added by Ruth Ellis, Hospice", "Attachment “Left heel” marked as entered in error by Ruth Ellis, Hospice", "A note marked as entered in error by Ruth Ellis, Hospice"]);
    expect(said).toEqual(["Key worker and NHS number changed by Ruth Ellis, Hospice", "Action “Fit a ramp”: done by Tom Barr, Hospice", "CPR settled by Ruth Ellis, Hospice"]);
    expect(othersInWords([other("withdrawn", "record"), other("withdrawn", "future")])).toEqual(["A record marked as entered in error by Ruth Ellis, Hospice", "Something marked as entered in error by Ruth Ellis, Hospice"]);
  });
});
