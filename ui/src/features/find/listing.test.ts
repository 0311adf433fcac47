/** Find lists in groups, never more than a screen holds, and always leaves something to do. */
import { describe, expect, it } from "vitest";

import type { CaseRow, Found } from "../../ipc/generated/commands";
import { ADD_A_PERSON, allOf, atRest, listing } from "./listing";

const row = (id: string): CaseRow => ({ id, code: "", family_name: "Smith", given_name: "Mary", known_as: "", title: "", date_of_birth: null, date_of_death: null, nhs_number: null, cohorts: [], status: "active", urgency: null, headline: null, key_worker: null, restricted: false, updated_at: "2026-03-03T10:00:00Z", needs_checking: false, updates: null });
const found: Found = {
  people: Array.from({ length: 8 }, (_, n) => row(String(n))),
  people_total: 300,
  actions: Array.from({ length: 5 }, (_, n) => ({ id: `a${n}`, case: "c", text: "Ring", due: "2026-03-03", settled: false, family_name: "Smith", given_name: "Mary" })),
};
const topics = Array.from({ length: 9 }, (_, n) => ({ id: `t${n}`, title: `Settings ${n}`, line: "", find: "" }));

describe("what Find lists", () => {
  it("never lists more than twenty, and each under its own key", () => {
    const listed = allOf(listing("s", found, topics));
    expect(listed.length).toBeLessThanOrEqual(20);
    expect(new Set(listed.map(({ key }) => key)).size).toBe(listed.length);
  });
  it("finds pages by what else they are called, and leaves out empty groups", () => {
    const listed = listing("zoom", undefined, []);
    expect(listed.map(({ title }) => title)).toEqual(["Pages"]);
    expect(allOf(listed)[0]?.to).toBe("/settings/text");
  });
  it("leads to the person of an action and to a topic's page", () => {
    expect(allOf(listing("ring", { people: [], people_total: 0, actions: found.actions }, []))[0]?.to).toBe("/case/c");
    expect(allOf(listing("settings 3", undefined, topics)).map(({ to }) => to)).toContain("/help/t3");
  });
  it("shows whom you looked at before anything is typed", () => {
    expect(allOf(atRest([row("x")]))[0]?.key).toBe("person:x");
    expect(atRest([]).map(({ title }) => title)).toEqual(["Pages"]);
  });
  it("offers to add the person when nothing is found", () => {
    expect(listing("qqqq", { people: [], people_total: 0, actions: [] }, topics)).toEqual([]);
    expect(allOf(ADD_A_PERSON).map(({ to }) => to)).toEqual(["/referral"]);
  });
});
