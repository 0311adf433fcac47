/** Which lines of the audit: about one person, by one colleague, of one kind, since and until a day. */
import { useState } from "react";

import type { AuditPerson, CaseRow } from "../../ipc/generated/commands";
import { useFound } from "../../ipc/find";
import { Button } from "../../nhs/Button";
import { DateFields } from "../../nhs/DateFields";
import { SelectField, TextField } from "../../nhs/Fields";
import { readDay } from "../../nhs/format/date";
import { isBlank, NO_DATE, readTypedDate, type TypedDate } from "../../nhs/format/typedDate";
import { listName } from "../../nhs/format/name";
import { KINDS } from "./auditWords";

export interface Chosen {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly seat: string;
  readonly kind: string;
  readonly from: number | null;
  readonly until: number | null;
}

export const NOTHING_CHOSEN: Chosen = { person: null, seat: "", kind: "", from: null, until: null };

interface Props {
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  readonly people: readonly AuditPerson[];
}

export function AuditFilters({ chosen, choose, people }: Props) {
  return (
    <div className="rt-audit__filters" role="search" aria-label="Which lines">
      <AboutWhom chosen={chosen} choose={choose} />
      <SelectField id="audit-seat" label="Who did it" value={chosen.seat} change={(seat) => choose({ ...chosen, seat })} none="Everybody" choices={people.map(({ seat, name }) => ({ value: seat, words: name }))} />
      <SelectField id="audit-kind" label="What was done" value={chosen.kind} change={(kind) => choose({ ...chosen, kind })} none="Everything" choices={KINDS} />
      <Day key={`from-${chosen.from === null}`} id="audit-from" label="From" known={chosen.from} change={(day) => choose({ ...chosen, from: startOf(day, 0) })} />
      <Day key={`until-${chosen.until === null}`} id="audit-until" label="Until" known={chosen.until} change={(day) => choose({ ...chosen, until: startOf(day, 1) })} />
    </div>
  );
}

/** Midnight by this laptop's clock at the start of a day, or of one some days later. */
export function startOf(day: string | null, later: number): number | null {
  const read = readDay(day);
  return read ? new Date(read.year, read.month - 1, read.day + later).getTime() : null;
}

function Day({ id, label, known, change }: { readonly id: string; readonly label: string; readonly known: number | null; readonly change: (day: string | null) => void }) {
  const [typed, setTyped] = useState<TypedDate>(NO_DATE);
  const read = isBlank(typed) ? null : readTypedDate(typed, "", true);
  const full = typed.day.trim() !== "" && typed.month.trim() !== "" && typed.year.trim().length >= 4;
  // While the boxes are being filled nothing is wrong yet.
  const wrong = full && read && "box" in read ? read : null;
  const put = (next: TypedDate): void => {
    setTyped(next);
    const now = isBlank(next) ? null : readTypedDate(next, "", false);
    const day = now && "date" in now ? now.date : null;
    if (day !== null || known !== null) change(day);
  };
  return <DateFields id={id} label={label} typed={typed} change={put} wrong={wrong} />;
}

/** One person, found by typing as everywhere. */
function AboutWhom({ chosen, choose }: Pick<Props, "chosen" | "choose">) {
  const [typed, setTyped] = useState("");
  const found = useFound(typed.trim());
  const people: readonly CaseRow[] = typed.trim() === "" ? [] : (found.data?.people ?? []);
  if (chosen.person) {
    return (
      <div className="rt-field">
        <p className="nhsuk-label">About whom</p>
        <p className="rt-audit__chosen"><b>{chosen.person.name}</b> <Button look="words" onClick={() => choose({ ...chosen, person: null })}>Everybody<span className="nhsuk-u-visually-hidden"> instead of one person</span></Button></p>
      </div>
    );
  }
  const take = (row: CaseRow): void => {
    setTyped("");
    choose({ ...chosen, person: { id: row.id, name: listName(row) } });
    requestAnimationFrame(() => document.getElementById("audit-seat")?.focus());
  };
  return (
    <div className="rt-audit__whom">
      <TextField id="audit-whom" label="About whom" value={typed} change={setTyped} maxLength={100} />
      {typed.trim() !== "" ? (
        <ul className="rt-audit__found" aria-label="People who match">
          {people.slice(0, 5).map((row) => <li key={row.id}><Button look="words" onClick={() => take(row)}>{listName(row)}</Button></li>)}
          {people.length === 0 && !found.isFetching ? <li>Nobody of that name</li> : null}
        </ul>
      ) : null}
    </div>
  );
}

