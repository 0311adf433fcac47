/** The case summary on paper: who she is and what matters, what must not be missed, what was agreed, who does what by when. */
import { useAttachments } from "../../ipc/attachments";
import { useCase, useCohorts } from "../../ipc/queries";
import type { Action, Case, Note } from "../../ipc/generated/commands";
import { type PathwayRecord, useRecords } from "../../ipc/records";
import { DayText, InstantText } from "../../nhs/DateText";
import { whenInWords } from "../../nhs/forms/answerWords";
import { counted } from "../../nhs/format/count";
import { initials } from "../../nhs/format/name";
import { NoteText } from "../../nhs/NoteText";
import { activeAlerts, alertKind } from "../../nhs/records/alerts";
import { gistOf, ON_PAPER } from "../../nhs/records/gist";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { actionStateInWords, noteKindInWords, statusInWords, urgencyInWords } from "../../nhs/words/codes";
import { fieldInWords } from "../../nhs/words/fields";
import { Line, Paper, Part } from "./Paper";
import { LEAD_THERE, saidOf } from "./said";

/** Notes on paper; the record has all of them. */
const NOTES = 8;
/** Records on paper. */
const RECORDS = 6;
/** Papers lie about: what concerns safeguarding stays on the screen. */
const NOT_ON_PAPER = "safeguarding";

export function Summary({ id }: { readonly id: string }) {
  const { data, error, refetch } = useCase(id);
  usePageTitle(data ? `${initials(data.row)}, summary` : "Summary");
  if (error && !data) return <div className="rt-page__body"><h1>Summary</h1><CouldNot what="This record could not be opened" message={error.message} again={() => void refetch()} /></div>;
  if (!data) return <div className="rt-page__body"><h1 className="nhsuk-u-visually-hidden">Summary</h1><Loading what="the record" /></div>;
  return (
    <Paper title="Summary on paper" heading="Summary" record={data} sheet={{ id, sheet: "summary" }}>
      <Body record={data} />
    </Paper>
  );
}

const MISS = ["cpr_decision", "cpr_form_location", "respect", "respect_location", "adrt", "adrt_location", "communication_needs", "interpreter_needed", "allergies", "anticipatory_medicines", "anticipatory_medicines_location", "hazards"];
const ABOUT = ["what_matters", "people_important", "how_to_communicate", "please_do", "please_do_not", "language", "carers"];
const REACH = ["address", "postcode", "phone", "residence_type", "lives_alone", "gp_practice", "usual_gp"];
const MORE = ["prognosis_band", "preferred_place_of_care", "preferred_place_of_death", "clinical_frailty_scale", "housebound", "problems", "medicines", "social_care_package", "equipment"];

