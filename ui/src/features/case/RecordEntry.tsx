/** A pathway record as a line of the timeline: what it is, what follows from it, its first answers; all of them at a press. */
import { useState } from "react";

import type { PathwayRecord } from "../../ipc/records";
import { Button } from "../../nhs/Button";
import { DayText, InstantText } from "../../nhs/DateText";
import { capital, whenInWords } from "../../nhs/forms/answerWords";
import { PartnerMark } from "../../nhs/PartnerMark";
import { gistOf } from "../../nhs/records/gist";
import { partInWords } from "../../nhs/words/codes";
import { AnswersList } from "./pathways/AnswersList";

interface Props {
  readonly one: PathwayRecord;
  /** It came since the case was looked at before. */
  readonly fresh: boolean;
  /** Goes to where it can be corrected. */
  readonly open: (record: string) => void;
}

export function RecordEntry({ one, fresh, open }: Props) {
  const [all, setAll] = useState(false);
  const { answered, withdrawn } = one;
  const kind = answered?.one || "record";
  const when = one.happened === "" ? <DayText day={one.at} /> : whenInWords(one.happened);
  const title = <b>{capital(kind)}, {when}</b>;
  const about = <span className="nhsuk-u-visually-hidden">: {kind} of {when}</span>;
  const gist = gistOf(one);
  const first = one.versions[0] ?? one;
  return (
    <li {...(fresh ? { "data-new": first.organisation, tabIndex: -1 } : {})}>
      <PartnerMark organisation={first.organisation} filled={fresh} />
      <article>
        <p className="rt-timeline__by">
          {fresh ? <span className="nhsuk-u-visually-hidden">New. </span> : null}<b>{first.organisation || "Organisation not known yet"}</b>
          <span>{first.by}, {(one.form_name || "a form that this laptop does not know").toLowerCase()}, <InstantText at={first.at} /></span>
          {one.record === null ? null : <span className="rt-timeline__part">From the other record</span>}
          {one.part === "core" ? null : <span className="rt-timeline__part">{partInWords(one.part)}</span>}
        </p>
        <div className="rt-timeline__body">
          <p>{withdrawn === null ? title : <s>{title}</s>}{withdrawn === null && gist ? <>: {gist}</> : null}</p>
        </div>
        {one.versions.length > 1 && !one.needs_checking ? <p className="rt-second">Corrected by {[one.by, one.organisation].filter(Boolean).join(", ")}, <InstantText at={one.at} /></p> : null}
        {one.from_list ? <p className="rt-second">From an imported list, not typed.</p> : null}
        {withdrawn === null ? null : <p className="rt-second">Entered in error: {withdrawn}</p>}
        {one.needs_checking && withdrawn === null ? <p><strong className="nhsuk-tag nhsuk-tag--yellow">Needs checking</strong> Corrected in two ways.</p> : null}
        {all ? <AnswersList form={answered} answers={one.answers} struck={withdrawn !== null} /> : null}
        <p className="rt-note-acts">
          <Button look="words" aria-expanded={all} onClick={() => setAll((was) => !was)}>{all ? "Hide answers" : "All answers"}{about}</Button>
          <Button look="words" onClick={() => open(one.id)}>Open under Pathways{about}</Button>
        </p>
      </article>
    </li>
  );
}
