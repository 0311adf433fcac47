/** Readings are followed as they were taken: by when they happened, of all forms, without those that were struck through. */
import { expect, it } from "vitest";

import type { Form } from "../../../ipc/generated/commands";
import type { PathwayRecord } from "../../../ipc/records";
import { finding, placed, seriesOf } from "./readings";

const field = (name: string, label: string, unit: string, chart: boolean, kind: "number" | "choice" = "number"): Form["sections"][number]["fields"][number] => ({ name, label, kind, choices: [], unit, least: null, most: null, decimals: 1, required: false, help: "", chart });
const form: Form = { id: "o", version: "1", name: "Observations", one: "", purpose: "", part: "clinical", cohort: "", happened: "", keeps: "entries", derived: [], ours: false, sections: [{ name: "", fields: [field("weight", "Weight", "kg", true), field("cfs_level", "CFS", "", false, "choice"), field("pulse", "Pulse", "", false)] }] };
const taken = (id: string, happened: string, answers: Record<string, string>, withdrawn: string | null = null): PathwayRecord => ({ id, record: null, form: "o", form_name: "Observations", version: "1", part: "clinical", happened, by: "", role: "", organisation: "", at: "", ours: true, arrived: null, from_list: false, answers, derived: [], withdrawn, newest: [], needs_checking: false, versions: [], answered: form });

it("finds what changed, in words", () => {
  const records = [taken("2", "2026-11-09T10:00:00Z", { weight: "58" }), taken("1", "~2026-03-03T10:00:00Z", { weight: "62", cfs_level: "6", pulse: "80" }), taken("3", "2026-06-01", { weight: "99" }, "Wrong person"), taken("4", "2026-07-01", { weight: "unknown", cfs_level: "7", pulse: "90" })];
  const [weight, ...others] = seriesOf(records);
  expect(others).toEqual([]);
  expect(weight?.readings.map(({ value }) => value)).toEqual([62, 58]);
  expect(weight ? finding(weight) : "").toBe("Weight fell from 62 kg on 3 March 2026 to 58 kg on 9 November 2026.");
});

it("draws the earliest left and the greatest at the top, and what stays the same in the middle", () => {
  const [series] = seriesOf([taken("1", "2026-03-01", { weight: "60" }), taken("2", "2026-03-02", { weight: "61" }), taken("3", "2026-03-03", { weight: "60" })]);
  expect(placed(series?.readings ?? [], 100, 50)).toEqual([{ x: 0, y: 50 }, { x: 50, y: 0 }, { x: 100, y: 50 }]);
  expect(placed((series?.readings ?? []).filter(({ value }) => value === 60), 100, 50).map(({ y }) => y)).toEqual([25, 25]);
});
