/** The form of a cohort asks for what makes a cohort, and hands in what was typed. */
import { describe, expect, it } from "vitest";

import { boxesOf, boxOfField, cohortOf, intervalChoices, intervalInWords, problemsOf } from "./cohortForm";

const typed = { ...boxesOf(null), name: "Warm homes", purpose: "Nobody is cold.", outcomes: "No cold bedroom\n\n Boilers checked ", home: "social" };

describe("the form of a cohort", () => {
  it("asks for name, purpose, outcomes and who learns of it", () => {
    expect(problemsOf(boxesOf(null)).map(({ fieldId }) => fieldId)).toEqual(["cohort-name", "cohort-purpose", "cohort-outcomes", "cohort-home"]);
    expect(problemsOf({ ...typed, outcomes: Array.from({ length: 9 }, (_, n) => `Outcome ${n}`).join("\n") }).map(({ fieldId }) => fieldId)).toEqual(["cohort-outcomes"]);
    expect(problemsOf({ ...typed, outcomes: "x".repeat(121) })).toHaveLength(1);
    expect(problemsOf(typed)).toEqual([]);
  });
  it("hands in one outcome a line, and days as a number or none", () => {
    expect(cohortOf(typed, [])).toMatchObject({ outcomes: ["No cold bedroom", "Boilers checked"], review_days: 28, home_part: "social" });
    expect(cohortOf({ ...typed, days: "" }, []).review_days).toBeNull();
  });
  it("says intervals in words, also one that is not usual", () => {
    expect([7, 28, 10, 1].map(intervalInWords)).toEqual(["Every week", "Every 4 weeks", "Every 10 days", "Every 1 day"]);
    expect(intervalChoices("10").map(({ words }) => words)).toContain("Every 10 days");
    expect(intervalChoices("28").filter(({ value }) => value === "28")).toHaveLength(1);
    expect([boxOfField("review_days"), boxOfField("constructor"), boxOfField(null)]).toEqual(["cohort-days", null, null]);
  });
});
