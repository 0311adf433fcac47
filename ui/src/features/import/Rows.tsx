/** What is to be said of the rows: what cannot be imported, what to look at, who may be whom. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { CaseRow, SpreadsheetPerson, SpreadsheetReport } from "../../ipc/generated/commands";
import { BornText } from "../../nhs/DateText";
import { counted } from "../../nhs/format/count";
import { listName } from "../../nhs/format/name";
import { NhsNumber } from "../../nhs/NhsNumber";
import { Section } from "../../nhs/Section";
import { whyInWords } from "./importWords";

interface Props {
  readonly report: SpreadsheetReport;
  readonly people: readonly SpreadsheetPerson[];
  readonly here: readonly CaseRow[];
}

export function Rows({ report, people, here }: Props) {
  const who = new Map(people.map((person) => [person.row, person]));
  const known = new Map(here.map((row) => [row.id, row]));
  const twice = report.possible_duplicates;
  return (
    <>
      {report.rejected.length > 0 ? (
        <Section title="Cannot be imported" line={counted(report.rejected.length, "row")}>
          <Messages rows={report.rejected} who={who} />
        </Section>
      ) : null}
      {twice.length > 0 ? (
        <Section title="May be the same person" line={`${counted(twice.length, "pair")}. Both are imported; nobody is joined by itself`}>
          <table className="nhsuk-table">
            <thead><tr><th scope="col">Row</th><th scope="col">Who</th><th scope="col">May be</th><th scope="col">Why</th></tr></thead>
            <tbody>
              {twice.map(({ row, of, why }) => (
                <tr key={`${row}-${of}`}>
                  <th scope="row" className="rt-number">{row}</th>
                  <td><Person person={who.get(row)} /></td>
                  <td><Other of={of} who={who} known={known} /></td>
                  <td>{whyInWords(why)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ) : null}
      {report.flagged.length > 0 ? (
        <Section title="To look at" line={`${counted(report.flagged.length, "row")}. They are imported as said here`}>
          <Messages rows={report.flagged} who={who} />
        </Section>
      ) : null}
    </>
  );
}

function Messages({ rows, who }: { readonly rows: SpreadsheetReport["flagged"]; readonly who: ReadonlyMap<number, SpreadsheetPerson> }) {
  return (
    <table className="nhsuk-table rt-import__messages">
      <thead><tr><th scope="col">Row</th><th scope="col">Who</th><th scope="col">Why</th></tr></thead>
      <tbody>
        {rows.map(({ row, message }, place) => (
          <tr key={`${row}-${place}`}><th scope="row" className="rt-number">{row}</th><td><Person person={who.get(row)} /></td><td>{message}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

function Person({ person }: { readonly person: SpreadsheetPerson | undefined }): ReactNode {
  if (!person) return <span className="rt-quiet">Not readable</span>;
  return <>{listName(person)}<span className="rt-second">{person.date_of_birth ? <BornText born={person.date_of_birth} /> : "Date of birth not recorded"}{person.nhs_number ? <>, <NhsNumber number={person.nhs_number} /></> : null}</span></>;
}

function Other({ of, who, known }: { readonly of: string; readonly who: ReadonlyMap<number, SpreadsheetPerson>; readonly known: ReadonlyMap<string, CaseRow> }) {
  const row = /^row (\d+)$/.exec(of)?.[1];
  if (row) return <>Row {row}: <Person person={who.get(Number(row))} /></>;
  const here = known.get(of);
  return here ? <><Link to="/case/$id" params={{ id: of }}>{listName(here)}</Link><span className="rt-second">Here already. Born <BornText born={here.date_of_birth} /></span></> : <Link to="/case/$id" params={{ id: of }}>Somebody here already</Link>;
}
