/** What a paper says: never one of two answers, nothing that leads to a restricted person, and "not known" as an answer. */
import { describe, expect, it } from "vitest";

import type { Case } from "../../ipc/generated/commands";
import { saidOf } from "./said";

const field = (name: string, value: string) => ({ field: name, value, by: "Ruth Ellis", organisation: "Larkfield Hospice", at: "2026-03-05T10:00:00Z", answers: ["a"] });
const record = (restricted: boolean): Pick<Case, "parts" | "two_answers" | "row"> => ({
  row: { restricted } as Case["row"],
  parts: [{ part: "end_of_life", fields: [field("cpr_decision", "not_for_attempted"), field("adrt", "unknown"), field("respect", " "), field("preferred_place_of_death", "hospice"), field("lpa_phone", "01632 960011")] }, { part: "contact", fields: [field("address", "3 Mill Lane"), field("key_safe", "kept_back")] }],
  two_answers: [{ case: "c", field: "preferred_place_of_death", answers: [{ id: "1", value: "own_home", by: "Ann", organisation: "Practice", at: "" }, { id: "2", value: "hospice", by: "Ruth", organisation: "Hospice", at: "" }] }],
});

describe("what a paper says", () => {
  it("is what is recorded, in words, with who said so", () => {
    expect(saidOf(record(false), "cpr_decision")).toEqual({ words: "Not for CPR", by: "Ruth Ellis, Larkfield Hospice", at: "2026-03-05T10:00:00Z", answers: [] });
    expect(saidOf(record(false), "adrt")?.words).toBe("Not known");
    expect([saidOf(record(false), "respect"), saidOf(record(false), "nothing")]).toEqual([null, null]);
  });
  it("is every answer while they differ, and none of them alone", () => {
    const said = saidOf(record(false), "preferred_place_of_death");
    expect([said?.words, said?.answers.map(({ words }) => words)]).toEqual(["", ["Own home", "Hospice"]]);
  });
  it("leads nobody to a restricted person, and never holds a key safe's code", () => {
    expect(saidOf(record(false), "address")?.words).toBe("3 Mill Lane");
    for (const hidden of ["address", "lpa_phone"]) expect(saidOf(record(true), hidden)).toBeNull();
    expect(saidOf(record(false), "key_safe")).toBeNull();
  });
});
