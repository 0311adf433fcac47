/** What is new in a case as it stands on the page: what arrives later waits until the person asks for it. */
import { useState } from "react";

import type { NewSince } from "../../ipc/generated/commands";
import { useMarkSeen, useNewSince } from "../../ipc/seen";

export interface ShownSince {
  /** What the page shows as new; null for the first moment. */
  readonly since: NewSince | null;
  /** What would be shown now. */
  readonly latest: NewSince | undefined;
  /** Shows what arrived meanwhile. */
  readonly show: () => void;
}

export function useShownSince(id: string): ShownSince {
  const latest = useNewSince(id).data;
  const mark = useMarkSeen(id);
  const [since, setSince] = useState<NewSince | null>(null);
  if (latest && !since) setSince(latest);
  const show = (): void => {
    if (!latest) return;
    setSince(latest);
    mark.mutate(latest.up_to);
  };
  return { since, latest, show };
}
