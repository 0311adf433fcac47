/** One's own last act: shown until the next, taken back once, and never against somebody else's change. */
import { beforeEach, describe, expect, it } from "vitest";

import { Refusal } from "./call";
import { type Acts, did, dismissAct, forgetActs, lastToUndo, takeBack, useActs } from "./lastAct";
import { renderHook } from "@testing-library/react";

const now = (): Acts => renderHook(() => useActs()).result.current;
const refuse = (code: string) => () => Promise.reject(new Refusal({ code, message: "Why it was refused.", field: null }));

beforeEach(forgetActs);

describe("one's own last act", () => {
  it("stands in the bar until the next act or until it is dismissed", () => {
    did({ words: "Note saved", undo: null });
    did({ words: "Action saved", undo: null });
    expect(now().all.map(({ words }) => words)).toEqual(["Action saved", "Note saved"]);
    expect(now().shown).toBe(now().all[0]?.id);
    dismissAct();
    expect([now().shown, now().all.length]).toEqual([null, 2]);
  });
  it("is taken back once, however often it is pressed", async () => {
    let times = 0;
    did({ words: "Moved to On hold", undo: async () => { times += 1; } });
    const id = now().all[0]?.id ?? 0;
    await Promise.all([takeBack(id), takeBack(id)]);
    await takeBack(id);
    expect([times, now().all[0]?.state, lastToUndo(now())]).toEqual([1, "undone", null]);
  });
  it("says when somebody changed it since, and is not offered again", async () => {
    did({ words: "Older", undo: async () => undefined });
    did({ words: "Phone changed", undo: refuse("changed_meanwhile") });
    await takeBack(now().all[0]?.id ?? 0);
    expect([now().all[0]?.state, now().all[0]?.why]).toEqual(["stays", "Somebody changed it since, so nothing was undone."]);
    expect(lastToUndo(now())?.words).toBe("Older");
  });
  it("can be tried again when only the disk was full", async () => {
    did({ words: "Phone changed", undo: refuse("disk_full") });
    await takeBack(now().all[0]?.id ?? 0);
    expect([now().all[0]?.state, now().all[0]?.why]).toEqual(["done", "Nothing was undone. Why it was refused."]);
  });
  it("remembers fifty, and none after locking", () => {
    for (let n = 0; n < 60; n += 1) did({ words: String(n), undo: null });
    expect([now().all.length, now().all[0]?.words]).toEqual([50, "59"]);
    forgetActs();
    expect(now()).toEqual({ all: [], shown: null });
  });
});
