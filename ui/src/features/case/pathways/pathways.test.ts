/** What stands on the Pathways tab, and what of a plan is written. */
import { describe, expect, it } from "vitest";

import type { Form } from "../../../ipc/generated/commands";
import type { PathwayRecord } from "../../../ipc/records";
import { activeAlerts } from "../../../nhs/records/alerts";
import { addedInWords, addInWords, groupsOf, readDoing } from "./pathways";
import { baseAnswers, changedValues, movedFields, planBase, readBase } from "./plan";
import { differences } from "./Versions";

const form = (id: string, more: Partial<Form> = {}): Form => ({ id, version: "1", name: id, one: id, purpose: "", part: "clinical", cohort: "", happened: "", keeps: "entries", sections: [], derived: [], ours: false, ...more });
const kept = (id: string, of: string, more: Partial<PathwayRecord> = {}): PathwayRecord => ({ id, record: null, form: of, form_name: "", version: "1", part: "clinical", happened: "", by: "", role: "", organisation: "", at: "", ours: true, arrived: null, answers: {}, derived: [], from_list: false, withdrawn: null, newest: [], needs_checking: false, versions: [], answered: null, ...more });
const question = (name: string): Form["sections"][number]["fields"][number] => ({ name, label: name, kind: "line", choices: [], unit: "", least: null, most: null, decimals: 0, required: false, help: "", chart: false });
const held = (field: string, value: string, answers: string[]) => ({ field, value, by: null, organisation: null, at: null, answers });

describe("groups", () => {
  const forms = [form("falls", { cohort: "falls" }), form("frailty", { cohort: "frailty" }), form("plan", { keeps: "fields", sections: [{ name: "", fields: [question("cpr")] }] }), form("alert")];
  const person = (cohorts: string[]) => ({ row: { cohorts }, parts: [{ part: "end_of_life", fields: [held("cpr", "yes", ["1"])] }], two_answers: [] });
  it("begins with the person's cohorts and goes on with whatever has something", () => {
    const { shown, others } = groupsOf(forms, [kept("1", "alert")], person(["frailty"]));
    expect(shown.map(({ id }) => id)).toEqual(["frailty", "plan", "alert"]);
    expect(others.map(({ id }) => id)).toEqual(["falls"]);
  });
  it("shows records of a form that nobody here has", () => {
    expect(groupsOf(forms, [kept("1", "theirs", { form_name: "Hoarding visit" })], person([])).shown.at(-1)).toMatchObject({ id: "theirs", form: null, name: "Hoarding visit" });
  });
  it("says what is done in words", () => {
    expect([addInWords({ one: "alert" }), addInWords({ one: "fall" }), addedInWords({ one: "" })]).toEqual(["Add an alert", "Add a fall", "Record added"]);
    expect([readDoing("add-home-visiting"), readDoing("nonsense")]).toEqual([{ act: "add", id: "home-visiting" }, { act: "" }]);
  });
  it("takes an alert from the top once it ended or was struck through", () => {
    const alerts = [kept("1", "alert"), kept("2", "alert", { withdrawn: "Wrong person" }), kept("3", "alert", { answers: { ended: "2026-03-02" } }), kept("4", "falls")];
    expect(activeAlerts(alerts).map(({ id }) => id)).toEqual(["1"]);
  });
});

describe("a plan", () => {
  const plan = { sections: [{ name: "", fields: [question("cpr"), question("where"), question("said")] }] };
  const now = planBase(plan, { parts: [{ part: "end_of_life", fields: [held("cpr", "no", ["a1"]), held("where", "hall", ["b1"])] }] });
  it("writes only what was changed, with the answers that were seen", () => {
    expect(changedValues(now, { ...baseAnswers(now), where: "kitchen", said: "Home" })).toEqual([{ field: "where", value: "kitchen", seen: ["b1"] }, { field: "said", value: "Home", seen: [] }]);
    expect(changedValues(now, { cpr: "no" })).toEqual([{ field: "where", value: "", seen: ["b1"] }]);
  });
  it("notices what somebody else changed of the same", () => {
    const later = { ...now, cpr: ["yes", ["a2"]], where: ["hall", ["b2"]] } as const;
    expect(movedFields(now, later, [{ field: "where", value: "kitchen", seen: ["b1"] }])).toEqual(["where"]);
    expect(movedFields(now, now, [{ field: "where", value: "kitchen", seen: ["b1"] }])).toEqual([]);
  });
  it("reads a kept base, and begins anew from a broken one", () => {
    expect(readBase(JSON.stringify({ cpr: ["yes", []] }), now)["cpr"]?.[0]).toBe("yes");
    expect(readBase("{", now)).toBe(now);
  });
});

it("tells what a correction changed", () => {
  const answered = form("falls", { sections: [{ name: "", fields: [{ ...question("floor"), label: "Time on the floor", kind: "number", unit: "minutes" }] }] });
  expect(differences({ answered }, { floor: "40", odd: "x" }, { floor: "75" })).toEqual([{ label: "Time on the floor", before: "40 minutes", now: "75 minutes" }, { label: "Odd", before: "x", now: "not answered" }]);
});
