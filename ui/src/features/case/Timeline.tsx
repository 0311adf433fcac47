/** Notes and records, newest first: which organisation, who, what kind, when. What was withdrawn is struck through, never gone. */
import { useMemo, useRef, useState } from "react";

import type { Attachment, Case } from "../../ipc/generated/commands";
import type { PathwayRecord } from "../../ipc/records";
import { Button } from "../../nhs/Button";
import { InstantText } from "../../nhs/DateText";
import { counted } from "../../nhs/format/count";
import { dayOf, readInstant, timeInWords, weekdayInWords } from "../../nhs/format/date";
import { NoteText } from "../../nhs/NoteText";
import { PartnerMark } from "../../nhs/PartnerMark";
import { NOTE_KINDS, noteKindInWords, partInWords } from "../../nhs/words/codes";
import { ArrivedBar, NewSinceHead } from "./NewSinceHead";
import { aboveAndBelow, heldBack, isNew, shownNow } from "./newSince";
import { NoteActs } from "./notes/NoteActs";
import { RecordEntry } from "./RecordEntry";
import { SeenBy } from "./SeenBy";
import { filtered, isFiltered, type Item, itemsOf, kindsIn, partnersIn, type TimelineFilter } from "./timelineFilter";
import { TimelineFilters } from "./TimelineFilters";
import type { TimelineEntry } from "./timelineOf";
import type { ShownSince } from "./useShownSince";

/** Lines painted at first, and with each press for more. */
const STEP = 30;

interface Props {
  readonly record: Case;
  readonly shown: ShownSince;
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
  readonly records: readonly PathwayRecord[];
  readonly attachments: readonly Attachment[];
  /** Goes to a record where it can be corrected. */
  readonly open: (record: string) => void;
}

/** With a filter what fits it, the newest first; without one notes and records, new ones above the rule. */
export function Timeline({ record, records, attachments, shown, filter, onFilter, open }: Props) {
  const items = useMemo(() => itemsOf(record, records, attachments), [record, records, attachments]);
  const fitting = useMemo(() => filtered(items, filter), [items, filter]);
  return (
    <>
      {items.length > 0 ? <TimelineFilters filter={filter} change={onFilter} kinds={kindsIn(record.notes, Object.keys(NOTE_KINDS))} partners={partnersIn(items)} shown={fitting.length} all={items.length} /> : null}
      {isFiltered(filter) ? <Fitting key={`${filter.show} ${filter.kind} ${filter.partner}`} items={fitting} record={record} open={open} /> : <Written record={record} records={records} shown={shown} open={open} />}
    </>
  );
}

interface FittingProps extends Pick<Props, "record" | "open"> {
  readonly items: readonly Item[];
}

function Fitting({ items, record, open }: FittingProps) {
  const [limit, setLimit] = useState(STEP);
  const left = items.length - limit;
  if (items.length === 0) return <p className="rt-quiet rt-timeline__none">Nothing here fits these filters.</p>;
  return (
    <>
      <h2 className="nhsuk-u-visually-hidden">What fits, newest first</h2>
      <ol className="rt-timeline">
        {items.slice(0, limit).map((item) => <One key={item.key} item={item} record={record} fresh={false} open={open} />)}
      </ol>
      {left > 0 ? <p className="rt-timeline__more"><Button onClick={() => setLimit((was) => was + STEP)}>Show {Math.min(STEP, left)} more</Button></p> : null}
    </>
  );
}

interface OneProps extends Pick<Props, "record" | "open"> {
  readonly item: Item;
  /** It came since the case was looked at before. */
  readonly fresh: boolean;
}

function One({ item, record, fresh, open }: OneProps) {
  if (item.entry) return <Entry entry={item.entry} record={record} fresh={fresh} />;
  return item.record ? <RecordEntry one={item.record} fresh={fresh} open={open} /> : <Other item={item} />;
}

/** Something that happened and that nobody wrote as a note or a record. */
function Other({ item }: { readonly item: Item }) {
  return (
    <li>
      <PartnerMark organisation={item.organisation} />
      <div>
        <p className="rt-timeline__by">
          <b>{item.organisation || "Organisation not known yet"}</b><span>{item.by}, <InstantText at={item.at} /></span>
          {item.part === "core" ? null : <span className="rt-timeline__part">{partInWords(item.part)}</span>}
        </p>
        <p>{item.words}</p>
        {item.more ? <p className="rt-second">{item.more}</p> : null}
      </div>
    </li>
  );
}

function Written({ record, records, shown: { since, latest, show: showNew }, open }: Omit<Props, "filter" | "onFilter" | "attachments">) {
  const { notes } = record;
  const [limit, setLimit] = useState(STEP);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => aboveAndBelow(shownNow(notes, records, since), since), [notes, records, since]);
  const held = heldBack(since, latest);
  const show = (): void => {
    showNew();
    requestAnimationFrame(() => heading.current?.focus());
  };
  const go = (partner: string): void => {
    const first = list.current?.querySelector<HTMLElement>(`[data-new="${CSS.escape(partner)}"]`) ?? document.getElementById("new-others");
    first?.scrollIntoView({ block: "nearest" });
    first?.focus();
  };
  const all = shown.above.length + shown.below.length;
  const left = all - limit;
  const line = (item: Item) => <One key={item.key} item={item} record={record} fresh={isNew(item, since)} open={open} />;
  const when = readInstant(since?.since);
  return (
    <>
      <ArrivedBar held={held} show={show} />
      {since ? <NewSinceHead since={since} go={go} ref={heading} /> : null}
      {all === 0 ? <p className="rt-quiet rt-timeline__none">No notes yet. The first one says why the team knows this person.</p> : (
        <div ref={list}>
          <h2 className="nhsuk-u-visually-hidden">Notes and records, newest first</h2>
          {shown.above.length > 0 ? (
            <>
              <ol className="rt-timeline">{shown.above.slice(0, limit).map(line)}</ol>
              {shown.below.length > 0 && shown.above.length < limit ? <p className="rt-timeline__rule">{when ? `You had seen everything below, ${weekdayInWords(dayOf(when))}, ${timeInWords(when)}` : "Written here before"}</p> : null}
            </>
          ) : null}
          <ol className="rt-timeline">{shown.below.slice(0, Math.max(0, limit - shown.above.length)).map(line)}</ol>
          {left > 0 ? <p className="rt-timeline__more"><Button onClick={() => setLimit((was) => was + STEP)}>Show {counted(Math.min(STEP, left), "older line")}</Button></p> : null}
        </div>
      )}
    </>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly record: Pick<Case, "row" | "circle">;
  /** It came since the case was looked at before. */
  readonly fresh: boolean;
}

function Entry({ entry, record, fresh }: EntryProps) {
  const { note, correction } = entry;
  return (
    <li {...(fresh ? { "data-new": note.organisation, tabIndex: -1 } : {})}>
      <PartnerMark organisation={note.organisation} filled={fresh} />
      <article>
        <p className="rt-timeline__by">
          {fresh ? <span className="nhsuk-u-visually-hidden">New. </span> : null}<b>{note.organisation || "Organisation not known yet"}</b>
          <span>{note.author}, {noteKindInWords(note.kind).toLowerCase()}, <InstantText at={note.at} /></span>
          {note.record ? <span className="rt-timeline__part">From the other record</span> : null}
          {note.part === "core" ? null : <span className="rt-timeline__part">{partInWords(note.part)}</span>}
          <SeenBy note={note} />
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
