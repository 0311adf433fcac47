/** The files that were read: one line each, what happened and what to do next. */
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { putReadingAway, type ReadResult, useReading } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { counted } from "../../nhs/format/count";
import { listName } from "../../nhs/format/name";
import { Icon } from "../../nhs/Icon";
import { told } from "./readWords";

export function ReadResults() {
  const client = useQueryClient();
  const reading = useReading().data;
  const heading = useRef<HTMLHeadingElement>(null);
  const busy = (reading?.left ?? 0) > 0;
  useEffect(() => {
    if (reading && !busy) heading.current?.focus();
  }, [reading, busy]);
  if (!reading) return null;
  return (
    <section className="rt-panel rt-read" aria-labelledby="read-title">
      <div className="rt-read__head">
        <h2 id="read-title" tabIndex={-1} ref={heading}>{busy ? "Reading" : headingOf(reading.done)}</h2>
        {busy ? null : <Button look="words" onClick={() => putReadingAway(client)}>Put this away</Button>}
      </div>
      <p role="status" className={busy ? "rt-quiet" : "nhsuk-u-visually-hidden"}>{busy ? `${counted(reading.left, "file")} to go. You can go on working.` : "Finished reading"}</p>
      <ul className="rt-rows">{reading.done.map((file, index) => <OneFile key={`${file.name} ${index}`} file={file} />)}</ul>
    </section>
  );
}

/** What was refused was not read. */
function headingOf(files: readonly ReadResult[]): string {
  const read = files.filter((file) => file.status === "applied" || file.status === "already-seen").length;
  const not = files.length - read;
  if (not === 0) return `${counted(read, "file")} read`;
  return read === 0 ? `${counted(not, "file")} not read` : `${counted(read, "file")} read, ${not} not`;
}

function OneFile({ file }: { readonly file: ReadResult }) {
  const [seen, setSeen] = useState(false);
  const { icon, good, what, next, lead } = told(file);
  return (
    <li>
      <Icon name={icon} className={good ? "rt-icon--good" : ""} />
      <div className="rt-rows__what">
        <b>{what}</b>{file.people.length > 0 ? <> <Button look="words" aria-expanded={seen} onClick={() => setSeen((was) => !was)}>See them</Button></> : null}
        {file.name ? <span className="rt-second">{file.name}</span> : null}
        {next ? <p>{next}{lead ? <> <Link to="/team">Go to Team</Link></> : null}</p> : null}
        {seen ? (
          <ul className="rt-read__people">
            {file.people.map((person) => <li key={person.id}><Link to="/case/$id" params={{ id: person.id }}>{listName(person)}</Link></li>)}
            {file.cases > file.people.length ? <li>and {counted(file.cases - file.people.length, "more person", "more people")} in the caseload</li> : null}
          </ul>
        ) : null}
      </div>
    </li>
  );
}
