/** The new code, shown once: to be written down or printed, and then checked against the paper. */
import { useEffect, useRef, useState } from "react";

import { useAbout } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { TickBox } from "../../nhs/Fields";
import { dayInWords } from "../../nhs/format/date";
import { printPage } from "../../nhs/print";
import { useToday } from "../../nhs/useToday";

export function RecoverySheet({ code, done }: { readonly code: string; readonly done: () => void }) {
  const today = useToday();
  const about = useAbout().data;
  const [kept, setKept] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="rt-form rt-sheet">
      <h2 ref={heading} tabIndex={-1}>Your new recovery code</h2>
      <p className="rt-sheet__code">{code.split("-").map((group) => <span key={group}>{group}</span>)}</p>
      <p>Made on {dayInWords(today)}{about ? ` for ${about.organisation}` : ""}. It opens Roundtable on this laptop when the passphrase is forgotten, and the backups made from now on.</p>
      <p>Keep this paper locked away, never with the laptop. Destroy the old paper, unless you keep older backups: they open with the old code.</p>
      <div className="rt-noprint rt-form">
        <p><b>This code is shown once.</b> Write it down or print it now. Then check that the paper works.</p>
        <div className="rt-form__acts"><Button onClick={printPage}>Print this sheet</Button></div>
        <TickBox id="code-kept" words="I have the code on paper" ticked={kept} change={setKept} />
        <div className="rt-form__acts"><Button look="go" disabled={!kept} onClick={done}>Check the paper now</Button></div>
      </div>
    </div>
  );
}
