/** What stands above every page until it is dealt with: a full disk, what is typed and cannot be kept, a partner that restored its record. */
import { Link } from "@tanstack/react-router";

import { useDraftState } from "../../ipc/draft";
import type { SharingStatus } from "../../ipc/generated/commands";
import { useSharingStatus, useVaultState } from "../../ipc/queries";
import { Icon } from "../../nhs/Icon";

interface Notice {
  readonly what: string;
  readonly next: string;
  /** Where to mend it. */
  readonly setting?: string;
  readonly go?: string;
}

/** The sentences, the most pressing first; none is the usual state. */
export function noticesOf(status: SharingStatus | undefined, madeUp = false, notKept = ""): readonly Notice[] {
  const draft = notKept === "" ? [] : [{ what: "What you are writing is not kept as a draft.", next: `${notKept} It is in its box still: save it, or copy it, before you lock or leave.` }];
  if (!status) return draft;
  const full = { what: "This laptop’s disk is full.", next: "You can read, share and back up, but nothing new is saved. Nothing was lost. Delete files you do not need, then go on." };
  const restored = status.to_reconfirm.map((partner) => ({
    what: `${partner} restored its record from a backup.`,
    next: "Ring them, and compare the eight words of their new card with them before you rely on it.",
  }));
  const unconfirmed = { what: "Your recovery code was never confirmed.", next: "Without it, a forgotten passphrase means a lost caseload.", setting: "recovery", go: "Check your paper, or make a new one" } as const;
  return [...(status.disk_full ? [full] : []), ...draft, ...restored, ...(status.code_confirmed || madeUp ? [] : [unconfirmed])];
}

export function Notices() {
  const madeUp = useVaultState().data?.made_up ?? false;
  const draft = useDraftState();
  const notices = noticesOf(useSharingStatus().data, madeUp, draft.state === "not kept" ? draft.why : "");
  if (notices.length === 0) return null;
  return (
    <div className="rt-notices" role="alert">
      {notices.map(({ what, next, setting, go }) => <p key={what}><Icon name="heed" /><span><b>{what}</b> {next}{setting ? <> <Link to="/settings/$page" params={{ page: setting }}>{go}</Link></> : null}</span></p>)}
    </div>
  );
}
