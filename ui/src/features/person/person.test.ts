/** A person while being typed: what is asked, what is compared, and what is missing before anything is saved. */
import { describe, expect, it } from "vitest";

import type { PossibleMatch } from "../../ipc/generated/commands";
import { findingOf, linesOf } from "./compare";
import { boxOf, enoughToLook, NOBODY_YET, personOf, problemsOf, readKept, type TypedPerson } from "./typedPerson";

const tom: TypedPerson = { ...NOBODY_YET, numberNotKnown: true, family: "Brennan", given: "Tom", born: { day: "14", month: "June", year: "1934" }, postcode: "zz99 3vz" };
const thomas: PossibleMatch = {
  row: { id: "1", code: "FA-0112", family_name: "Brennan", given_name: "Thomas", known_as: "", title: "Mr", date_of_birth: "1934-06-14", date_of_death: null, nhs_number: "9991123741", cohorts: ["falls"], status: "active", urgency: "routine", headline: null, key_worker: null, restricted: false, updated_at: "2026-03-09T10:00:00Z", needs_checking: false, updates: null },
  postcode: "ZZ99 3VZ", phone: "", kept_by: "Northmoor Ambulance", why: "same_name_birth_date_postcode",
};
const cohorts = [{ id: "falls", name: "Falls response", purpose: "", home_part: "clinical", open_cases: 1 }];

describe("a person being typed", () => {
  it("is handed on as the record keeps it, and a number that is not known is said to be so", () => {
    expect(personOf(tom)).toMatchObject({ date_of_birth: "1934-06-14", nhs_number: "", nhs_number_absent_reason: "not_known" });
    expect(personOf({ ...tom, numberNotKnown: false, number: "999 112 3741" })).toMatchObject({ nhs_number: "9991123741", nhs_number_absent_reason: "" });
  });
  it("is looked for once a number is whole or a name has something beside it, and not before", () => {
    const look = (more: Partial<TypedPerson>) => enoughToLook(personOf({ ...NOBODY_YET, ...more }));
    expect([look({}), look({ family: "Brennan" }), look({ number: "999 112 374" }), look({ born: tom.born })]).toEqual([false, false, false, false]);
    expect([look({ number: "999 112 3741" }), look({ family: "Brennan", born: tom.born }), look({ family: "Brennan", postcode: "ZZ99 3VZ" })]).toEqual([true, true, true]);
  });
  it("says what is missing in the order of the boxes", () => {
    expect(problemsOf(NOBODY_YET).map(({ fieldId }) => fieldId)).toEqual(["person-number", "person-family"]);
    expect(problemsOf({ ...tom, born: { day: "31", month: "2", year: "1934" } }).map(({ fieldId }) => fieldId)).toEqual(["person-born-day"]);
    expect([problemsOf(tom), boxOf("date_of_birth"), boxOf("nhs_number"), boxOf("something new"), boxOf(null)]).toEqual([[], "person-born-day", "person-number", null, null]);
  });
  it("comes back from a draft, also from a draft of another version", () => {
    expect(readKept(JSON.stringify(tom))).toEqual(tom);
    expect(readKept('{"family":"Brennan","born":{"day":"14"},"cohorts":"falls","extra":1}')).toEqual({ ...NOBODY_YET, family: "Brennan", born: { day: "14", month: "", year: "" } });
    expect([readKept("not JSON"), readKept("null")]).toEqual([NOBODY_YET, NOBODY_YET]);
  });
});

describe("comparing with somebody already here", () => {
  it("marks what differs and nothing else, whatever the case and spaces", () => {
    const lines = linesOf(personOf(tom), thomas, cohorts);
    expect(lines.filter(({ differs }) => differs).map(({ what }) => what)).toEqual(["Name", "NHS number"]);
    expect(lines.find(({ what }) => what === "Known for")?.here).toBe("Falls response");
    expect(findingOf(lines)).toBe("Same date of birth and postcode. Different name.");
  });
  it("does not call what is not known the same or different", () => {
    const lines = linesOf(personOf({ ...tom, postcode: "" }), { ...thomas, postcode: "", row: { ...thomas.row, restricted: true, nhs_number: null } }, cohorts);
    expect(findingOf(lines)).toBe("Same date of birth. Different name.");
    expect(lines.find(({ what }) => what === "NHS number")).toMatchObject({ typed: "Not known", here: "Not known", differs: false });
    expect(lines.find(({ what }) => what === "Postcode")?.here).toBe("Not shown: restricted");
  });
});
