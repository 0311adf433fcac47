/**
 * What is being written, kept in the vault as it is typed, so that neither a lock nor a crash costs a sentence. Each form
 * keeps its own: `note`, `action`, `step ID` of an action; a form about nobody yet has no case.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { asRefusal, call } from "./call";
import type { Draft } from "./generated/commands";

/** A form half filled in. An empty text lets it go. */
export interface Kept {
  readonly case: string | null;
  readonly form: string;
  readonly text: string;
  /** The kind and part of a note; other forms put everything into their text. */
  readonly kind?: string;
  readonly part?: string;
}

/** How the draft that was sent last stands, and why it could not be kept. */
export interface DraftState {
  readonly key: string;
  readonly state: "" | "keeping" | "kept" | "not kept";
  readonly why: string;
}

let told: DraftState = { key: "", state: "", why: "" };
const listeners = new Set<() => void>();
const keyOf = (about: string | null, form: string): string => `${about ?? ""} ${form}`;

function tell(state: DraftState["state"], key: string, why = ""): void {
  if (told.state === state && told.key === key && told.why === why) return;
  told = { key, state, why };
  for (const heard of listeners) heard();
}

function subscribe(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

export const draftState = (): DraftState => told;

/** How the draft that was sent last stands, whichever form it is of. */
export const useDraftState = (): DraftState => useSyncExternalStore(subscribe, draftState);

/** Whether what stands in a form is kept, to be said quietly beside it. */
export function useIsKept(about: string | null, form: string): boolean {
  const { key, state } = useDraftState();
  return state === "kept" && key === keyOf(about, form);
}

/** Typing is kept well within a second, and not at every key: each keeping is a write to the disk. */
const REST_MS = 300;

/** The newest of each form that is not kept yet. */
const waiting = new Map<string, Draft>();
/** On their way to the vault: a form that opens again meanwhile must not read there what it said before. */
const underway = new Map<string, Draft>();
let hurry: (() => void) | null = null;
let sending: Promise<void> | null = null;

async function send(): Promise<void> {
  // One at a time and always the newest: an older text never overtakes a newer one.
  while (waiting.size > 0) {
    // oxlint-disable-next-line no-await-in-loop -- in order, on purpose
    await new Promise<void>((resolve) => {
      hurry = resolve;
      setTimeout(resolve, REST_MS);
    });
    hurry = null;
    for (const [name, draft] of waiting) underway.set(name, draft);
    waiting.clear();
    for (const [name, draft] of underway) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- in order, on purpose
        await call("keep_draft", draft);
        tell(draft.text === "" ? "" : "kept", keyOf(draft.case, draft.form));
      } catch (reason) {
        // Locked meanwhile: what was sent before is kept, and the page is gone. Anything else is said: the next key tries again.
        const { code, message } = asRefusal(reason);
        if (code !== "locked") tell("not kept", keyOf(draft.case, draft.form), message);
      }
      underway.delete(name);
    }
  }
  sending = null;
}

/** Keeps a draft; an empty text lets it go. */
export function keepDraft({ case: about, form, text, kind = "", part = "" }: Kept): void {
  const key = keyOf(about, form);
  // While typing goes on nothing is claimed of what was not sent yet.
  if (told.key !== key || told.state !== "not kept") tell(text === "" ? "" : "keeping", key);
  waiting.set(key, { case: about, form, text, kind, part });
  sending ??= send();
}

/** What was read from the laptop is kept there. */
export const draftFound = (about: string | null, form: string): void => tell("kept", keyOf(about, form));

/** Whether something in a form is not saved yet: kept as a draft, or on its way there. */
export function useIsHalfWritten(about: string | null, form: string): boolean {
  const { key, state } = useDraftState();
  return key === keyOf(about, form) && (state === "kept" || state === "keeping");
}

/** Settles when everything typed so far is kept. */
export async function draftsKept(): Promise<void> {
  hurry?.();
  await sending;
}

/** What was being written in a form, if anything. */
export async function readDraft(about: string | null, form: string): Promise<Draft | null> {
  const name = keyOf(about, form);
  const unsent = waiting.get(name) ?? underway.get(name);
  if (unsent) return unsent.text === "" ? null : unsent;
  return call("draft", { case: about, form });
}

/** The boxes of a form by name. */
export type Boxes = Readonly<Record<string, string>>;

/** Reads boxes as they were kept; anything that is not a box of this form is left out. */
export function boxesOf<B extends Boxes>(text: string, empty: B): B {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return empty;
    const known = Object.entries(kept).filter(([name, value]) => Object.hasOwn(empty, name) && typeof value === "string");
    return { ...empty, ...Object.fromEntries(known) };
  } catch {
    return empty;
  }
}

/**
 * The boxes of a form, kept as they are filled in and there again after a lock or a crash: what stands in them, a way to
 * write, and a way to empty them.
 */
export function useKeptForm<B extends Boxes>(about: string | null, form: string, empty: B): readonly [B, (next: Partial<B>) => void, () => void] {
  const [boxes, setBoxes] = useState(empty);
  const nothing = useRef(empty);
  const typed = useRef<B | null>(null);
  useEffect(() => {
    let gone = false;
    void readDraft(about, form).then((draft) => {
      // Whoever has begun to type again meanwhile keeps what they type.
      if (!gone && draft && !typed.current) setBoxes(boxesOf(draft.text, nothing.current));
    }, () => undefined);
    return () => {
      gone = true;
    };
  }, [about, form]);
  const write = (next: Partial<B>): void => {
    const now = { ...(typed.current ?? boxes), ...next };
    typed.current = now;
    setBoxes(now);
    const changed = Object.entries(now).some(([name, value]) => value !== nothing.current[name]);
    keepDraft({ case: about, form, text: changed ? JSON.stringify(now) : "" });
  };
  const clear = (): void => {
    typed.current = empty;
    nothing.current = empty;
    setBoxes(empty);
    keepDraft({ case: about, form, text: "" });
  };
  return [boxes, write, clear];
}
