/** A backup on a stick or in a folder: written, read back, and only then said to be made. And how to put it back. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useBackUp, useSafetyNets } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { AgoText, DayText } from "../../nhs/DateText";
import { Section } from "../../nhs/Section";
import { bytesInWords } from "./bytesInWords";
import { Saved } from "./Saved";
import { usePlace, Where } from "./Where";

export function Backup() {
  const nets = useSafetyNets();
  const last = nets.data?.backed_up_at ?? null;
  const at = last === null ? null : new Date(last).toISOString();
  return (
    <div className="rt-pile">
      <p className="rt-narrow">
        {at ? <><b>Last backup: <DayText day={at} /></b> (<AgoText at={at} />). </> : nets.data ? <b className="rt-late">No backup has been made on this laptop yet. </b> : null}
        What you shared is also held by partners. What you never shared is only here: if this laptop is lost, a backup is the only way to get it back.
      </p>
      <Make />
      <Section title="How to put it back">
        <div className="rt-pile">
          <ol className="rt-guide rt-narrow">
            <li>On the new laptop, start Roundtable and choose “Put a backup onto this laptop”.</li>
            <li>Choose the file on the stick, and type the recovery code from the paper.</li>
            <li>Ring your partners. They compare your eight words again, and send back what is newer than the backup.</li>
          </ol>
          <p className="rt-narrow">A backup opens only with the recovery code, or with the passphrase of the day it was made. <Link to="/settings/$page" params={{ page: "recovery" }}>Check that your paper works</Link>.</p>
        </div>
      </Section>
    </div>
  );
}

function Make() {
  const making = useBackUp();
  const [picked, setPicked] = useState("");
  const [missing, setMissing] = useState(false);
  const where = usePlace(picked);
  const pick = (id: string): void => {
    making.reset();
    setMissing(false);
    setPicked(id);
  };
  const make = (): void => {
    setMissing(!where.place);
    if (where.place && !making.isPending) making.mutate(where.place.id);
  };
  const done = making.data;
  return (
    <div className="rt-form">
      <Where id="backup-place" hint="A stick is best: a folder on this laptop is lost with the laptop." pick={pick} {...where} />
      {missing ? <p role="alert" className="rt-panel rt-panel--heed">Choose a stick or a folder first.</p> : null}
      {making.error ? <p role="alert" className="rt-panel rt-panel--heed">{making.error.message}</p> : null}
      <div className="rt-form__acts"><Button look="go" aria-disabled={making.isPending} onClick={make}>{making.isPending ? "Writing and reading back" : "Make a backup"}</Button></div>
      <Saved words={done ? `“${done.name}” (${bytesInWords(done.bytes)}) is written, was read back, and is whole. ${where.place?.kind === "stick" ? "You can take the stick out. " : ""}Keep it away from this laptop.` : ""} />
    </div>
  );
}
