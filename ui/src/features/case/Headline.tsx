/** Why the team knows this person, in one sentence, and the facts people ask for first; each changes where it stands. */
import { type ReactNode, useRef } from "react";

import { useCohorts } from "../../ipc/queries";
import type { Case } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { DayText } from "../../nhs/DateText";
import { NoteText } from "../../nhs/NoteText";
import { statusInWords, urgencyInWords } from "../../nhs/words/codes";
import { useToday } from "../../nhs/useToday";
import { fieldInWords } from "../../nhs/words/fields";
import { CloseForm } from "./ending/CloseForm";
import { Ended, hasEnded } from "./ending/Ended";
import { StepDown } from "./ending/StepDown";
import { CohortForm } from "./edit/CohortForm";
import { FactForm } from "./edit/FactForm";
import type { Facts } from "./facts";
import { comingInto } from "./handover/offers";
import { goToQuestion } from "./TwoAnswersField";

interface Props {
  readonly record: Case;
  readonly facts: Facts;
  /** The field whose form is open here. */
  readonly editing: string;
  readonly edit: (field: string) => void;
  /** Opens the form of a new offer. */
  readonly handOver: () => void;
  readonly onError: (has: boolean) => void;
}

/** Forms of their own. */
const NOT_ONE_FIELD: ReadonlySet<string> = new Set(["cohorts", "headline", "close", "reopen"]);

export function Headline({ record, facts, editing, edit: open, handOver, onError }: Props) {
  const { row } = record;
  const cohorts = useCohorts();
  const opened = useRef<HTMLElement | null>(null);
  const nameOf = (id: string): string => cohorts.data?.find((cohort) => cohort.id === id)?.name ?? id;
  const situation = facts.value("situation");
  const edit = (field: string): void => {
    opened.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    open(field);
  };
  const done = (): void => {
    open("");
    requestAnimationFrame(() => opened.current?.focus());
  };
  const ended = hasEnded(row.status);
  const { next_review, review_by, review_due } = record.standing;
  const coming = comingInto(record.handovers, "key_worker", facts.value("key_worker"), useToday());
  const canChange = record.writable.includes("core");
  const fact = (field: string, said: ReactNode, missing: string) => {
    const value = facts.disputed(field) ? "two answers" : said || missing;
    // A case that has ended is opened again, with a reason; it does not just change its stage.
    const form = field === "status" && ended ? "reopen" : field;
    const press = facts.disputed(field) ? () => goToQuestion(field) : () => edit(form);
    return (
      <li>
        {fieldInWords(field)}{" "}
        {canChange ? <button type="button" className={`rt-fact-button${said ? "" : " rt-fact-button--none"}`} aria-expanded={editing === form} onClick={press}>{value}<span className="nhsuk-u-visually-hidden">, change {fieldInWords(field).toLowerCase()}</span></button> : <b>{value}</b>}
      </li>
    );
  };
  return (
    <section aria-label="Why the team knows this person">
      {editing === "headline" ? <FactForm record={record} field="headline" onError={onError} done={done} /> : (
        <div className="rt-lead__line">
          <h2 className="rt-lead">{row.headline || "No headline yet"}</h2>
          {canChange ? <Button look="words" onClick={() => edit("headline")}>Change<span className="nhsuk-u-visually-hidden"> headline</span></Button> : null}
        </div>
      )}
      {situation ? <div className="rt-why"><NoteText text={situation} /></div> : null}
      <ul className="rt-facts">
        {row.cohorts.map((id) => <li key={id}><strong className="nhsuk-tag nhsuk-tag--white">{nameOf(id)}</strong></li>)}
        {canChange ? <li><Button look="words" aria-expanded={editing === "cohorts"} onClick={() => edit("cohorts")}>{row.cohorts.length === 0 ? "Add to a cohort" : "Cohorts"}<span className="nhsuk-u-visually-hidden">, change</span></Button></li> : null}
        {fact("status", statusInWords(row.status), "")}
        {fact("urgency", row.urgency ? urgencyInWords(row.urgency) : "", "not recorded")}
        {fact("key_worker", facts.value("key_worker"), "none yet")}
        {ended && !next_review ? null : fact("next_review", next_review ? <><DayText day={next_review} />{review_due ? ", due" : ""}</> : "", "no date yet")}
        {review_by ? <li className="rt-quiet">by {nameOf(review_by)}</li> : null}
        {coming ? <li>from <DayText day={coming.from} />{coming.until ? <> (until then <b>{coming.until}</b>)</> : null}</li> : null}
        {canChange ? <li><Button look="words" onClick={handOver}>Hand over<span className="nhsuk-u-visually-hidden"> key worker or lead organisation</span></Button></li> : null}
        {facts.value("lead_organisation") || facts.disputed("lead_organisation") ? fact("lead_organisation", facts.value("lead_organisation"), "") : null}
        {canChange && !ended && !facts.disputed("status") && editing !== "close" ? <li><Button look="words" onClick={() => edit("close")}>Close this case</Button></li> : null}
      </ul>
      {ended ? <Ended record={record} facts={facts} editing={editing === "reopen"} edit={() => edit("reopen")} onError={onError} done={done} /> : <StepDown record={record} />}
      {editing === "close" && !ended && canChange ? <CloseForm record={record} onError={onError} done={done} /> : null}
      {editing === "cohorts" ? <CohortForm record={record} onError={onError} done={done} /> : null}
      {editing && !NOT_ONE_FIELD.has(editing) ? <FactForm key={editing} record={record} field={editing} onError={onError} done={done} /> : null}
    </section>
  );
}
