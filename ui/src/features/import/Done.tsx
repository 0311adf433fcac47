/** After the import: what was done, what to look at, and where to go next. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import type { CaseRow, SpreadsheetPerson, SpreadsheetReport } from "../../ipc/generated/commands";
import { useCaseCounts } from "../../ipc/seen";
import { Button } from "../../nhs/Button";
import { counted } from "../../nhs/format/count";
import { doneInWords } from "./importWords";
import { Rows } from "./Rows";

interface Props {
  readonly report: SpreadsheetReport;
  readonly people: readonly SpreadsheetPerson[];
  readonly here: readonly CaseRow[];
  readonly again: () => void;
}

export function Done({ report, people, here, again }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const left = report.rejected.length;
  const pairs = useCaseCounts().data?.same_person ?? 0;
  return (
    <>
      <div className="rt-panel rt-panel--good rt-import__done">
        <h2 ref={heading} tabIndex={-1}>{doneInWords(report)}</h2>
        <p>Saved on this laptop. Nothing was shared with a partner: you decide that person by person, or for a whole cohort.</p>
        {left > 0 ? <p>{counted(left, "row was", "rows were")} left out because they cannot be imported. They stand below.</p> : null}
        {pairs > 0 ? <p><Link to="/same-person">{counted(pairs, "pair")} of records may be one person. Compare them</Link></p> : null}
        <div className="rt-form__acts"><Link className="nhsuk-button rt-button rt-button--go" to="/caseload">Go to the caseload</Link><Button onClick={again}>Import another file</Button></div>
      </div>
      <Rows report={report} people={people} here={here} />
    </>
  );
}
