/** Stands before every page: unlocked people pass, everyone else sees the unlock page or the first run. The address is kept meanwhile. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { Find } from "../features/find/Find";
import { FirstRun } from "../features/first/FirstRun";
import { HelpOver } from "../features/help/HelpOver";
import { TOPICS } from "../features/help/topics";
import { TextKeys } from "../features/settings/TextKeys";
import { Shell } from "../features/shell/Shell";
import { Unlock } from "../features/unlock/Unlock";
import { onChanged, onLocked } from "../ipc/events";
import { useStillHere } from "../ipc/first";
import type { VaultState, Who } from "../ipc/generated/commands";
import { dropHeard } from "../ipc/keys";
import { returnToPlace } from "../ipc/place";
import { forgetEverything, useVaultState } from "../ipc/queries";
import { CouldNot } from "../nhs/Waiting";

export function Gate() {
  const client = useQueryClient();
  const vault = useVaultState();
  useEffect(() => onChanged((touched) => void dropHeard(client, touched)), [client]);
  useEffect(() => onLocked(() => void forgetEverything(client)), [client]);

  if (vault.isError) return <main><CouldNot what="Roundtable could not start" message={vault.error.message} again={() => void vault.refetch()} /></main>;
  if (!vault.data) return null;
  if (vault.data.standing === "open" && vault.data.who) return <><Inside who={vault.data.who} /><Find topics={TOPICS} /><HelpOver /><TextKeys /></>;
  if (vault.data.standing === "absent") return <><FirstRun again={() => void vault.refetch()} /><HelpOver locked="first-run" /><TextKeys /></>;
  return <Locked state={vault.data} again={() => void vault.refetch()} />;
}

/** The unlock page, and from it the way to put a backup in the place of a record that does not open. */
function Locked({ state, again }: { readonly state: VaultState; readonly again: () => void }) {
  const [restoring, setRestoring] = useState(false);
  return (
    <>
      {restoring ? <FirstRun again={again} inPlaceOf={() => setRestoring(false)} /> : <Unlock state={state} restore={() => setRestoring(true)} />}
      <HelpOver locked="locked-out" />
      <TextKeys />
    </>
  );
}

/** Whoever comes in goes back to where they were. */
function Inside({ who }: { readonly who: Who }) {
  useStillHere();
  useEffect(returnToPlace, []);
  return <Shell who={who} />;
}
