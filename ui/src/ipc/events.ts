/** What the program says unasked: that something changed (`changed`) and that the vault was locked (`locked`). */
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
