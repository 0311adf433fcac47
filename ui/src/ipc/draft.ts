/** What is being written, kept by the program as it is typed, so that locking costs nobody a sentence. */
import { call } from "./call";
import type { Draft } from "./generated/commands";

let waiting: Draft | null = null;
let sending: Promise<void> | null = null;

async function send(): Promise<void> {
  // One at a time and always the newest: an older text never overtakes a newer one.
  while (waiting) {
    const draft = waiting;
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
  await sending;
}

/** What was being written about a case, if anything. */
export const readDraft = (id: string): Promise<Draft | null> => call("draft", { id });
