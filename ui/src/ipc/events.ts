/** What the program says unasked: that something changed (`changed`), that the vault was locked (`locked`), how far it is (`told`). */
import { listen } from "@tauri-apps/api/event";

import type { Changed } from "./generated/commands";

/** Calls `heard` for each change until the returned function is called. */
export function onChanged(heard: (touched: readonly string[]) => void): () => void {
  return subscribe<Changed>("changed", ({ touched }) => heard(touched));
}

/** Calls `heard` when the vault was locked, by whatever way. */
export function onLocked(heard: () => void): () => void {
  return subscribe<unknown>("locked", heard);
}

/** Calls `heard` with each sentence that the program says while it does something long. */
export function onTold(heard: (words: string) => void): () => void {
  return subscribe<{ readonly words: string }>("told", ({ words }) => heard(words));
}

function subscribe<T>(name: string, heard: (payload: T) => void): () => void {
  let stopped = false;
  const ready = listen<T>(name, (event) => {
    if (!stopped) heard(event.payload);
  });
  return () => {
    stopped = true;
    void ready.then((unlisten) => unlisten());
  };
}
