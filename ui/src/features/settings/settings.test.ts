/** Settings' own words and sums. */
import { describe, expect, it } from "vitest";

import { nextSize, sizeInWords, TEXT_SIZES } from "../../nhs/words/textSizes";
import { startOf } from "./AuditFilters";
import { actInWords, actsOf, KINDS, KNOWN_ACTS } from "./auditWords";
import { withWords } from "./CheckLaptop";

describe("text sizes", () => {
  it("go up and down one at a time and stop at the ends", () => {
    expect([nextSize(100, 1), nextSize(200, 1), nextSize(100, -1), nextSize(150, -1)]).toEqual([115, 200, 100, 130]);
    expect(TEXT_SIZES.map(({ size }) => size)).toEqual([100, 115, 130, 150, 200]);
    expect(sizeInWords(200)).toBe("Twice as large");
  });
});

describe("the audit in words", () => {
  it("has words for every act, each in exactly one kind", () => {
    const kinds = KINDS.flatMap(({ acts }) => acts);
    expect(kinds.toSorted()).toEqual(KNOWN_ACTS.toSorted());
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(actsOf("looked")).toContain("case_open");
    expect(actsOf("")).toEqual([]);
  });
  it("says what was changed and with whom it was shared", () => {
    expect(actInWords({ act: "case_set", about: "key_worker", partners: [] })).toBe("Changed: key worker");
    expect(actInWords({ act: "case_share", about: "", partners: ["Larkfield Hospice", "Beckside Homes"] })).toBe("Shared the record: Larkfield Hospice and Beckside Homes");
    expect(actInWords({ act: "some_new_act", about: "", partners: [] })).toBe("Some new act");
  });
  it("reads a day as the whole of it", () => {
    const from = startOf("2026-03-03", 0);
    const until = startOf("2026-03-03", 1);
    expect(from === null || until === null ? 0 : until - from).toBe(86_400_000);
    expect(startOf(null, 0)).toBeNull();
  });
});

describe("findings", () => {
  it("hold no moment in figures", () => {
    expect(withWords("this laptop, noticed 2026-03-03T14:14:00.000Z")).not.toMatch(/\d-\d/);
  });
});
