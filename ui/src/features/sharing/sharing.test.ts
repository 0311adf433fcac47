/** How we stand with a partner, the log, and what became of a file: what is said, and what is never said. */
import { describe, expect, it } from "vitest";

import type { LogEntry, PartnerRow } from "../../ipc/generated/commands";
import type { ReadResult } from "../../ipc/sharing";
import { byDay, lineOf } from "./logWords";
import { haveFrom, inOrder, lastMet, stateOf, summaryOf } from "./partnerWords";
import { told } from "./readWords";

const NOW = new Date(2026, 2, 10, 9, 12);
const at = (day: number, hour = 9, minute = 0, month = 2): string => new Date(2026, month, day, hour, minute).toISOString();
const row = (more: Partial<PartnerRow>): PartnerRow => ({
  id: "1", name: "Beckside Homes", kind: "housing", verified: true, revoked: false, reconfirm: false, to_send: 0, sent_not_received: 0,
  last_received_at: null, last_heard_at: null, last_written_at: null, laptops_level: 0, laptops: 1, last_read: null, ...more,
});

describe("what a partner has", () => {
  it("has everything only when its receipt came back", () => {
    expect(stateOf(row({ last_written_at: at(10) }), NOW)).toMatchObject({ kind: "nothing", first: "Nothing for them yet" });
    expect(stateOf(row({ last_received_at: at(10, 8, 40), last_heard_at: at(10, 8, 40), laptops_level: 1 }), NOW)).toMatchObject({ kind: "everything", first: "Has everything", second: "As of today, 8:40am" });
    expect(stateOf(row({ sent_not_received: 4, last_written_at: at(10, 9, 11), last_heard_at: at(9) }), NOW)).toMatchObject({ kind: "on_the_way", first: "4 updates on the way", second: "Written today, 9:11am, not confirmed yet" });
  });
  it("says on how many laptops when a partner has several", () => {
    expect(stateOf(row({ last_received_at: at(9), last_heard_at: at(9), laptops: 3, laptops_level: 1 }), NOW).second).toBe("On 1 of their 3 laptops, as of yesterday");
  });
  it("gives waiting and being away no colour, only age past what was agreed", () => {
    expect(stateOf(row({ to_send: 6, last_heard_at: at(9) }), NOW)).toMatchObject({ old: false, icon: "waiting", first: "Waiting for 6 updates" });
    expect(stateOf(row({ to_send: 9, last_heard_at: at(2) }), NOW).old).toBe(false);
    expect(stateOf(row({ to_send: 9, last_heard_at: at(26, 9, 0, 1) }), NOW)).toMatchObject({ old: true, icon: "heed", second: "Not met for 12 days, agreed 8" });
    expect(stateOf(row({ to_send: 1 }), NOW)).toMatchObject({ old: false, first: "Waiting for 1 update", second: "Not met yet" });
  });
  it("puts those waiting longest first", () => {
    const rows = [row({ id: "ok", last_received_at: at(10), last_heard_at: at(10), laptops_level: 1 }), row({ id: "new", to_send: 1, last_heard_at: at(10) }), row({ id: "old", to_send: 9, last_heard_at: at(26, 9, 0, 1) }), row({ id: "sent", sent_not_received: 2, last_heard_at: at(1) })];
    expect(inOrder(rows, NOW).map(({ id }) => id)).toEqual(["old", "new", "sent", "ok"]);
    expect(summaryOf(rows, NOW)).toBe("1 of 4 partners have everything, as of 9:12am");
    expect(summaryOf([], NOW)).toBe("");
  });
});

describe("what we have from a partner", () => {
  it("says what came last, and that later things are missing when it is long ago", () => {
    const read = { at: at(10, 9, 10), changes: 3, cases: 2 };
    expect(haveFrom(row({ last_heard_at: at(10, 9, 10), last_read: read }), NOW)).toEqual({ first: "3 updates today, 9:10am", second: "On 2 people" });
    expect(haveFrom(row({ last_heard_at: at(26, 9, 0, 1), last_read: read }), NOW)).toEqual({ first: "Up to 26 February 2026", second: "Anything later is missing" });
    expect(haveFrom(row({}), NOW).first).toBe("Nothing yet");
    expect([lastMet(row({}), NOW), lastMet(row({ last_heard_at: at(9) }), NOW)]).toEqual(["Not met yet", "Yesterday"]);
  });
});

describe("the log", () => {
  const entry = (more: Partial<LogEntry>): LogEntry => ({ at: at(10, 8, 40), what: "read", partner: "Larkfield Hospice", changes: null, cases: 4, code: null, ...more });
  it("is a sentence a line", () => {
    expect(lineOf(entry({}), NOW)).toBe("8:40am, read from Larkfield Hospice: news about 4 people");
    expect(lineOf(entry({ what: "written", changes: 1 }), NOW)).toBe("8:40am, wrote 1 update for Larkfield Hospice");
    expect(lineOf(entry({ what: "refused", partner: null, code: "not_trusted" }), NOW)).toBe("8:40am, a file was refused: it was not signed by a partner you have met");
    expect(lineOf(entry({ what: "refused", partner: null, code: "constructor" }), NOW)).toContain("it could not be read");
    expect(lineOf(entry({ at: at(9, 8, 40) }), NOW)).toContain("9 March 2026, 8:40am");
  });
  it("keeps today apart", () => {
    const { today, before } = byDay([entry({}), entry({ at: at(9) })], NOW);
    expect([today.length, before.length]).toEqual([1, 1]);
  });
});

describe("what became of a file", () => {
  const file = (more: Partial<ReadResult>): ReadResult => ({ name: "a.rtb", status: "applied", from: "Larkfield Hospice", updates: 6, waiting: 0, cases: 4, people: [], code: null, message: null, card: null, ...more });
  it("says what came and from whom", () => {
    expect(told(file({})).what).toBe("6 updates from Larkfield Hospice on 4 people");
    expect(told(file({ updates: 0, cases: 0, waiting: 2 }))).toMatchObject({ what: "Nothing new from Larkfield Hospice", next: "2 updates wait for others that are still on their way." });
    expect(told(file({ status: "already-seen", from: null })).what).toContain("Already read");
  });
  it("leads from an unknown sender and from a card to the Team page", () => {
    expect(told(file({ status: "refused", code: "not_trusted", message: "This file was not signed by a partner you have met." })).lead).toBe("team");
    expect(told(file({ status: "card", from: "Good Neighbours" }))).toMatchObject({ lead: "team", what: "This is the card of Good Neighbours" });
    expect(told(file({ status: "refused", code: "bad_bundle", message: "This file is damaged." }))).toMatchObject({ lead: null, good: false });
  });
});
