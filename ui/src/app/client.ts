/** The memory of what was asked. Nothing here waits for a network: the program on this laptop is the only thing asked. */
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { Refusal } from "../ipc/call";
import { keys } from "../ipc/keys";
import { forgetEverything } from "../ipc/queries";

export function makeClient(): QueryClient {
  const seen = (reason: unknown): void => {
    // Any command may find the vault locked meanwhile; then nothing readable stays on screen.
    if (!(reason instanceof Refusal)) return;
    if (reason.code === "locked") void forgetEverything(client);
    // That the disk is full stands above every page at once, not only where somebody tried to save.
    if (reason.code === "disk_full") void client.invalidateQueries({ queryKey: keys.status });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: seen }),
    mutationCache: new MutationCache({ onError: seen }),
    defaultOptions: {
      // Facts change only when the program says so (`changed`), so they are not asked for again on a timer or on focus.
      queries: { networkMode: "always", retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: "always", retry: false },
    },
  });
  return client;
}
