/** Offers: what is open stands above what was answered, and a duty that passes later says so until then. */
import { describe, expect, it } from "vitest";

import type { Handover } from "../../../ipc/generated/commands";
import { comingInto, openOffers } from "./offers";

const offer = (id: string, more: Partial<Handover>): Handover => ({
  id, case: "c", of: "key_worker", to: "Ruth Ellis, Larkfield Hospice", from: "Priya Nair", reason: "Why", summary: null, effective: null, state: "offered", offered_by: "Priya Nair", offered_by_organisation: "Riverside Practice",
  offered_at: "2026-03-09T10:00:00Z", answer: null, also: [], overtaken: null, seen_by_asked: null, may: [], newest: [], ...more,
});
const over = { state: "accepted", by: "Dev", organisation: "Trust", at: "2026-03-09T10:00:00Z", reason: null, to: "Dev, Trust" };
const today = { year: 2026, month: 3, day: 10 };

describe("offers of a case", () => {
  it("are open while somebody can do something about them", () => {
    const { open, answered } = openOffers([offer("new", {}), offer("done", { state: "accepted" }), offer("theirs", { overtaken: over }), offer("ours", { overtaken: over, may: ["decline"] })]);
    expect([open.map(({ id }) => id), answered.map(({ id }) => id)]).toEqual([["new", "ours"], ["done", "theirs"]]);
  });
  it("that pass later say from when, and who has it until then", () => {
    const accepted = offer("a", { state: "accepted", effective: "2026-03-16" });
    const at = (value: string, day = today) => comingInto([offer("b", {}), accepted], "key_worker", value, day);
    expect(at("Ruth Ellis, Larkfield Hospice")).toEqual({ from: "2026-03-16", until: "Priya Nair" });
    expect(at("Ruth Ellis, Larkfield Hospice", { year: 2026, month: 3, day: 16 })).toBeNull();
    expect([at("Dev Patel"), comingInto([accepted], "lead_organisation", "Ruth Ellis, Larkfield Hospice", today), comingInto([], "key_worker", "x", today)]).toEqual([null, null, null]);
  });
});
