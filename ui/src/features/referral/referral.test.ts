/** A referral while being typed: what is asked, what is compared, and what is missing before anything is saved. */
import { describe, expect, it } from "vitest";

import definition from "../../../../casework/src/form/definitions/referral.json";
import type { PossibleMatch } from "../../ipc/generated/commands";
import { findingOf, linesOf } from "./compare";
import { groupsOf } from "./answersInWords";
import { AGREES, AGREES_HELP, KNOWS, SOURCES, URGENCIES } from "./choices";
import { readReferralSearch } from "./search";
import { answersOf, boxOf, enoughToLook, isEmpty, NOTHING_YET, personOf, problemsOf, readKept, referralOf, type TypedReferral } from "./typedReferral";
import { readTypedTime } from "./typedTime";

const tom: TypedReferral = { ...NOTHING_YET, numberNotKnown: true, family: "Brennan", given: "Tom", born: { day: "14", month: "June", year: "1934" }, postcode: "zz99 3vz" };
const why: TypedReferral = { ...NOTHING_YET, source: "ambulance", reason: "Fell.", urgency: "routine" };
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
    const look = (more: Partial<TypedReferral>) => enoughToLook(personOf({ ...NOTHING_YET, ...more }));
    expect([look({}), look({ family: "Brennan" }), look({ number: "999 112 374" }), look({ born: tom.born })]).toEqual([false, false, false, false]);
    expect([look({ number: "999 112 3741" }), look({ family: "Brennan", born: tom.born }), look({ family: "Brennan", postcode: "ZZ99 3VZ" })]).toEqual([true, true, true]);
  });
  it("says what is missing in the order of the boxes, one page at a time; a name is enough", () => {
    const missing = (typed: TypedReferral, step: "who" | "why" | "sharing" | "check") => problemsOf(typed, step).map(({ fieldId }) => fieldId);
    expect(missing(NOTHING_YET, "who")).toEqual(["referral-family"]);
    expect(missing({ ...NOTHING_YET, given: "Tom" }, "who")).toEqual([]);
    expect(missing({ ...tom, born: { day: "31", month: "2", year: "1934" } }, "who")).toEqual(["referral-born-day"]);
    expect(missing({ ...NOTHING_YET, caseId: "1" }, "who")).toEqual([]);
    expect(missing(NOTHING_YET, "why")).toEqual(["referral-source", "referral-reason", "referral-urgency"]);
    expect(missing({ ...why, earlier: true }, "why")).toEqual(["referral-received-day", "referral-received-time"]);
    expect([missing(why, "why"), missing(NOTHING_YET, "sharing"), missing(NOTHING_YET, "check")]).toEqual([[], [], []]);
  });
  it("asks about the telephone when it is urgent, and only then", () => {
    const urgent: TypedReferral = { ...why, urgency: "now" };
    const missing = (typed: TypedReferral) => problemsOf(typed, "why").map(({ fieldId }) => fieldId);
    expect(missing(urgent)).toEqual(["referral-telephoned"]);
    expect(missing({ ...urgent, telephoned: "yes" })).toEqual(["referral-telephoned-to"]);
    expect(missing({ ...urgent, telephoned: "no", telephonedTo: "Ann" })).toEqual(["referral-telephone-plan"]);
    expect(missing({ ...urgent, telephoned: "no", telephonePlan: "Priya, now" })).toEqual([]);
    expect(answersOf({ ...urgent, telephoned: "no", telephonedTo: "Ann", telephonePlan: "Priya" })).toMatchObject({ telephoned_to: "", telephone_plan: "Priya" });
  });
  it("refers a case that is here by its id alone, and a time that was typed goes with the day", () => {
    expect(referralOf({ ...tom, caseId: "1" }, "d")).toMatchObject({ person: null, case: "1", draft: "d" });
    expect(referralOf(tom, "")).toMatchObject({ case: null, person: { family_name: "Brennan" } });
    expect(answersOf({ ...why, earlier: true, receivedDay: { day: "3", month: "3", year: "26" }, receivedTime: "2.10pm" })["received_at"]).toBe("2026-03-03T14:10");
    expect(answersOf(why)["received_at"]).toBe("");
    expect(["14:10", "2:10pm", "2pm", "12am", "1410", "14", "25:00", "14:60", "13pm", ""].map(readTypedTime)).toEqual(["14:10", "14:10", "14:00", "00:00", "14:10", null, null, null, null, null]);
  });
  it("leads a refusal to its page and box", () => {
    expect([boxOf("date_of_birth"), boxOf("reason"), boxOf("agrees")]).toEqual([{ step: "who", id: "referral-born-day" }, { step: "why", id: "referral-reason" }, { step: "sharing", id: "referral-agrees" }]);
    expect([boxOf("something new"), boxOf(null)]).toEqual([null, null]);
    expect(readReferralSearch({ step: "why", back: true, done: 3 })).toEqual({ step: "why", back: true });
    expect(readReferralSearch({ step: "nonsense", done: "id" })).toEqual({ done: "id" });
  });
  it("shows every answer that will be kept before it is saved", () => {
    const whole: TypedReferral = { ...tom, source: why.source, reason: why.reason, urgency: why.urgency, agrees: "objects_all", knows: "yes", toldBy: "Ann", question: "Q", cohorts: ["falls"] };
    const rows = groupsOf(whole, cohorts).flatMap(({ rows: all }) => all);
    expect(rows.map(({ said }) => said)).toEqual(["Not known", "BRENNAN, Tom", "14 June 1934", "zz99 3vz", "Not provided", "Ambulance", "Now, as you save", "Fell.", "Q", "Falls response", "Routine", "Yes, told by Ann", "Not provided", "Objects to all sharing", "Not provided"]);
    expect(groupsOf({ ...whole, caseId: "1", caseName: "BRENNAN, Thomas", caseCode: "FA-0112" }, cohorts)[0]?.rows).toHaveLength(1);
  });
  it("comes back from a draft, also from a draft of another version", () => {
    expect(readKept(JSON.stringify(tom))).toEqual(tom);
    expect(readKept('{"family":"Brennan","born":{"day":"14"},"cohorts":"falls","extra":1}')).toEqual({ ...NOTHING_YET, family: "Brennan", born: { day: "14", month: "", year: "" } });
    expect([isEmpty({ ...NOTHING_YET, step: "why" }), isEmpty(tom)]).toEqual([true, false]);
    expect([readKept("not JSON"), readKept("null")]).toEqual([NOTHING_YET, NOTHING_YET]);
  });
});

describe("the choices", () => {
  it("are those of the form, in its order", () => {
    const form = definition.sections.flatMap(({ fields }) => fields as { name: string; choices?: string[][] }[]);
    const codes = (name: string) => form.find((field) => field.name === name)?.choices?.map(([code]) => code);
    for (const [name, choices] of [["source", SOURCES], ["urgency", URGENCIES], ["knows", KNOWS], ["agrees_help", AGREES_HELP], ["agrees", AGREES]] as const) expect(choices.map(({ value }) => value), name).toEqual(codes(name));
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
