/** The notes, newest first: which organisation, who, what kind, when. What was withdrawn is struck through, never gone. */
import { useState } from "react";

import type { Note } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { InstantText } from "../../nhs/DateText";
import { counted } from "../../nhs/format/count";
import { NoteText } from "../../nhs/NoteText";
import { PartnerMark } from "../../nhs/PartnerMark";
import { noteKindInWords, partInWords } from "../../nhs/words/codes";

/** Notes painted at first, and with each press for more. */
const STEP = 30;

/** Newest first; notes of the same moment keep one order on every laptop. */
export function newestFirst(notes: readonly Note[]): readonly Note[] {
  return notes.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

export function Timeline({ notes }: { readonly notes: readonly Note[] }) {
  const [limit, setLimit] = useState(STEP);
  const sorted = newestFirst(notes);
  const left = sorted.length - limit;
  if (notes.length === 0) return <p className="rt-quiet rt-timeline__none">No notes yet. The first one says why the team knows this person.</p>;
  return (
    <>
      <h2 className="nhsuk-u-visually-hidden">Notes, newest first</h2>
      <ol className="rt-timeline">{sorted.slice(0, limit).map((note) => <Entry key={note.id} note={note} />)}</ol>
      {left > 0 ? <p className="rt-timeline__more"><Button onClick={() => setLimit((was) => was + STEP)}>Show {counted(Math.min(STEP, left), "older note")}</Button></p> : null}
    </>
  );
}

function Entry({ note }: { readonly note: Note }) {
  const latest = note.corrections[note.corrections.length - 1];
  return (
    <li>
      <PartnerMark organisation={note.organisation} />
      <article>
        <p className="rt-timeline__by">
          <b>{note.organisation}</b>
          <span>{note.author}, {noteKindInWords(note.kind).toLowerCase()}, <InstantText at={note.at} /></span>
          {note.part === "core" ? null : <span className="rt-timeline__part">{partInWords(note.part)}</span>}
        </p>
        <div className="rt-timeline__body"><Body note={note} /></div>
        {latest && !note.withdrawn ? <p className="rt-second">Corrected by {latest.author}, {latest.organisation}, <InstantText at={latest.at} />. It said: <s>{note.text}</s></p> : null}
        {note.withdrawn ? <p className="rt-second">Entered in error: {note.withdrawn.reason}. {note.withdrawn.author}, {note.withdrawn.organisation}, <InstantText at={note.withdrawn.at} /></p> : null}
      </article>
    </li>
  );
}

function Body({ note }: { readonly note: Note }) {
  const text = note.corrections[note.corrections.length - 1]?.text ?? note.text;
  if (text === null) return <p className="rt-quiet">{note.withdrawn ? "The text was taken back." : "The text of this note has not arrived yet."}</p>;
  return note.withdrawn ? <s><NoteText text={text} /></s> : <NoteText text={text} />;
}
