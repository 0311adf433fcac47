/** A change drops what it touched and nothing else. */
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";

import { asRefusal, Refusal } from "./call";
import { dropActed, dropHeard, dropTouched, keys } from "./keys";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("what a change makes stale", () => {
  it("reads a case's id even when it holds a colon", async () => {
    const client = new QueryClient();
    client.setQueryData(keys.case("urn:1"), 1);
    client.setQueryData(keys.cases, 2);
    await dropTouched(client, ["case:urn:1"]);
    expect([client.getQueryState(keys.case("urn:1"))?.isInvalidated, client.getQueryState(keys.cases)?.isInvalidated]).toEqual([true, false]);
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

describe("what an act of this window changed", () => {
  /** A client whose case "a" and list are on screen; `asked` is what was asked for, in order. */
  function onScreen() {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const asked: string[] = [];
    const watch = (queryKey: readonly string[]) => {
      client.setQueryData(queryKey, 0);
      return new QueryObserver(client, { queryKey, queryFn: () => Promise.resolve(asked.push(queryKey.join(" "))) }).subscribe(() => undefined);
    };
    watch(keys.status);
    watch(keys.case("a"));
    return { client, asked };
  }
  it("is asked for once when the program has said so before it answers, the person first", async () => {
    const { client, asked } = onScreen();
    const said = dropHeard(client, ["status", "case:a"]);
    await dropActed(client, ["case:a", "status"]);
    expect(asked[0]).toBe("case a");
    await said;
    expect(asked).toEqual(["case a", "status"]);
  });
  it("is asked for all the same when the program has not said so", async () => {
    const { client, asked } = onScreen();
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 5_000);
    await dropActed(client, ["case:a"]);
    expect(asked).toEqual(["case a"]);
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
