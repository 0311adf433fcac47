/** A paper on the screen as it will be printed: whose it is at the top of every page, who printed it and when at the end. */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import type { Case, Who } from "../../ipc/generated/commands";
import { type Sheet, usePrint } from "../../ipc/paper";
import { useVaultState } from "../../ipc/queries";
import { Button } from "../../nhs/Button";
import { BornText, InstantText } from "../../nhs/DateText";
import { listName } from "../../nhs/format/name";
import { nhsNumberInWords } from "../../nhs/format/nhsNumber";
import { Icon } from "../../nhs/Icon";
import { PageHead } from "../../nhs/PageHead";
import type { Said } from "./said";

interface Props {
  /** What the page is called on the screen. */
  readonly title: string;
  /** What the paper is called. */
  readonly heading: string;
  readonly record: Case | null;
  /** Of a case what is noted before it is printed. */
  readonly sheet: Sheet;
  readonly children: ReactNode;
}

export function Paper({ title, heading, record, sheet, children }: Props) {
  const print = usePrint();
  const who = useVaultState().data?.who ?? null;
  // When the sheet was opened; then, when it was printed.
  const [at, setAt] = useState(() => new Date().toISOString());
  return (
    <div className="rt-page__body rt-paperpage">
      <PageHead title={title}><Button look="go" aria-disabled={print.isPending} onClick={() => { setAt(new Date().toISOString()); if (!print.isPending) print.mutate(sheet); }}><Icon name="print" />Print</Button></PageHead>
      <p className="rt-noprint">{record ? <Link to="/case/$id" params={{ id: record.row.id }}>Back to the record</Link> : <Link to="/print/forms">All forms</Link>}</p>
      {print.error ? <p className="nhsuk-error-message rt-noprint" role="alert"><span className="nhsuk-u-visually-hidden">Error: </span>{print.error.message} Nothing was printed.</p> : null}
      <div className="rt-sheetpage">
        <div className="rt-sheetpage__head">
          <p className="rt-sheetpage__heading"><b>{heading}</b></p>
          {record ? <Person record={record} /> : null}
        </div>
        <div className="rt-sheetpage__body">
          {children}
          {record ? <Printed who={who} at={at} /> : null}
        </div>
      </div>
    </div>
  );
}

function Person({ record: { row } }: { readonly record: Case }) {
  return (
    <p className="rt-sheetpage__person">
      <b className="rt-sheetpage__name">{listName(row)}{row.title ? ` (${row.title})` : ""}</b>{row.known_as ? ` known as ${row.known_as}` : ""}
      {" "}<span>Born <b><BornText born={row.date_of_birth} /></b></span>{" "}<span>NHS number <b>{row.nhs_number ? nhsNumberInWords(row.nhs_number) : "Not recorded"}</b></span>
      {row.date_of_death ? <b> This person has died</b> : null}
    </p>
  );
}

/** Papers age: when, and by whom. */
function Printed({ who, at }: { readonly who: Who | null; readonly at: string }) {
  return (
    <p className="rt-sheetpage__foot">
      Printed on <InstantText at={at} /> by {who ? `${who.person}, ${who.role}, ${who.organisation}` : "somebody at this laptop"}, from Roundtable. What was recorded later is not on this paper. Keep it private, and destroy it when there is a newer one.
    </p>
  );
}

/** A part of a paper. Whose paper it is stands beside each heading in print, because papers come apart. */
export function Part({ title, record, children }: { readonly title: string; readonly record: Case; readonly children: ReactNode }) {
  const { row } = record;
  return (
    <section>
      <div className="rt-paperhead">
        <h2>{title}</h2>
        <span aria-hidden="true">{listName(row)} {row.nhs_number ? nhsNumberInWords(row.nhs_number) : ""}</span>
      </div>
      {children}
    </section>
  );
}

/** One fact of a paper. While people gave different answers all of them stand there, and none is to be relied on. */
export function Line({ name, said, missing }: { readonly name: string; readonly said: Said | null; readonly missing?: string }) {
  if (!said && missing === undefined) return null;
  return (
    <div className="rt-paperline">
      <dt>{name}</dt>
      <dd>{said ? <Value said={said} /> : missing}</dd>
    </div>
  );
}

export function Value({ said }: { readonly said: Said }) {
  if (said.answers.length === 0) return <>{said.words}</>;
  return (
    <>
      <b>Two answers are recorded. Ask before you rely on either.</b>
      {said.answers.map(({ words, by }) => <span className="rt-paperline__answer" key={`${words} ${by}`}>{words} ({by})</span>)}
    </>
  );
}
