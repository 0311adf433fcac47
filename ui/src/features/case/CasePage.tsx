/**
 * The case page: a person met for the first time is understood in ten seconds. Read in this order: her own words, what must
 * not be missed, why the team knows her, what is disputed, then the notes.
 */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";

import { useAttachments } from "../../ipc/attachments";
import type { Attachment, Case } from "../../ipc/generated/commands";
import { useCase } from "../../ipc/queries";
import { type PathwayRecord, useRecords } from "../../ipc/records";
import { counted } from "../../nhs/format/count";
import { initials } from "../../nhs/format/name";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { AboutMe } from "./AboutMe";
import { Actions } from "./actions/Actions";
import { openAndSettled } from "./actions/actionWords";
import { WhoDoesWhat } from "./actions/WhoDoesWhat";
import { Attachments } from "./attachments/Attachments";
import { attachmentsTab } from "./attachments/attachmentWords";
import { Banner } from "./Banner";
import { type CaseTab, editedIn, readTab } from "./caseSearch";
import { Details } from "./Details";
import { DoNotMiss } from "./DoNotMiss";
import { factsOf } from "./facts";
import { Handovers } from "./handover/Handovers";
import { Headline } from "./Headline";
import { History } from "./History";
import { timelineTab } from "./newSince";
import { NoteBox } from "./NoteBox";
import { Pathways } from "./pathways/Pathways";
import { OtherRecords } from "./OtherRecords";
import { Sharing } from "./Sharing";
import { TakeAway } from "./TakeAway";
import { Timeline } from "./Timeline";
import type { TimelineFilter } from "./timelineFilter";
import { TwoAnswersList } from "./TwoAnswersList";
import { useShownSince } from "./useShownSince";

interface PageProps {
  readonly id: string;
  readonly tab: CaseTab;
  readonly onTab: (tab: CaseTab) => void;
  /** Which form of a fact is open, as the address says it; empty when none is. */
  readonly edit: string;
  readonly onEdit: (edit: string) => void;
  /** What the timeline is narrowed to. */
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
}

export function CasePage({ id, ...place }: PageProps) {
  const { data, error, isPending, refetch } = useCase(id);
  const [noteError, setNoteError] = useState(false);
  const [actionError, setActionError] = useState(false);
  const [factError, setFactError] = useState(false);
  usePageTitle(data ? `${initials(data.row)}, case` : "Case", noteError || actionError || factError);
  if (error && !data) {
    return (
      <div className="rt-page__body">
        <h1>Case</h1>
        <CouldNot what="This case could not be opened" message={error.message} again={() => void refetch()} />
        <p><Link to="/caseload">Back to the caseload</Link></p>
      </div>
    );
  }
  if (isPending || !data) return <div className="rt-page__body"><h1 className="nhsuk-u-visually-hidden">Case</h1><Loading what="the case" /></div>;
  return <OneCase record={data} {...place} onNoteError={setNoteError} onActionError={setActionError} onFactError={setFactError} />;
}

interface Props extends Omit<PageProps, "id"> {
  readonly record: Case;
  readonly onNoteError: (has: boolean) => void;
  readonly onActionError: (has: boolean) => void;
  readonly onFactError: (has: boolean) => void;
}

const NONE: readonly PathwayRecord[] = [];
const NO_FILES: readonly Attachment[] = [];

