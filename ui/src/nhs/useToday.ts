/** Today by this laptop's clock, renewed when midnight passes: a window is left open for days. One clock for a whole page of dates. */
import { useSyncExternalStore } from "react";

import { type Day, dayOf } from "./format/date";

const LOOK_MS = 30_000;
const listeners = new Set<() => void>();
let today = dayOf(new Date());
/** The day that all who listen have heard of. */
let told = today;
let timer: ReturnType<typeof setInterval> | undefined;

/** The same day is the same object, so that nothing is drawn again for it. */
function read(): Day {
  const now = dayOf(new Date());
  if (now.day !== today.day || now.month !== today.month || now.year !== today.year) today = now;
  return today;
}

function subscribe(heard: () => void): () => void {
  listeners.add(heard);
  timer ??= setInterval(() => {
    if (read() === told) return;
    told = today;
    for (const one of listeners) one();
  }, LOOK_MS);
  return () => {
    listeners.delete(heard);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export const useToday = (): Day => useSyncExternalStore(subscribe, read);
