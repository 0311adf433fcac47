/** Why the team knows this person, in one sentence, and the facts people ask for first. */
import { useCohorts } from "../../ipc/queries";
import type { CaseRow } from "../../ipc/generated/commands";
import { DayText } from "../../nhs/DateText";
import { NoteText } from "../../nhs/NoteText";
import { statusInWords, urgencyInWords } from "../../nhs/words/codes";
import type { Facts } from "./facts";

export function Headline({ row, facts }: { readonly row: CaseRow; readonly facts: Facts }) {
  const cohorts = useCohorts();
  const nameOf = (id: string): string => cohorts.data?.find((cohort) => cohort.id === id)?.name ?? id;
  const situation = facts.value("situation");
  return (
    <section aria-label="Why the team knows this person">
      <h2 className="rt-lead">{row.headline || "No headline yet"}</h2>
      {situation ? <div className="rt-why"><NoteText text={situation} /></div> : null}
      <ul className="rt-facts">
        {row.cohorts.map((id) => <li key={id}><strong className="nhsuk-tag nhsuk-tag--white">{nameOf(id)}</strong></li>)}
        <li>Stage <b>{statusInWords(row.status)}</b></li>
        {row.urgency && row.urgency !== "routine" ? <li>Urgency <b>{urgencyInWords(row.urgency)}</b></li> : null}
        <li>{facts.value("key_worker") ? <>Key worker <b>{facts.value("key_worker")}</b></> : facts.disputed("key_worker") ? <b>Key worker: two answers</b> : <span className="rt-late">No key worker</span>}</li>
        {facts.value("next_review") ? <li>Review <b><DayText day={facts.value("next_review")} /></b></li> : null}
      </ul>
    </section>
  );
}
