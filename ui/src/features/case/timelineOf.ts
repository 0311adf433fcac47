/** Notes in the order they are read, each with its newest correction. Nothing is dropped: every note is an entry or a correction. */
import type { Note } from "../../ipc/generated/commands";

export interface TimelineEntry {
  readonly note: Note;
  /** The newest correction that was not itself withdrawn. */
  readonly correction: Note | null;
}

/** Newest first; notes of the same moment keep one order on every laptop. */
export function newestFirst(notes: readonly Note[]): readonly Note[] {
  return notes.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

export function timelineOf(notes: readonly Note[]): readonly TimelineEntry[] {
  const sorted = newestFirst(notes);
  const byId = new Map(notes.map((note) => [note.id, note] as const));
  const rootOf = (note: Note): string => {
    // A correction of a correction belongs to the first note. A circle, which nobody can write honestly, ends at its start.
    const seen = new Set<string>();
    let at = note;
    while (at.amends !== null && !seen.has(at.id)) {
      seen.add(at.id);
      const next = byId.get(at.amends);
      if (!next) break;
      at = next;
    }
    return seen.has(at.id) ? note.id : at.id;
  };
  const corrections = new Map<string, Note>();
  const entries: Note[] = [];
  for (const note of sorted) {
    const root = rootOf(note);
    if (root === note.id) entries.push(note);
    else if (note.withdrawn === null && !corrections.has(root)) corrections.set(root, note);
  }
  return entries.map((note) => ({ note, correction: corrections.get(note.id) ?? null }));
}
