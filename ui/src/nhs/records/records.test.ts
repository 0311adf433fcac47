/** What a record and an alert say in a line. */
import { describe, expect, it } from "vitest";

import type { FormField } from "../../ipc/generated/commands";
import { activeAlerts, alertKind } from "./alerts";
import { gistOf, ON_SCREEN } from "./gist";

const question = (name: string, label: string, more: Partial<FormField> = {}): FormField => ({ name, label, kind: "line", choices: [], unit: "", least: null, most: null, decimals: 0, required: false, help: "", chart: false, ...more });
const answered = { happened: "at", sections: [{ name: "", fields: [question("at", "When", { kind: "instant" }), question("floor", "Time on the floor", { kind: "number", unit: "minutes" }), question("phone", "Telephone"), question("story", "What happened")] }] };

describe("a record in a line", () => {
  const one = { answered, answers: { at: "2026-03-02T10:00:00Z", floor: "75", phone: "01632 960012", story: "It was a long way down the stairs and nobody was there to hear it" }, derived: [{ label: "Long lie", value: "yes" }, { label: "Postural drop", value: "no" }] };
  it("says first what follows, then short answers, without when", () => expect(gistOf(one)).toBe("Long lie; Time on the floor: 75 minutes; Telephone: 01632 960012"));
  it("has room for so many, and leaves out what must not be on paper", () => expect([gistOf(one, { most: 1, longest: 60, sayRest: true }), gistOf(one, ON_SCREEN, new Set(["phone"]))]).toEqual(["Long lie; Time on the floor: 75 minutes; and 2 more answers on the screen", "Long lie; Time on the floor: 75 minutes"]));
  it("says nothing of a form that is not known here", () => expect(gistOf({ ...one, answered: null })).toBe(""));
});

describe("alerts", () => {
  const alert = (answers: Record<string, string>, withdrawn: string | null = null) => ({ form: "alert", withdrawn, answers, answered: { sections: [{ name: "", fields: [question("kind", "Kind", { kind: "choice", choices: [["pets", "Pets"]] })] }] } });
  it("hold until they ended or are struck through", () => {
    const holding = alert({ kind: "pets" });
    expect(activeAlerts([holding, alert({ kind: "pets", ended: "2026-03-02" }), alert({ kind: "pets" }, "Another person"), { ...holding, form: "falls" }])).toEqual([holding]);
  });
  it("say what kind they are, by the code where the form is not known", () => expect([alertKind(alert({ kind: "pets" })), alertKind({ ...alert({ kind: "pets" }), answered: null })]).toEqual(["Pets", "pets"]));
});
