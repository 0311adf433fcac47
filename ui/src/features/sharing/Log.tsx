/** What was written, read and refused, in words; today first, the rest on request. */
import { useState } from "react";

import type { LogEntry } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { byDay, lineOf } from "./logWords";

export function Log({ entries, now }: { readonly entries: readonly LogEntry[]; readonly now: Date }) {
  const [all, setAll] = useState(false);
  const { today, before } = byDay(entries, now);
  const list = (of: readonly LogEntry[]) => <ul className="rt-log">{of.map((entry, index) => <li key={`${entry.at} ${index}`}>{lineOf(entry, now)}</li>)}</ul>;
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title" className="rt-log__title">Earlier today</h2>
      {today.length > 0 ? list(today) : <p className="rt-quiet">Nothing was written or read today.</p>}
      {before.length > 0 ? (
        <>
          <Button look="words" aria-expanded={all} onClick={() => setAll((was) => !was)}>{all ? "Hide the days before" : "Show the days before"}</Button>
          {all ? list(before) : null}
        </>
      ) : null}
    </section>
  );
}
