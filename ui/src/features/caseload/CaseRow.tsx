/** One person in the list: two lines a cell, fact above, context below. A name and an NHS number are never cut. */
import { memo } from "react";

import type { CaseRow as Row } from "../../ipc/generated/commands";
import { AgoText, DayText } from "../../nhs/DateText";
import { grouped } from "../../nhs/format/count";
import { ageOn, readDay } from "../../nhs/format/date";
import { listName } from "../../nhs/format/name";
import { Icon } from "../../nhs/Icon";
import { NhsNumber } from "../../nhs/NhsNumber";
import { useToday } from "../../nhs/useToday";
import { lineInWords } from "../../nhs/words/news";
import { statusInWords, urgencyInWords } from "../../nhs/words/codes";

interface Props {
  readonly row: Row;
  /** Place in the whole list, from 0. */
  readonly index: number;
  readonly cohortName: (id: string) => string;
  /** Hears the row, so that a long list knows its real height. */
  readonly measure?: (row: HTMLTableRowElement | null) => void;
}

export const CaseRow = memo(function CaseRow({ row, index, cohortName, measure }: Props) {
  const today = useToday();
  const born = readDay(row.date_of_birth);
  const died = readDay(row.date_of_death);
  const cohorts = row.cohorts.map(cohortName).join(", ");
  const urgent = row.urgency && row.urgency !== "routine" ? urgencyInWords(row.urgency) : "";
  return (
    <tr aria-rowindex={index + 2} data-index={index} ref={measure}>
      <th scope="row">
        <a className="rt-person" href={`#/case/${row.id}`} data-case={row.id}>{listName(row)}{row.title ? ` (${row.title})` : ""}</a>
        <span className="rt-second">{row.restricted ? <b>Restricted record. </b> : null}<NhsNumber number={row.nhs_number} />{row.known_as ? `, known as ${row.known_as}` : ""}</span>
      </th>
      <td className="rt-cases__age">{died ? <b>Died</b> : born ? ageOn(born, today) : <span className="rt-quiet" title="Date of birth not recorded">–<span className="nhsuk-u-visually-hidden">Date of birth not recorded</span></span>}</td>
      <td>
        <span className="rt-clip" title={cohorts}>{cohorts || "No cohort"}</span>
        <span className="rt-second">{row.status === "new" ? <strong className="nhsuk-tag nhsuk-tag--blue">{statusInWords(row.status)}</strong> : statusInWords(row.status)}</span>
      </td>
      <td><KeyWorker said={row.key_worker} /></td>
      <td>
        <span className="rt-clip" title={row.headline ?? ""}>{row.headline || <span className="rt-quiet">Not written yet</span>}</span>
        <span className="rt-second rt-clip">
          {row.needs_checking ? <span className="rt-tocheck"><Icon name="heed" small /> Two answers</span> : null}
          {row.needs_checking && urgent ? ". " : ""}
          {urgent}
        </span>
      </td>
      <td><DayText day={row.updated_at} /><span className="rt-second"><AgoText at={row.updated_at} /></span></td>
      <td><UpdatesCell updates={row.updates} /></td>
    </tr>
  );
});

/** How much is new, from whom, and how the newest begins. */
function UpdatesCell({ updates }: { readonly updates: Row["updates"] }) {
  if (!updates) return <span className="rt-quiet">Nothing new</span>;
  const line = lineInWords(updates.line);
  return (
    <>
      <span className="rt-updates"><span className="rt-updates__count">{grouped(updates.count)}<span className="nhsuk-u-visually-hidden"> new</span></span><span className="rt-clip" title={updates.partner}>{updates.partner}</span></span>
      <span className="rt-second rt-clip" title={line}>{line}</span>
    </>
  );
}

/** "Ruth Ellis, hospice" as name above, place below. */
function KeyWorker({ said }: { readonly said: string | null }) {
  if (!said) return <span className="rt-late">No key worker</span>;
  const [name = "", ...rest] = said.split(",");
  return <><span className="rt-clip" title={said}>{name.trim()}</span><span className="rt-second rt-clip">{rest.join(",").trim()}</span></>;
}

/** A row whose page is on its way. */
export function MissingRow({ index }: { readonly index: number }) {
  return <tr aria-rowindex={index + 2}><th scope="row" className="rt-cases__missing" colSpan={7}><span className="nhsuk-u-visually-hidden">Loading</span></th></tr>;
}
