/** The unlock page of made-up people: their passphrase protects nothing, so one press opens them, and another removes them. */
import { useEffect, useMemo, useRef } from "react";

import { useLeaveLookAround, useLookAround } from "../../ipc/first";
import { Button } from "../../nhs/Button";
import { ErrorSummary } from "../../nhs/ErrorSummary";
import { TableMark } from "../../nhs/Icon";
import { usePageTitle } from "../../nhs/usePageTitle";

export function MadeUpAgain() {
  const look = useLookAround();
  const leave = useLeaveLookAround();
  const acts = useRef<HTMLDivElement>(null);
  const refusal = look.error ?? leave.error;
  const busy = look.isPending || leave.isPending;
  const problems = useMemo(() => (refusal ? [{ fieldId: null, words: refusal.message }] : []), [refusal]);
  usePageTitle("Made-up people", refusal !== null);
  useEffect(() => acts.current?.querySelector("button")?.focus(), []);
  return (
    <div className="rt-unlock">
      <header className="rt-topbar"><span className="rt-wordmark"><TableMark />Roundtable</span></header>
      <main id="main">
        <div className="rt-unlock__box">
          <TableMark className="rt-unlock__mark" />
          <ErrorSummary problems={problems} />
          <h1>Made-up people</h1>
          <p>Nobody in this caseload is real, so it opens without a passphrase. A caseload of your own will ask for one.</p>
          <div className="rt-unlock__go rt-form__acts" ref={acts}>
            <Button look="go" size="big" aria-disabled={busy} onClick={() => (busy ? undefined : look.mutate())}>{look.isPending ? "Opening them" : "Look around again"}</Button>
            <Button size="big" aria-disabled={busy} onClick={() => (busy ? undefined : leave.mutate())}>{leave.isPending ? "Removing them" : "Remove them and start"}</Button>
          </div>
        </div>
      </main>
    </div>
  );
}
