/** What stands above every page until it is dealt with: a full disk, a partner that restored its record. */
import type { SharingStatus } from "../../ipc/generated/commands";
import { useSharingStatus } from "../../ipc/queries";
import { Icon } from "../../nhs/Icon";

/** The sentences, the most pressing first; none is the usual state. */
export function noticesOf(status: SharingStatus | undefined): readonly { readonly what: string; readonly next: string }[] {
  if (!status) return [];
  const full = { what: "This laptop’s disk is full.", next: "You can read, share and back up, but nothing new is saved. Nothing was lost. Delete files you do not need, then go on." };
  const restored = status.to_reconfirm.map((partner) => ({
    what: `${partner} restored its record from a backup.`,
    next: "Ring them, and compare the eight words of their new card with them before you rely on it.",
  }));
  return status.disk_full ? [full, ...restored] : restored;
}

export function Notices() {
  const notices = noticesOf(useSharingStatus().data);
  if (notices.length === 0) return null;
  return (
    <div className="rt-notices" role="alert">
      {notices.map(({ what, next }) => <p key={what}><Icon name="heed" /><span><b>{what}</b> {next}</span></p>)}
    </div>
  );
}
