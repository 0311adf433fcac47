/** The notes, newest first: which organisation, who, what kind, when. What was withdrawn is struck through, never gone. */
import { useMemo, useState } from "react";

import type { Case } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { InstantText } from "../../nhs/DateText";
import { counted } from "../../nhs/format/count";
import { NoteText } from "../../nhs/NoteText";
import { PartnerMark } from "../../nhs/PartnerMark";
import { noteKindInWords, partInWords } from "../../nhs/words/codes";
import { NoteActs } from "./notes/NoteActs";
import { type TimelineEntry, timelineOf } from "./timelineOf";

/** Notes painted at first, and with each press for more. */
const STEP = 30;

export function Timeline({ record }: { readonly record: Pick<Case, "row" | "circle" | "notes"> }) {
  const { notes } = record;
  const [limit, setLimit] = useState(STEP);
  const sorted = useMemo(() => timelineOf(notes), [notes]);
  const left = sorted.length - limit;
  if (notes.length === 0) return <p className="rt-quiet rt-timeline__none">No notes yet. The first one says why the team knows this person.</p>;
  return (
    <>
      <h2 className="nhsuk-u-visually-hidden">Notes, newest first</h2>
      <ol className="rt-timeline">{sorted.slice(0, limit).map((entry) => <Entry key={entry.note.id} entry={entry} record={record} />)}</ol>
      {left > 0 ? <p className="rt-timeline__more"><Button onClick={() => setLimit((was) => was + STEP)}>Show {counted(Math.min(STEP, left), "older note")}</Button></p> : null}
    </>
  );
}

function Entry({ entry, record }: { readonly entry: TimelineEntry; readonly record: Pick<Case, "row" | "circle"> }) {
  const { note, correction } = entry;
  return (
    <li>
      <PartnerMark organisation={note.organisation} />
      <article>
        <p className="rt-timeline__by">
          <b>{note.organisation || "Organisation not known yet"}</b>
          <span>{note.author}, {noteKindInWords(note.kind).toLowerCase()}, <InstantText at={note.at} /></span>
          {note.part === "core" ? null : <span className="rt-timeline__part">{partInWords(note.part)}</span>}
        </p>
        <div className="rt-timeline__body">
          <Body text={correction?.text ?? note.text} struck={note.withdrawn !== null} />
        </div>
        {correction && note.withdrawn === null ? <p className="rt-second">Corrected by {correction.author}, <InstantText at={correction.at} />. It said: <s>{note.text}</s></p> : null}
        {note.withdrawn === null ? null : <p className="rt-second">Entered in error: {note.withdrawn}</p>}
        {note.text === null ? null : <NoteActs record={record} note={note} text={correction?.text ?? note.text} />}
        {note.event_at ? <p className="rt-second">About <InstantText at={note.event_at} /></p> : null}
      </article>
    </li>
  );
}

function Body({ text, struck }: { readonly text: string | null; readonly struck: boolean }) {
  if (text === null) return <p className="rt-quiet">The text of this note has not arrived yet.</p>;
  return struck ? <s><NoteText text={text} /></s> : <NoteText text={text} />;
}
