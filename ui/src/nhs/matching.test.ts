/** What is typed finds what begins with it. */
import { describe, expect, it } from "vitest";

import { bestAnswers, bestFirst, matches } from "./matching";

describe("a question in plain words", () => {
  const topics = ["Sharing: write a file for a partner", "Team: swap cards", "Text size"];
  const ask = (typed: string): readonly string[] => bestAnswers(typed, topics, (text) => text, () => "").map((text) => text.split(":")[0] ?? "");
  it("is answered word by word, in other words too", () => {
    expect(ask("give to GP")).toEqual(["Sharing"]);
    expect(ask("how do I swap cards")[0]).toBe("Team");
    expect(ask("send")).toEqual(["Sharing"]);
    expect([ask("zzzz"), ask("")]).toEqual([[], []]);
  });
});

describe("matching", () => {
  it("asks every word typed to begin a word", () => {
    expect(matches("back", "Backup")).toBe(true);
    expect(matches("up", "Backup")).toBe(false);
    expect(matches("person add", "Add a person")).toBe(true);
    expect(matches("add nobody", "Add a person")).toBe(false);
  });
  it("knows neither capitals nor accents nor signs", () => {
    expect(matches("LUKASZ", "Łukasz-Żak")).toBe(true);
    expect(matches("zak", "Łukasz-Żak")).toBe(true);
    expect(matches("obrien", "O’Brien")).toBe(true);
    expect(matches("(.*", "anything")).toBe(false);
  });
  it("finds nothing when nothing is typed", () => {
    expect(matches("", "anything")).toBe(false);
    expect(matches(" - ", "anything")).toBe(false);
  });
  it("puts what is called so before what only speaks of it", () => {
    const things = [{ name: "Settings", more: "backup" }, { name: "Backup", more: "" }];
    expect(bestFirst("backup", things, ({ name }) => name, ({ more }) => more).map(({ name }) => name)).toEqual(["Backup", "Settings"]);
  });
});
