/** Half-written forms: each is kept by itself, the newest wins, and what is not a box of a form is left out. */
import { beforeEach, describe, expect, it, vi } from "vitest";

import { boxesOf, draftState, draftsKept, keepDraft, readDraft } from "./draft";

const asked = vi.hoisted(() => vi.fn());
vi.mock("./call", () => ({ call: asked, asRefusal: (reason: { readonly code: string; readonly message: string }) => reason }));
beforeEach(() => {
  asked.mockReset().mockResolvedValue(null);
});

describe("drafts", () => {
  it("keep the newest text of each form, and no form in the place of another", async () => {
    keepDraft({ case: "c1", form: "note", text: "Seen", kind: "visit", part: "core" });
    keepDraft({ case: "c1", form: "action", text: "{}" });
    keepDraft({ case: null, form: "add person", text: "Mary" });
    keepDraft({ case: "c1", form: "note", text: "Seen at home", kind: "visit", part: "core" });
    await draftsKept();
    expect(asked.mock.calls).toEqual([
      ["keep_draft", { case: "c1", form: "note", text: "Seen at home", kind: "visit", part: "core" }],
      ["keep_draft", { case: "c1", form: "action", text: "{}", kind: "", part: "" }],
      ["keep_draft", { case: null, form: "add person", text: "Mary", kind: "", part: "" }],
    ]);
  });
  it("are read as they were typed last, also while they are on their way to the vault", async () => {
    asked.mockImplementation((command: string) => Promise.resolve(command === "draft" ? { text: "from the vault" } : null));
    keepDraft({ case: "c1", form: "fact phone", text: "0113" });
    expect((await readDraft("c1", "fact phone"))?.text).toBe("0113");
    keepDraft({ case: "c1", form: "fact phone", text: "" });
    expect(await readDraft("c1", "fact phone")).toBeNull();
    await draftsKept();
    expect((await readDraft("c1", "fact phone"))?.text).toBe("from the vault");
  });
  it("that are refused because it was locked do not stop the next", async () => {
    asked.mockRejectedValueOnce({ code: "locked", message: "" });
    keepDraft({ case: "c1", form: "note", text: "one" });
    await draftsKept();
    keepDraft({ case: "c1", form: "note", text: "two" });
    await draftsKept();
    expect(asked).toHaveBeenCalledTimes(2);
  });
});

describe("what is said of a draft", () => {
  it("is that it is kept only once it is, and why it could not be", async () => {
    keepDraft({ case: "c1", form: "note", text: "one" });
    expect(draftState().state).not.toBe("kept");
    await draftsKept();
    expect(draftState()).toEqual({ key: "c1 note", state: "kept", why: "" });
    keepDraft({ case: "c1", form: "note", text: "one and" });
    expect(draftState().state).toBe("keeping");
    asked.mockRejectedValueOnce({ code: "disk_full", message: "The disk is full." });
    await draftsKept();
    expect(draftState()).toEqual({ key: "c1 note", state: "not kept", why: "The disk is full." });
    keepDraft({ case: "c1", form: "note", text: "" });
    await draftsKept();
    expect(draftState().state).toBe("");
  });
});

describe("the boxes of a form", () => {
  const empty = { text: "", person: "" };
  it("come back as they were, and nothing else with them", () => {
    expect(boxesOf(JSON.stringify({ text: "Ring Anne", person: "Dev", other: "x", __proto__: "x" }), empty)).toEqual({ text: "Ring Anne", person: "Dev" });
    expect(boxesOf(JSON.stringify({ text: 5 }), empty)).toEqual(empty);
  });
  it("are empty when what was kept does not read", () => {
    for (const text of ["", "{", "null", "[]", "\"words\""]) expect(boxesOf(text, empty)).toEqual(empty);
  });
});
