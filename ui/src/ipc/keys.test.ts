/** A change drops what it touched and nothing else. */
import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";

import { asRefusal, Refusal } from "./call";
import { dropTouched, keyOfTouched, keys } from "./keys";

describe("what a change makes stale", () => {
  it("reads a case's id even when it holds a colon", () => {
    expect(keyOfTouched("case:urn:1")).toEqual(["case", "urn:1"]);
    expect(keyOfTouched("cases")).toEqual(["cases"]);
  });
  it("drops one case and leaves its neighbour", async () => {
    const client = new QueryClient();
    client.setQueryData(keys.case("a"), 1);
    client.setQueryData(keys.case("b"), 2);
    client.setQueryData(keys.status, 3);
    await dropTouched(client, ["case:a", "status"]);
    const stale = (key: readonly unknown[]) => client.getQueryState([...key])?.isInvalidated;
    expect([stale(keys.case("a")), stale(keys.case("b")), stale(keys.status)]).toEqual([true, false, true]);
  });
});

describe("refusals", () => {
  it("keeps the program's code and words", () => {
    const refusal = asRefusal({ code: "locked", message: "Roundtable is locked.", field: null });
    expect(refusal).toBeInstanceOf(Refusal);
    expect([refusal.code, refusal.message]).toEqual(["locked", "Roundtable is locked."]);
  });
  it("gives words to what is not ours, and shows none of it", () => {
    const refusal = asRefusal("secret_command not allowed: /home/ann/vault.db");
    expect(refusal.code).toBe("refused");
    expect(refusal.message).not.toContain("vault.db");
  });
});
