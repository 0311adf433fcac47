/** Today shows the most pressing of both kinds of action and says how things stand. */
import { describe, expect, it } from "vitest";

import type { Todo } from "../../ipc/generated/commands";
import { mergeTicked } from "../../ipc/mergeTicked";
import { dueInWords } from "../../nhs/words/due";
import { lineInWords } from "../../nhs/words/news";
import { standing, topActions } from "./todayWords";

const todo = (id: string, due = "2026-03-10"): Todo => ({ case: "c", family_name: "Smith", given_name: "Mary", title: "", mine: false, action: { id, due } }) as unknown as Todo;
const many = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => todo(`${prefix}${n}`));
const ids = (todos: readonly Todo[]) => todos.map(({ action }) => action.id);

describe("actions on Today", () => {
  it("leave room for two of the organisation's beside one's own", () => {
    const shown = topActions(many("m", 9), many("o", 9), 6);
    expect([ids(shown.yours).length, ids(shown.theirs).length]).toEqual([4, 2]);
    expect(topActions([], many("o", 9), 6).theirs).toHaveLength(6);
    expect(topActions(many("m", 9), [], 6).yours).toHaveLength(6);
    expect(topActions(many("m", 2), many("o", 1), 6)).toEqual({ yours: many("m", 2), theirs: many("o", 1) });
  });
  it("are summed in words", () => {
    const page = (total: number, late: number, today: number) => ({ total, late, today });
    expect(standing(page(3, 1, 2), page(4, 1, 1))).toBe("2 late, 3 due today");
    expect(standing(page(1, 0, 0), page(0, 0, 0))).toBe("1 action, none late");
    expect(standing(page(0, 0, 0), page(0, 0, 0))).toBe("");
  });
  it("keep their places while they are ticked", () => {
    const rows = [todo("a", "2026-03-01"), todo("c", "2026-03-03")];
    expect(ids(mergeTicked(rows, [todo("b", "2026-03-02")]))).toEqual(["a", "b", "c"]);
    expect(mergeTicked(rows, [todo("a", "2026-03-01")])).toBe(rows);
  });
  it("are late in days, with the date beside it", () => {
    const today = { year: 2026, month: 3, day: 10 };
    expect(dueInWords("2026-03-07", today)).toEqual({ words: "3 days late", below: "Due 7 March 2026", late: true });
    expect(dueInWords("2026-03-10", today).words).toBe("Today");
    expect(dueInWords("2026-03-11", today)).toEqual({ words: "Tomorrow", below: "11 March 2026", late: false });
    expect([dueInWords("2026-04-01", today).words, dueInWords("", today).words]).toEqual(["1 April 2026", "No date"]);
  });
});

describe("how the newest begins", () => {
  it("says what it is when it is no note", () => {
    const line = (what: string, text = "", state: string | null = null) => lineInWords({ what, text, state });
    expect([line("note", "Slept well."), line("note"), line("action", "Ring Anne"), line("step", "Fit a ramp", "done"), line("details")])
      .toEqual(["Slept well.", "A note whose text has not arrived yet", "Asked: Ring Anne", "Done: Fit a ramp", "Details changed"]);
  });
});