function OneCase({ record, tab, onTab, edit, onEdit, filter, onFilter, onNoteError, onActionError, onFactError }: Props) {
  const facts = factsOf(record);
  const news = useShownSince(record.row.id);
  const recorded = useRecords(record.row.id);
  const records = recorded.data ?? NONE;
  const standing = records.filter(({ withdrawn }) => withdrawn === null).length;
  const attachments = useAttachments(record.row.id);
  const partners = record.circle.filter((member) => !member.us);
  const toDetails = (part: string) => (record.writable.includes(part) ? () => { onTab("details"); goToPart(part); } : null);
  return (
    <>
      <Banner row={record.row} facts={facts} />
      <div className="rt-case">
        <aside className="rt-case__rail" aria-label="About the person">
          <AboutMe facts={facts} change={toDetails("about")} />
          <DoNotMiss caseId={record.row.id} facts={facts} />
          <TakeAway record={record} facts={facts} />
        </aside>
        <div className="rt-case__work">
          <OtherRecords record={record} />
          <Headline record={record} facts={facts} editing={editedIn("top", edit)} edit={(field) => onEdit(field ? `top:${field}` : "")} handOver={() => onEdit("handover:offer")} onError={onFactError} />
          <WhoDoesWhat record={record} />
          <Handovers record={record} offering={editedIn("handover", edit) === "offer"} offer={(open) => onEdit(open ? "handover:offer" : "")} onError={onFactError} />
          <TwoAnswersList questions={record.two_answers} />
          <Tabs className="rt-tabs" selectedKey={tab} onSelectionChange={(key) => onTab(readTab(key))}>
            <TabList className="rt-tabs__list" aria-label="Case">
              <Tab id="timeline">{timelineTab(record.notes, records, news.since)}</Tab>
              <Tab id="actions">{`Actions (${openAndSettled(record.actions).open.length})`}</Tab>
              <Tab id="details">Details</Tab>
              <Tab id="pathways">{standing > 0 ? `Pathways (${standing})` : "Pathways"}</Tab>
              <Tab id="attachments">{attachmentsTab(attachments.data)}</Tab>
              <Tab id="sharing">{`Sharing (${counted(partners.length, "partner")})`}</Tab>
              <Tab id="history">History</Tab>
            </TabList>
            {/* Kept while another tab is read, so that a half-written note is never lost. */}
            <TabPanel id="timeline" shouldForceMount className="rt-tabs__panel">
              <NoteBox record={record} onError={onNoteError} />
              {/* "No notes yet" is said only of somebody about whom nothing is recorded either. */}
              {recorded.error ? <CouldNot what="The pathway records could not be read, so only notes stand here" message={recorded.error.message} again={() => void recorded.refetch()} /> : null}
              {recorded.isPending ? <Loading what="the timeline" /> : <Timeline record={record} records={records} attachments={attachments.data ?? NO_FILES} shown={news} filter={filter} onFilter={onFilter} open={(id) => { onTab("pathways"); goTo(`record-${id}`); }} />}
            </TabPanel>
            <TabPanel id="actions" shouldForceMount className="rt-tabs__panel"><Actions record={record} onError={onActionError} /></TabPanel>
            <TabPanel id="details" className="rt-tabs__panel"><Details record={record} editing={editedIn("details", edit)} edit={(field) => onEdit(field ? `details:${field}` : "")} onError={onFactError} /></TabPanel>
            <TabPanel id="pathways" className="rt-tabs__panel"><Pathways record={record} editing={editedIn("pathways", edit)} edit={(doing) => onEdit(doing ? `pathways:${doing}` : "")} onError={onFactError} /></TabPanel>
            <TabPanel id="attachments" className="rt-tabs__panel"><Attachments record={record} adding={editedIn("attachments", edit) === "add"} add={(open) => onEdit(open ? "attachments:add" : "")} onError={onFactError} /></TabPanel>
            <TabPanel id="sharing" className="rt-tabs__panel"><Sharing record={record} /></TabPanel>
            <TabPanel id="history" className="rt-tabs__panel"><History history={record.history} /></TabPanel>
          </Tabs>
        </div>
      </div>
    </>
  );
}

/** Moves to what has this id on another tab, once it is there. */
function goTo(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const element = document.getElementById(id);
    element?.scrollIntoView({ block: "start" });
    element?.focus();
  }));
}

/** Moves to a part of the details, once it is there. */
function goToPart(part: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const heading = document.getElementById(`part-${part}`);
    heading?.scrollIntoView({ block: "start" });
    heading?.closest("section")?.querySelector("button")?.focus();
  }));
}
