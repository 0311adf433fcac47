/** Two records line by line: only what both say can differ, and an age is shown as what it is. */
import { describe, expect, it } from "vitest";

import type { SameSide } from "../../ipc/generated/commands";
import { bornInWords, linesOf } from "./pairLines";
import { sureInWords, whyInWords } from "./sameWords";

const side = (row: object, more: Partial<SameSide> = {}): SameSide => ({ sex: "", born_about: "", address: "", postcode: "", phone: "", kept_by: "Riverside Practice", ours: true, ...more, row: { family_name: "Ashworth", given_name: "Edna", title: "", known_as: "", date_of_birth: "1931-04-03", nhs_number: null, restricted: false, cohorts: [], key_worker: null, status: "active", ...row } as unknown as SameSide["row"] });

describe("two records side by side", () => {
  it("marks what differs, and never a blank", () => {
    const lines = linesOf({ one: side({ nhs_number: "9990548609" }, { phone: "01632 960111" }), other: side({ family_name: "Ashwroth" }) }, []);
    const differing = lines.filter(({ differs }) => differs).map(({ what }) => what);
    expect(differing, "the name is spelled otherwise; what one of them does not know is no difference").toEqual(["Name"]);
    expect(lines.find(({ what }) => what === "Phone")?.other, "and says so").toBe("Not recorded");
    expect(lines.some(({ what }) => what === "Gender"), "what neither of them says is left out").toBe(false);
  });
  it("does not call another spelling of letters a difference", () => {
    const lines = linesOf({ one: side({ family_name: "O’Connor" }), other: side({ family_name: "O'CONNOR" }) }, []);
    expect(lines[0]?.differs, "case and signs are no other name").toBe(false);
  });
  it("hides where a restricted person lives", () => {
    const lines = linesOf({ one: side({ restricted: true }), other: side({}, { postcode: "DB1 6AH" }) }, []);
    expect(lines.find(({ what }) => what === "Postcode")?.one, "not shown, and not a blank").toBe("Not shown: restricted");
  });
  it("tells an age as what it is", () => {
    expect(bornInWords(side({ date_of_birth: null }, { born_about: "1936-1946" })), "years, no day").toBe("about 1936 to 1946");
    expect(bornInWords(side({}, { born_about: "1936" })), "a date says it better").toBe("3 April 1931");
  });
  it("has words for what this version knows, and for what it does not", () => {
    expect(whyInWords("same_name_and_age"), "a reason").toContain("age fits");
    expect(whyInWords("of_a_newer_version"), "still a sentence").toBe("They look alike.");
    expect(sureInWords("mistake"), "no likeness but a slip").toBe("A number to put right");
  });
});
