/** Who looked at what: every act on this laptop, newest first, narrowed by person, kind and date, and proved complete. */
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";

import type { AuditQuery, AuditVerified } from "../../ipc/generated/commands";
import { useAudit, useVerifyAudit } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { InstantText } from "../../nhs/DateText";
import { counted, grouped } from "../../nhs/format/count";
import { listName } from "../../nhs/format/name";
import { Icon } from "../../nhs/Icon";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { AuditFilters, type Chosen, NOTHING_CHOSEN } from "./AuditFilters";
import { actInWords, actsOf } from "./auditWords";

const PAGE = 25;

export function Audit() {
  const [chosen, setChosen] = useState<Chosen>(NOTHING_CHOSEN);
  const [offset, setOffset] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const query: AuditQuery = { case: chosen.person?.id ?? null, seat: chosen.seat || null, acts: actsOf(chosen.kind), from: chosen.from, until: chosen.until, limit: PAGE, offset };
  const audit = useAudit(query);
  const choose = (next: Chosen): void => {
    setChosen(next);
    setOffset(0);
  };
  const turn = (to: number): void => {
    setOffset(to);
    list.current?.focus();
  };
  const filtered = chosen !== NOTHING_CHOSEN;
  const total = audit.data?.total ?? 0;
  return (
    <div className="rt-pile">
      <p className="rt-narrow">Each line is kept for good and follows from the one before it, so that a missing or changed line is found. Nothing of what was written stands here.</p>
      <Verify />
      <AuditFilters chosen={chosen} choose={choose} people={audit.data?.people ?? []} />
      {audit.isError ? <CouldNot what="The list could not be read" message={audit.error.message} again={() => void audit.refetch()} /> : null}
      {audit.isPending ? <Loading what="the list" /> : null}
      {audit.data ? (
        <div ref={list} tabIndex={-1} className="rt-audit">
          <p className="rt-shown" role="status">
            {total === 0 ? "" : `Showing ${grouped(offset + 1)} to ${grouped(Math.min(offset + PAGE, total))} of ${counted(total, "line")}, newest first${filtered ? ", filtered" : ""}`}
            {filtered ? <Button look="words" onClick={() => choose(NOTHING_CHOSEN)}>Clear filters</Button> : null}
          </p>
          {total === 0 ? <Nothing heading="No lines match"><p>Choose another person, kind or date, or clear the filters.</p></Nothing> : (
            <table className="nhsuk-table rt-audit__table">
              <caption className="nhsuk-u-visually-hidden">Who looked at what</caption>
              <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">About</th></tr></thead>
              <tbody>
                {audit.data.lines.map((line) => (
                  <tr key={line.n}>
                    <td><InstantText at={line.at} /></td>
                    <th scope="row">{line.by || "Not known"}<span className="rt-second">{line.organisation}</span></th>
                    <td>{actInWords(line)}</td>
                    <td>{line.cases.slice(0, 3).map((one) => <span key={one.id} className="rt-audit__case">{one.family_name || one.given_name ? <Link to="/case/$id" params={{ id: one.id }}>{listName(one)}</Link> : "Somebody whose record is no longer here"}</span>)}{line.cases.length > 3 ? `and ${counted(line.cases.length - 3, "other person", "other people")}` : ""}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {total > PAGE ? (
            <nav className="rt-form__acts" aria-label="Pages of the list">
              {offset > 0 ? <Button onClick={() => turn(Math.max(0, offset - PAGE))}>Newer lines</Button> : null}
              {offset + PAGE < total ? <Button onClick={() => turn(offset + PAGE)}>Older lines</Button> : null}
            </nav>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** The chain is followed when the page opens to be asked, not by itself: with 100,000 lines it takes a second. */
function Verify() {
  const verifying = useVerifyAudit();
  return (
    <div className="rt-form__acts">
      <Button aria-disabled={verifying.isPending} onClick={() => (verifying.isPending ? undefined : verifying.mutate())}>{verifying.isPending ? "Checking" : "Check that it is complete"}</Button>
      <p role="status">{verifying.data ? <Verified said={verifying.data} /> : verifying.error?.message ?? ""}</p>
    </div>
  );
}

function Verified({ said }: { readonly said: AuditVerified }) {
  if (said.complete) return <><Icon name="saved" className="rt-icon--good" /> Checked {counted(said.entries, "entry", "entries")}: complete</>;
  return <b><Icon name="heed" /> Checked {counted(said.entries, "entry", "entries")}: not complete. Line {grouped(said.broken_at ?? 0)} was removed, changed or put elsewhere. Tell whoever answers for information governance.</b>;
}
