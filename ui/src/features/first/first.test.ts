/** The first run's rules: nothing goes on half-answered, a refusal leads to its page, and two groups of the code are enough. */
import { describe, expect, it } from "vitest";

import { type Answers, missing, pageOf } from "./answers";
import { missingWords } from "../../nhs/NewPassphrase";
import { withTyped } from "./Paper";
import { stepsAfter } from "./Ready";

const answers: Answers = { person: "Priya Nair", role: "Care coordinator", organisation: "Riverside Practice", kind: "gp_practice", ods: "", way: "join", team: "" };
const fields = (question: Parameters<typeof missing>[0], more: Partial<Answers>) => missing(question, { ...answers, ...more }).map(({ fieldId }) => fieldId);

describe("the four questions", () => {
  it("go on when they are answered, without what is optional", () => {
    for (const question of ["you", "organisation", "team", "passphrase"] as const) expect(fields(question, {})).toEqual([]);
  });
  it("name every box that is missing something, in the order of the page", () => {
    expect(fields("you", { person: " ", role: "" })).toEqual(["person", "role"]);
    expect(fields("organisation", { organisation: "", kind: "", ods: "A1" })).toEqual(["organisation", "kind", "ods"]);
    expect(fields("team", { way: "" })).toEqual(["way"]);
  });
  it("ask for a team's name only from those who start one", () => {
    expect(fields("team", { way: "new" })).toEqual(["team"]);
    expect(fields("team", { way: "new", team: "Hathermoor" })).toEqual([]);
  });
  it("take an ODS code in small letters", () => {
    expect(fields("organisation", { ods: " a81001 " })).toEqual([]);
  });
  it("come back to the page of what the program refused", () => {
    expect(["role", "ods", "team"].map(pageOf)).toEqual(["you", "organisation", "team"]);
    expect([null, "vault", "constructor"].map(pageOf)).toEqual([null, null, null]);
  });
});

describe("a new passphrase", () => {
  it("is typed twice, the same", () => {
    expect(missingWords("", "")[0]?.words).toBe("Enter a passphrase");
    expect(missingWords("kettle otter plum", "")[0]?.words).toBe("Type the passphrase again");
    expect(missingWords("kettle otter plum", "kettle otter plumb")[0]?.words).toMatch(/not the same/);
    expect(missingWords("kettle otter plum", "kettle otter plum")).toEqual([]);
  });
});

describe("the recovery code", () => {
  it("is checked with the third and the sixth group as they were typed, and the others as they were shown", () => {
    expect(withTyped("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", ["cccc", "XXXX"])).toBe("AAAA-BBBB-cccc-DDDD-EEEE-XXXX");
  });
});

describe("what to do first", () => {
  it("begins with what this laptop needs", () => {
    expect(["new", "join", "restored"].map((way) => stepsAfter(way)[0]?.words)).toEqual(["Write a referral", "Join your team", "Send every partner a file"]);
  });
});
