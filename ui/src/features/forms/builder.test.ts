/** A form while it is made: short names, answers that are reworded, order, and what is handed in. */
import { describe, expect, it } from "vitest";

import type { Form } from "../../ipc/generated/commands";
import { addFlag, addGroup, addQuestion, choicesOf, fromForm, moveQuestion, namesOf, NEW_FORM, questionsOf, readBuilt, removeQuestion, shortName, toForm, withQuestion } from "./builder";

const labels = (built: typeof NEW_FORM): readonly (readonly string[])[] => built.groups.map(({ questions }) => questions.map(({ label }) => label));

function three(): typeof NEW_FORM {
  let [built] = addQuestion(NEW_FORM, "q2");
  built = withQuestion(built, "q3", { label: "Worry", kind: "scale", least: "0", most: "10" });
  const [grown, group] = addGroup(built);
  const [more, key] = addQuestion(grown, group);
  return withQuestion(more, key, { label: "Worry", kind: "choice", choices: choicesOf("Yes, often\nNo", []) });
}

describe("short names", () => {
  it("are made from the words, unlike one another", () => {
    expect([shortName("When was it?", new Set(), "x"), shortName("Café – très bien", new Set(), "x"), shortName("日本", new Set(["question"]), "question"), shortName("Unknown", new Set(), "x")]).toEqual(["when_was_it", "cafe_tres_bien", "question_2", "unknown_2"]);
    expect([...namesOf(three()).values()]).toEqual(["date", "worry", "worry_2"]);
  });
  it("stay when the words change, so that answers stay comparable", () => {
    const built = withQuestion(three(), "q3", { name: "worry", label: "How worried are you" });
    expect(namesOf(built).get("q3")).toBe("worry");
  });
  it("of an answer stay when it is reworded", () => {
    const before = choicesOf("Flu\nCOVID-19", []);
    expect(before).toEqual([["flu", "Flu"], ["covid_19", "COVID-19"]]);
    expect(choicesOf("Influenza\nCOVID-19", before)).toEqual([["flu", "Influenza"], ["covid_19", "COVID-19"]]);
    expect(choicesOf("COVID", []).concat(choicesOf("Co", []))).toEqual([["covid", "COVID"], ["co", "Co"]]);
    expect(choicesOf("COVID-19\nFlu\nRSV", before)).toEqual([["covid_19", "COVID-19"], ["flu", "Flu"], ["rsv", "RSV"]]);
  });
});

describe("order", () => {
  it("moves within a group and into the next, and stops at the ends", () => {
    const built = three();
    expect(labels(built)).toEqual([["Date", "Worry"], ["Worry"]]);
    expect(labels(moveQuestion(built, "q1", 1))).toEqual([["Worry", "Date"], ["Worry"]]);
    expect(labels(moveQuestion(built, "q3", 1))[0]).toEqual(["Date"]);
    expect(moveQuestion(built, "q1", -1)).toBe(built);
  });
  it("takes flags and the day with a question that goes", () => {
    const [flagged, flag] = addFlag(three());
    const built = { ...flagged, flags: [{ key: flag, label: "Very worried", question: "q3", rule: "more_than" as const, value: "7" }] };
    expect(toForm(built, null).flags).toEqual([{ name: "very_worried", label: "Very worried", field: "worry", more_than: 7, is: null }]);
    expect(flag).toBe("q6");
    expect(removeQuestion(built, "q3").flags).toEqual([]);
    expect(removeQuestion(built, "q1").happened).toBe("");
  });
});

it("a form that was saved is read back into the same boxes", () => {
  const handed = toForm(three(), null);
  const form: Form = { ...handed, id: "f", version: "v", keeps: "entries", ours: true, derived: [{ name: "a", label: "Often", help: "", field: "worry_2", more_than: null, is: "no" }] };
  const again = toForm(fromForm(form), "f");
  expect(again.sections).toEqual(handed.sections);
  expect(again.happened).toBe("date");
  expect(again.flags).toEqual([{ name: "often", label: "Often", field: "worry_2", more_than: null, is: "no" }]);
  expect(questionsOf(readBuilt(JSON.stringify(fromForm(form)), NEW_FORM))).toHaveLength(3);
  expect(readBuilt("{", NEW_FORM)).toBe(NEW_FORM);
});
