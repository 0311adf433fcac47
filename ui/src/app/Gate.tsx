/** Stands before every page: unlocked people pass, everyone else sees the unlock page. The address is kept meanwhile. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { Find } from "../features/find/Find";
import { HelpOver } from "../features/help/HelpOver";
import { TOPICS } from "../features/help/topics";
import { TextKeys } from "../features/settings/TextKeys";
import { Shell } from "../features/shell/Shell";
import { NoVault } from "../features/unlock/NoVault";
import { Unlock } from "../features/unlock/Unlock";
import { onChanged, onLocked } from "../ipc/events";
import { dropTouched } from "../ipc/keys";
import { forgetEverything, useVaultState } from "../ipc/queries";
import { CouldNot } from "../nhs/Waiting";

export function Gate() {
  const client = useQueryClient();
  const vault = useVaultState();
  useEffect(() => onChanged((touched) => void dropTouched(client, touched)), [client]);
  useEffect(() => onLocked(() => void forgetEverything(client)), [client]);

  if (vault.isError) return <main><CouldNot what="Roundtable could not start" message={vault.error.message} again={() => void vault.refetch()} /></main>;
  if (!vault.data) return null;
  if (vault.data.standing === "open" && vault.data.who) return <><Shell who={vault.data.who} /><Find topics={TOPICS} /><HelpOver /><TextKeys /></>;
  if (vault.data.standing === "absent") return <><NoVault again={() => void vault.refetch()} /><HelpOver locked="first-run" /><TextKeys /></>;
  return <><Unlock state={vault.data} /><HelpOver locked="locked-out" /><TextKeys /></>;
}
