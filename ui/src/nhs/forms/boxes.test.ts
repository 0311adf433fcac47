/** Days and times are read as a clock in England shows them, and an answer that nobody touched is handed back unchanged. */
import { describe, expect, it } from "vitest";

import type { FormField } from "../../ipc/generated/commands";
import { fromEngland, inEngland, inEnglandInWords, readTime } from "../format/england";
import { answerInWords, whenInWords } from "./answerWords";
import { readBoxes, startBoxes } from "./boxes";

const field = (name: string, kind: FormField["kind"], more: Partial<FormField> = {}): FormField => ({ name, label: name, kind, choices: [], unit: "", least: null, most: null, decimals: 0, required: false, help: "", chart: false, ...more });
const form = { happened: "called", sections: [{ name: "Times", fields: [field("called", "instant"), field("seen", "instant"), field("born", "date"), field("floor", "number", { unit: "minutes" }), field("alone", "yes_no")] }] };

describe("a clock in England", () => {
  it("goes forward in March and back in October", () => {
    const at = (text: string) => inEngland(new Date(text)).hours;
    expect([at("2026-03-29T00:59:00Z"), at("2026-03-29T01:00:00Z"), at("2026-10-25T00:59:00Z"), at("2026-10-25T01:00:00Z")]).toEqual([0, 2, 1, 1]);
  });
  it("gives the first of an hour that comes twice and none that never comes", () => {
    expect(fromEngland({ year: 2026, month: 10, day: 25 }, 1, 40)?.toISOString()).toBe("2026-10-25T00:40:00.000Z");
    expect(fromEngland({ year: 2026, month: 3, day: 29 }, 1, 30)).toBeNull();
    expect(fromEngland({ year: 2026, month: 7, day: 15 }, 0, 10)?.toISOString()).toBe("2026-07-14T23:10:00.000Z");
    expect(inEnglandInWords("2026-07-14T23:10:00Z")).toBe("15 July 2026, 12:10am");
  });
  it("every quarter of an hour of a year is read back as itself", () => {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 900_000) {
      const wall = inEngland(new Date(at));
      const back = fromEngland(wall.day, wall.hours, wall.minutes)?.getTime() ?? 0;
      // Only the second of an hour that comes twice is taken for the first.
      expect(back === at || at - back === 3_600_000).toBe(true);
    }
  });
  it("reads times as people write them", () => {
    const read = (text: string) => { const time = readTime(text); return time ? time.hours * 60 + time.minutes : null; };
    expect(["2:14pm", "2.14 PM", "14:14", "1414", "2pm", "12am", "12:30pm", "midday", "noon", "midnight", "0905"].map(read)).toEqual([854, 854, 854, 854, 840, 0, 750, 720, 720, 0, 545]);
    expect(["9", "25:00", "14:60", "13pm", "0pm", "2:1pm", "half two", "", "9m"].map(read)).toEqual([null, null, null, null, null, null, null, null, null]);
  });
});

describe("the boxes of a form", () => {
  const typed = (boxes: Record<string, string>) => readBoxes(form, { ...startBoxes(form), ...boxes });
  const called = { "called.time": "2:10pm", "called.day": "2", "called.month": "3", "called.year": "26" };
  it("puts a time on the day of the event when no other day is given", () => {
    expect(typed({ ...called, "seen.time": "1445", "seen.about": "yes" }).answers).toEqual({ called: "2026-03-02T14:10:00Z", seen: "~2026-03-02T14:45:00Z" });
  });
  it("tells what nobody knows from what nobody asked", () => {
    expect(typed({ ...called, "seen.time": "?", "born.day": "?", floor: "not known", alone: "unknown" }).answers).toEqual({ called: "2026-03-02T14:10:00Z", seen: "unknown", born: "unknown", floor: "unknown", alone: "unknown" });
    expect(typed({}).answers).toEqual({});
  });
  it("says which box is wrong", () => {
    expect(typed({ "called.day": "2", "called.month": "3", "called.year": "2026" }).wrong).toEqual([{ field: "called", box: "time", words: "called: enter the time as well, for example 2:14pm" }]);
    expect(typed({ "called.time": "2pm" }).wrong[0]?.box).toBe("day");
    expect(typed({ "born.day": "31", "born.month": "2", "born.year": "1941" }).wrong[0]).toMatchObject({ field: "born", box: "day" });
    expect(typed({ "called.time": "1:30am", "called.day": "29", "called.month": "mar", "called.year": "2026" }).wrong[0]?.words).toContain("clocks went forward");
  });
  it("hands back what was not touched as it was kept, to the second and to the second of two hours", () => {
    const was = { called: "~2026-10-25T01:40:30Z", seen: "unknown", floor: "unknown", born: "1941-03-07" };
    expect(readBoxes(form, startBoxes(form, was), was).answers).toEqual(was);
    expect(readBoxes(form, { ...startBoxes(form, was), floor: "75" }, was).answers).toEqual({ ...was, floor: "75" });
  });
});

describe("answers in words", () => {
  it("says units, estimates and several choices", () => {
    expect(answerInWords(field("t", "number", { unit: "°C" }), "36.7")).toBe("36.7 °C");
    expect(answerInWords(field("o", "number", { unit: "%" }), "98")).toBe("98%");
    expect(whenInWords("~2026-03-02T14:10:00Z")).toBe("about 2 March 2026, 2:10pm");
    expect(answerInWords(field("i", "choices", { choices: [["head", "Head"], ["gp", "GP"], ["other", "Other"]] }), "head gp other")).toBe("Head, GP, other");
    expect(answerInWords(field("y", "yes_no"), "unknown")).toBe("Not known");
    expect(answerInWords(field("k", "choice", { choices: [["unknown", "Nobody saw it"]] }), "unknown")).toBe("Nobody saw it");
    expect(answerInWords(field("cpr_decision", "choice", { choices: [["not_for_attempted", ""]] }), "not_for_attempted")).toBe("Not for CPR");
  });
});
