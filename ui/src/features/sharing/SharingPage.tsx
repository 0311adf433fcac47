/** What each partner has, and the roads by which updates travel. A partner has everything only when its receipt says so. */
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";

import { readFiles, useReading, useSharingLog, useSharingOverview } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { FileButton } from "../../nhs/FileButton";
import { Icon } from "../../nhs/Icon";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { Log } from "./Log";
import { PartnerTable } from "./PartnerTable";
import { summaryOf } from "./partnerWords";
import { ReadResults } from "./ReadResults";
import { type Wanted, WritePanel } from "./WritePanel";

export function SharingPage() {
  usePageTitle("Sharing");
  const client = useQueryClient();
  const overview = useSharingOverview();
  const log = useSharingLog();
  const reading = useReading().data;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const acts = useRef<HTMLDivElement>(null);
  const rows = overview.data ?? [];
  const now = new Date(overview.dataUpdatedAt);
  const close = (): void => {
    setWanted(null);
    // Back to where it was begun.
    acts.current?.querySelector("button")?.focus();
  };
  return (
    <div className="rt-page__body">
      <PageHead title="Sharing" line={summaryOf(rows, now)}>
        <div className="rt-form__acts" ref={acts}>
          {rows.length > 0 ? (
            <>
              <Button aria-expanded={wanted?.road === "stick"} onClick={() => setWanted({ road: "stick", partner: null })}><Icon name="stick" />USB stick</Button>
              <Button aria-expanded={wanted?.road === "folder"} onClick={() => setWanted({ road: "folder", partner: null })}><Icon name="folder" />Folder</Button>
            </>
          ) : null}
          <FileButton id="read-files" several take={(files) => void readFiles(client, files)}>Read files</FileButton>
        </div>
      </PageHead>
      {reading ? <ReadResults /> : null}
      {overview.isError && !overview.data ? <CouldNot what="What partners have could not be read" message={overview.error.message} again={() => void overview.refetch()} /> : null}
      {overview.isPending ? <Loading what="your partners" /> : null}
      {overview.data ? (
        <div className="rt-share">
          <div>
            {rows.length === 0 ? (
              <Nothing heading="No partners yet">
                <p>What you write stays on this laptop until you share it. Swap cards with another organisation first.</p>
                <p><Link to="/team">Swap cards on the Team page</Link></p>
              </Nothing>
            ) : (
              <>
                <PartnerTable rows={rows} now={now} write={(partner) => setWanted({ road: wanted?.road ?? "stick", partner })} />
                <p className="rt-quiet rt-share__honest">A partner has everything only when its own receipt has come back. Nothing here is guessed.</p>
              </>
            )}
          </div>
          <div className="rt-share__side">
            {wanted ? <WritePanel key={`${wanted.road} ${wanted.partner ?? ""}`} wanted={wanted} rows={rows} now={now} close={close} /> : null}
            {log.data ? <Log entries={log.data} now={now} /> : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}
