/** The bottom bar never says more than the partners' receipts do. */
import { describe, expect, it } from "vitest";

import type { PartnerStatus } from "../../ipc/generated/commands";
import { sharingInWords } from "./statusWords";

const now = new Date(2026, 2, 10, 9, 12);
const partner = (name: string, to_send: number, sent_not_received: number, last_heard_at: string | null): PartnerStatus => ({
  id: name, partner: name, to_send, sent_not_received, last_received_at: last_heard_at, last_heard_at,
});
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();
const today = at(2026, 2, 10, 8, 40);

describe("what the bottom bar says about sharing", () => {
  it("has an all-clear only with a receipt from everyone, and says as of when", () => {
    expect(sharingInWords([partner("Hospice", 0, 0, today), partner("Housing", 0, 0, at(2026, 2, 10, 7, 0))], 0, now)).toEqual({ words: "Everyone has your updates, as of 7am", clear: true });
    expect(sharingInWords([partner("Hospice", 0, 0, at(2026, 2, 3, 8, 0))], 0, now).words).toBe("Everyone has your updates, as of 3 March 2026");
  });
  it("suppresses the all-clear while something needs checking", () => {
    expect(sharingInWords([partner("Hospice", 0, 0, today)], 2, now).clear).toBe(false);
  });
  it("gives no all-clear for a partner never heard from", () => {
    expect(sharingInWords([partner("Hospice", 0, 0, null)], 0, now)).toEqual({ words: "Nothing is waiting to be shared", clear: false });
  });
  it("gives no all-clear for what was sent and not acknowledged", () => {
    const said = sharingInWords([partner("Hospice", 0, 3, today), partner("Housing", 0, 0, today)], 0, now);
    expect(said).toEqual({ words: "Shared with 1 of 2 partners. Hospice has not yet confirmed 3 updates (last met 10 March 2026)", clear: false });
  });
  it("names whoever has waited longest", () => {
    const said = sharingInWords([partner("Hospice", 1, 0, today), partner("Housing", 4, 0, at(2026, 1, 26, 9, 0)), partner("Trust", 0, 0, today)], 0, now);
    expect(said.words).toBe("Shared with 1 of 3 partners. Housing is waiting for 4 updates (last met 26 February 2026)");
  });
  it("is plain for one partner and for none", () => {
    expect(sharingInWords([partner("Hospice", 1, 0, null)], 0, now).words).toBe("Hospice is waiting for 1 update (not met yet)");
    expect(sharingInWords([], 0, now).words).toBe("No partners yet. What you write stays on this laptop.");
  });
});
