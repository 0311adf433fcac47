/** The bottom bar: saved, shared and to check, always in words. */
import { Link, useLocation } from "@tanstack/react-router";

import { useIsHalfWritten } from "../../ipc/draft";
import { useLastSaved, useSharingStatus } from "../../ipc/queries";
import { REFERRAL } from "../../ipc/referral";
import { counted } from "../../nhs/format/count";
import { readInstant, timeInWords } from "../../nhs/format/date";
import { Icon } from "../../nhs/Icon";
import { sharingInWords } from "./statusWords";

export function StatusBar() {
  const status = useSharingStatus();
  const savedAt = readInstant(useLastSaved().data);
  // On the page of an unsaved form "saved" would be read as the form's.
  const { pathname } = useLocation();
  const unsaved = useIsHalfWritten(null, REFERRAL) && pathname === "/referral";
  const toCheck = status.data?.to_check ?? 0;
  const words = `${counted(toCheck, "thing needs", "things need")} checking`;
  const sharing = status.data ? sharingInWords(status.data.partners, toCheck, new Date(status.dataUpdatedAt)) : null;
  return (
    <footer className="rt-statusbar" aria-label="Saved and shared">
      <p className="rt-statusbar__saved" role="status">
        <Icon name={unsaved ? "waiting" : "saved"} className={unsaved ? "" : "rt-icon--good"} />
        {unsaved ? "Draft kept on this laptop, not saved yet" : savedAt ? `Saved on this laptop at ${timeInWords(savedAt)}` : "Saved on this laptop"}
      </p>
      {sharing ? (
        <p className="rt-statusbar__shared">
          <Icon name={sharing.clear ? "saved" : "waiting"} className={sharing.clear ? "rt-icon--good" : ""} />
          <span className="rt-clip" title={sharing.words}>{sharing.words}</span>
        </p>
      ) : null}
      {status.isError ? <p className="rt-statusbar__shared"><Icon name="heed" /> What partners have could not be read</p> : null}
      {toCheck > 0 ? (
        <p className="rt-statusbar__check">
          <Icon name="heed" />
          <Link to="/two-answers">{words}</Link>
        </p>
      ) : null}
    </footer>
  );
}
