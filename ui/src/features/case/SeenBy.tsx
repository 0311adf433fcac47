/** Which organisations have a note, from their receipts alone: how many, and pressed, which. */
import { useId, useState } from "react";

import type { Note } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { listed } from "../../nhs/format/count";

export function SeenBy({ note }: { readonly note: Pick<Note, "seen_by" | "not_seen_by" | "author"> }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const all = note.seen_by.length + note.not_seen_by.length;
  if (all === 0) return null;
  const known = (names: readonly string[]): string => listed(names.map((name) => name || "a partner not known yet"));
  return (
    <>
      <span className="rt-timeline__seen"><Button look="words" aria-expanded={open} aria-controls={id} onClick={() => setOpen((was) => !was)}>Seen by {note.seen_by.length} of {all}<span className="nhsuk-u-visually-hidden">: note by {note.author}</span></Button></span>
      <span className="rt-timeline__names" id={id} hidden={!open}>
        {note.seen_by.length > 0 ? `On a laptop of ${known(note.seen_by)}. ` : ""}{note.not_seen_by.length > 0 ? `No receipt yet from ${known(note.not_seen_by)}.` : ""}
      </span>
    </>
  );
}
