/** The recovery code: checked while nothing is lost, and made anew when the paper is gone. */
import { useState } from "react";

import { useSafetyNets } from "../../ipc/safety";
import { AgoText, DayText } from "../../nhs/DateText";
import { Section } from "../../nhs/Section";
import { RecoverySheet } from "./RecoverySheet";
import { Rehearse } from "./Rehearse";
import { ReplaceRecovery } from "./ReplaceRecovery";

export function Recovery() {
  const nets = useSafetyNets();
  // The new code lives on this page only: leaving the page or locking lets it go.
  const [code, setCode] = useState<string | null>(null);
  const last = nets.data?.rehearsed_at ?? null;
  const at = last === null ? null : new Date(last).toISOString();
  if (code !== null) return <RecoverySheet code={code} done={() => setCode(null)} />;
  return (
    <div className="rt-pile">
      <p className="rt-narrow">
        The recovery code is 24 letters and digits on paper. It is the only way back in when the passphrase is forgotten, and it opens your backups. Keep the paper locked away, never with this laptop.
      </p>
      <Section title="Check that the paper works" line={at ? <>Last checked <DayText day={at} /> (<AgoText at={at} />)</> : "This code was never checked"}>
        <Rehearse />
      </Section>
      <Section title="Make a new code" line="When the paper is lost, or somebody else has seen it">
        <ReplaceRecovery made={setCode} />
      </Section>
    </div>
  );
}
