/** Every page has its help, every link leads somewhere, and the words are ours. */
import { describe, expect, it } from "vitest";

import { PAGES } from "../../nhs/words/pages";
import { SETTINGS } from "../../nhs/words/settings";
import { TOPICS, topicById, topicFor } from "./topics";

const ADDRESSES = new Set([...PAGES.map(({ to }) => to), ...SETTINGS.map(({ page }) => `/settings/${page}`)]);
const everyWord = (topic: (typeof TOPICS)[number]): string => JSON.stringify([topic.title, topic.line, topic.parts]);

describe("help topics", () => {
  it("are there for every page but Help itself", () => {
    const without = PAGES.filter(({ to }) => to !== "/help" && !topicFor(to)).map(({ to }) => to);
    expect(without).toEqual([]);
    expect([topicFor("/case/abc")?.id, topicFor("/settings/backup")?.id, topicFor("/caseload")?.id]).toEqual(["case", "settings", "caseload"]);
    expect(topicFor("/help/today")).toBeUndefined();
  });
  it("have ids of their own, and every link leads somewhere", () => {
    expect(new Set(TOPICS.map(({ id }) => id)).size).toBe(TOPICS.length);
    for (const topic of TOPICS) {
      for (const id of topic.see) expect(topicById(id), `${topic.id} sends to ${id}`).toBeDefined();
      expect(topic.see, `${topic.id} does not send to itself`).not.toContain(topic.id);
      for (const { to } of topic.go ?? []) expect(ADDRESSES.has(to), `${topic.id} sends to ${to}`).toBe(true);
    }
  });
  it("can each be reached from another", () => {
    const reached = new Set(TOPICS.flatMap(({ see }) => see));
    expect(TOPICS.filter(({ id, pages }) => !reached.has(id) && pages.length === 0).map(({ id }) => id)).toEqual([]);
  });
  it("fit on one printed page", () => {
    for (const topic of TOPICS) expect(everyWord(topic).length, topic.id).toBeLessThan(3000);
  });
  it("speak plainly", () => {
    for (const topic of TOPICS) {
      expect(everyWord(topic), topic.id).not.toMatch(/\b(sync|merge|peer|replica|conflict|please|e\.g\.|user|vault|seat|receipt|organization)\b/i);
      expect(everyWord(topic), topic.id).not.toMatch(/\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/);
    }
  });
});
