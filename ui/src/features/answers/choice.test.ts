/** Choosing between answers: nothing is chosen for anybody, and what a choice does is said before it is made. */
import { describe, expect, it } from "vitest";

import type { Question } from "../../ipc/generated/commands";
import { chosenValue, consequence, OTHER, sameAnswers, whose } from "./choice";

const question = (ids: readonly string[]): Question => ({
  question: { case: "c", field: "preferred_place_of_death", answers: ids.map((id) => ({ id, value: `value ${id}`, by: "Ann Lee", organisation: "Hospice", at: "2026-03-03T10:00:00Z" })) },
  person: {} as Question["person"], before: null, kind: "choice", choices: ["own_home", "hospice"],
});

describe("a choice", () => {
  it("is missing until a person makes one", () => {
    expect(chosenValue(question(["a", "b"]), "", "")).toHaveProperty("missing");
    expect(chosenValue(question(["a", "b"]), "b", "")).toEqual({ value: "value b" });
    expect(chosenValue(question(["a", "b"]), OTHER, "  ")).toEqual({ missing: "Write the answer" });
    expect(chosenValue(question(["a", "b"]), OTHER, " own_home ")).toEqual({ value: "own_home" });
  });
  it("of an answer that is gone is no choice", () => {
    expect(chosenValue(question(["a", "b"]), "c", "")).toHaveProperty("missing");
  });
  it("knows the same answers in any order, and a third one", () => {
    expect(sameAnswers(question(["a", "b"]), question(["b", "a"]))).toBe(true);
    expect(sameAnswers(question(["a", "b"]), question(["a", "b", "c"]))).toBe(false);
  });
  it("says what it does", () => {
    expect(consequence("preferred_place_of_death", "own_home")).toBe("The record will say: Own home.");
    expect(consequence("what_matters", "x".repeat(200))).toBe("The record will say this.");
    expect([whose("Larkfield Hospice"), whose("Beckside Homes")]).toEqual(["Larkfield Hospice’s", "Beckside Homes’"]);
  });
});
