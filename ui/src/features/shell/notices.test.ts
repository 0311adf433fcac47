/** What stands above every page is only what must be dealt with, and says what to do. */
import { describe, expect, it } from "vitest";

import { noticesOf } from "./Notices";

const status = { partners: [], to_check: 0, disk_full: false, to_reconfirm: [], code_confirmed: true };

describe("what stands above every page", () => {
  it("is nothing while all is well, or nothing is known yet", () => {
    expect(noticesOf(undefined)).toEqual([]);
    expect(noticesOf(status)).toEqual([]);
  });
  it("says first that the disk is full, that nothing was lost, and what to do", () => {
    const [full, restored] = noticesOf({ ...status, disk_full: true, to_reconfirm: ["Hathermoor Hospice"] });
    expect(full?.what).toBe("This laptop’s disk is full.");
    expect(full?.next).toContain("Nothing was lost. Delete files you do not need");
    expect(restored?.what).toBe("Hathermoor Hospice restored its record from a backup.");
  });
  it("says that what is being written is not kept, also while nothing else is known", () => {
    for (const known of [undefined, status]) {
      const [notice] = noticesOf(known, false, "This laptop’s disk is full.");
      expect(notice?.next).toBe("This laptop’s disk is full. It is in its box still: save it, or copy it, before you lock or leave.");
    }
  });
  it("says that nobody has the recovery code on paper, but not of made-up people", () => {
    const [notice] = noticesOf({ ...status, code_confirmed: false });
    expect([notice?.what, notice?.setting]).toEqual(["Your recovery code was never confirmed.", "recovery"]);
    expect(noticesOf({ ...status, code_confirmed: false }, true)).toEqual([]);
  });
});
