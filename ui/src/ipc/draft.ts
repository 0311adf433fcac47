/** What is being written, kept in the vault as it is typed, so that neither a lock nor a crash costs a sentence. */
import { call } from "./call";
import type { Draft } from "./generated/commands";

/** Typing is kept well within a second, and not at every key: each keeping is a write to the disk. */
const REST_MS = 300;

let waiting: Draft | null = null;
let hurry: (() => void) | null = null;
let sending: Promise<void> | null = null;

async function send(): Promise<void> {
  // One at a time and always the newest: an older text never overtakes a newer one.
  while (waiting) {
    // oxlint-disable-next-line no-await-in-loop -- in order, on purpose
    await new Promise<void>((resolve) => {
      hurry = resolve;
      setTimeout(resolve, REST_MS);
    });
    hurry = null;
    const draft: Draft = waiting;
    waiting = null;
    try {
      // oxlint-disable-next-line no-await-in-loop -- in order, on purpose
      await call("keep_draft", draft);
    } catch {
      // Locked meanwhile: what was sent before is kept, and the page is gone.
    }
  }
  sending = null;
}

/** Keeps a draft; an empty text lets it go. */
export function keepDraft(draft: Draft): void {
  waiting = draft;
  sending ??= send();
}

/** Settles when everything typed so far is kept. */
export async function draftsKept(): Promise<void> {
  hurry?.();
  await sending;
}

/** What was being written about a case, if anything. */
export const readDraft = (id: string): Promise<Draft | null> => call("draft", { id });
