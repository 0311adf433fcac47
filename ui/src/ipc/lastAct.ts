/**
 * What this person did in this sitting, each with the way to take it back. Taking back is a new change under their own name,
 * made only while nobody has changed the thing since; nothing is ever deleted. Locking forgets the list.
 */
import { useSyncExternalStore } from "react";

import { asRefusal } from "./call";

/** Acts that are remembered. */
const MOST = 50;

export interface NewAct {
  /** What was done, as it is said on screen: "Note saved on this laptop". */
  readonly words: string;
  /** Whom it was about, for the list of recent acts: "SMITH, Mary". */
  readonly about?: string;
  /** The case it was in: where to look when it cannot be taken back any more. */
  readonly caseId?: string;
  /** Takes it back; null when that cannot be done by one press. */
  readonly undo: (() => Promise<unknown>) | null;
  /** What is said once it is taken back. */
  readonly undone?: string;
}

export interface Act extends NewAct {
  readonly id: number;
  /** RFC 3339. */
  readonly at: string;
  /** `stays`: it can no longer be taken back, and `why` says why. */
  readonly state: "done" | "undoing" | "undone" | "stays";
  readonly why: string;
}

export interface Acts {
  /** Newest first. */
  readonly all: readonly Act[];
  /** The one that stands in the bar; null when it was dismissed. */
  readonly shown: number | null;
}

const NONE: Acts = { all: [], shown: null };
let acts: Acts = NONE;
let last = 0;
const listeners = new Set<() => void>();

function become(next: Acts): void {
  acts = next;
  for (const heard of listeners) heard();
}

function subscribe(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

const set = (id: number, more: Partial<Act>): void => become({ shown: id, all: acts.all.map((act) => (act.id === id ? { ...act, ...more } : act)) });

/** Remembers an act and shows it until the next one, or until it is dismissed. */
export function did(act: NewAct): void {
  last += 1;
  become({ shown: last, all: [{ ...act, id: last, at: new Date().toISOString(), state: "done" as const, why: "" }, ...acts.all].slice(0, MOST) });
}

/** The same for components. */
export const useDid = (): typeof did => did;

export const useActs = (): Acts => useSyncExternalStore(subscribe, () => acts);

/** The newest act that can still be taken back. */
export const lastToUndo = ({ all }: Acts): Act | null => all.find((act) => act.state === "done" && act.undo !== null) ?? null;

/** Takes an act back, if that is still possible; what came of it is said in the bar. */
export async function takeBack(id: number): Promise<void> {
  const act = acts.all.find((one) => one.id === id);
  if (!act?.undo || act.state !== "done") return;
  set(id, { state: "undoing" });
  try {
    await act.undo();
    set(id, { state: "undone" });
  } catch (reason) {
    const refusal = asRefusal(reason);
    if (refusal.code === "locked") return;
    const since = refusal.code === "changed_meanwhile" || refusal.code === "two_answers_open";
    // A full disk passes; what somebody changed since does not.
    set(id, { state: refusal.code === "disk_full" ? "done" : "stays", why: since ? "Somebody changed it since, so nothing was undone." : `Nothing was undone. ${refusal.message}` });
  }
}

export const dismissAct = (): void => become({ ...acts, shown: null });

/** For locking: nothing that was done stays readable. */
export const forgetActs = (): void => become(NONE);