/** What stands first in the record stands first on paper. */
function Body({ record }: { readonly record: Case }) {
  const cohorts = useCohorts();
  const attachments = useAttachments(record.row.id);
  const records = useRecords(record.row.id);
  const { row } = record;
  const lines = (fields: readonly string[]) => fields.flatMap((field) => {
    const said = saidOf(record, field);
    return said ? [<Line key={field} name={fieldInWords(field)} said={said} />] : [];
  });
  const miss = lines(MISS);
  const about = lines(ABOUT);
  const reach = lines(REACH);
  const more = lines(MORE);
  const open = record.actions.filter((action) => !action.settled && action.part !== NOT_ON_PAPER);
  const notes = record.notes.filter((note) => note.withdrawn === null && note.text !== null && note.part !== NOT_ON_PAPER).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const attached = (attachments.data ?? []).filter((one) => one.withdrawn === null && one.part !== NOT_ON_PAPER);
  const standing = (records.data ?? []).filter((one) => one.withdrawn === null && one.part !== NOT_ON_PAPER);
  const alerts = activeAlerts(standing);
  const recorded = standing.filter(({ form }) => form !== "alert");
  // A paper without what nobody may miss would be a lie.
  if (records.error) return <CouldNot what="What was recorded could not be read, so there is no paper yet" message={records.error.message} again={() => void records.refetch()} />;
  if (!records.data) return <Loading what="what was recorded" />;
  const names = row.cohorts.map((id) => cohorts.data?.find((cohort) => cohort.id === id)?.name ?? id);
  return (
    <>
      <Part record={record} title={row.headline ?? "Why the team knows this person was not written yet"}>
        <dl>
          <div className="rt-paperline"><dt>Stage</dt><dd>{statusInWords(row.status)}{row.urgency ? `, ${urgencyInWords(row.urgency).toLowerCase()}` : ""}{names.length > 0 ? `. ${names.join(", ")}` : ""}</dd></div>
          <Line name="Key worker" said={saidOf(record, "key_worker")} missing="None yet" />
          <Line name="Lead organisation" said={saidOf(record, "lead_organisation")} />
          <Line name="Next review" said={saidOf(record, "next_review")} />
          <Line name="Situation" said={saidOf(record, "situation")} />
        </dl>
      </Part>
      <Part record={record} title="Do not miss">
        {miss.length + alerts.length > 0 ? <dl>{alerts.map((alert) => <Alert key={alert.id} alert={alert} />)}{miss}</dl> : <p>Nothing recorded here. That does not mean there is nothing: ask.</p>}
      </Part>
      {about.length > 0 ? <Part record={record} title="About me"><dl>{about}</dl></Part> : null}
      <Part record={record} title="Who does what by when">
        {open.length === 0 ? <p>No open actions.</p> : <Todo actions={open} />}
      </Part>
      <Part record={record} title="Where and how to reach">
        {row.restricted ? <p>Restricted record: address and phone are not printed.</p> : null}
        {reach.length > 0 ? <dl>{reach}</dl> : <p>{row.restricted ? "" : "Nothing recorded."}</p>}
      </Part>
      {more.length > 0 ? <Part record={record} title="Health, care and wishes"><dl>{more}</dl></Part> : null}
      {recorded.length > 0 ? (
        <Part record={record} title="Newest records">
          {recorded.slice(0, RECORDS).map((one) => <OneRecord key={one.id} one={one} restricted={row.restricted} />)}
          {recorded.length > RECORDS ? <p>And {counted(recorded.length - RECORDS, "older record")} on the screen.</p> : null}
        </Part>
      ) : null}
      <Part record={record} title="Newest notes">
        {notes.length === 0 ? <p>No notes yet.</p> : null}
        {notes.slice(0, NOTES).map((note) => <OneNote key={note.id} note={note} />)}
        {notes.length > NOTES ? <p>And {counted(notes.length - NOTES, "older note")} in the record.</p> : null}
      </Part>
      {attached.length > 0 ? (
        <Part record={record} title="Photos and letters in the record">
          <ul>{attached.map((one) => <li key={one.id}>{one.name}: {[one.by, one.organisation].filter(Boolean).join(", ")}, <DayText day={one.at} /></li>)}</ul>
        </Part>
      ) : null}
    </>
  );
}

/** The way in stays on the screen. */
function Alert({ alert }: { readonly alert: PathwayRecord }) {
  const text = alert.answers["kind"] === "key_safe" ? "See the record" : alert.answers["text"];
  return (
    <div className="rt-paperline">
      <dt>{alertKind(alert)}</dt>
      <dd>{alert.needs_checking ? <b>Two answers are recorded. Ask before you rely on either. </b> : null}{text}</dd>
    </div>
  );
}

const NOTHING: ReadonlySet<string> = new Set();

function OneRecord({ one, restricted }: { readonly one: PathwayRecord; readonly restricted: boolean }) {
  return (
    <div className="rt-papernote">
      <p><b>{one.form_name || "A form that this laptop does not know"}, {one.happened === "" ? <DayText day={one.at} /> : whenInWords(one.happened)}</b>, {[one.by, one.organisation].filter(Boolean).join(", ")}</p>
      <p>{one.needs_checking ? <b>Corrected in two ways. Ask before you rely on either. </b> : null}{gistOf(one, ON_PAPER, restricted ? LEAD_THERE : NOTHING)}</p>
    </div>
  );
}

function Todo({ actions }: { readonly actions: readonly Action[] }) {
  return (
    <table className="nhsuk-table rt-papertable">
      <caption className="nhsuk-u-visually-hidden">Open actions</caption>
      <thead><tr><th scope="col">What</th><th scope="col">Who</th><th scope="col">By when</th></tr></thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action.id}><td>{action.text}</td><td>{action.owner}</td><td><DayText day={action.due} missing="No date" />, {actionStateInWords(action.state).toLowerCase()}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

function OneNote({ note }: { readonly note: Note }) {
  return (
    <div className="rt-papernote">
      <p><b>{note.organisation}</b>, {note.author}, {noteKindInWords(note.kind).toLowerCase()}, <InstantText at={note.at} /></p>
      <NoteText text={note.text ?? ""} />
    </div>
  );
}
