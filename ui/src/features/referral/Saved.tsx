/** What happened, and what next: the page after a referral was saved. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import type { Referred } from "../../ipc/generated/commands";
import { useCase } from "../../ipc/queries";
import { listName } from "../../nhs/format/name";
import { usePageTitle } from "../../nhs/usePageTitle";
import { valueInWords } from "../../nhs/words/codes";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { Telephone } from "./Telephone";
import { isUrgent } from "./typedReferral";

/** `result` is what the program answered; null when the page is shown again after a lock. */
export function Saved({ id, result }: { readonly id: string; readonly result: Referred | null }) {
  const found = useCase(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const there = found.isSuccess;
  usePageTitle("Referral saved");
  useEffect(() => {
    if (there) heading.current?.focus();
  }, [there]);
  if (found.isPending) return <Loading what="the referral" />;
  if (found.isError) return <CouldNot what="The referral is saved, but its page could not be read" message={found.error.message} again={() => void found.refetch()} />;
  const { row } = found.data;
  const partners = found.data.circle.filter((member) => !member.us);
  return (
    <div className="rt-referral__saved">
      <div className="rt-panel rt-panel--good">
        <h1 ref={heading} tabIndex={-1}>The referral is saved on this laptop</h1>
        <p><b>{listName(row)}</b>, case {row.code}</p>
        {result?.opened_again ? <p>The case had ended. It is open again, and stands under “New” on the board.</p> : null}
        {result?.sharing_stays ? <p>About sharing the record still says: <b>{valueInWords("sharing_objection", result.sharing_stays)}</b>. The referral does not overrule that; change it on the person’s page if the person says so.</p> : null}
      </div>
      {isUrgent({ urgency: row.urgency ?? "" }) ? <Telephone title="If nobody has answered yet, telephone" /> : null}
      <h2>What next</h2>
      <ul className="rt-referral__next">
        <li><Link to="/case/$id" params={{ id }}>Open the record</Link>: say what matters to the person, and ask somebody for an action.</li>
        <li><Link to="/case/$id" params={{ id }} search={{ tab: "sharing" }}>Share it with partners</Link>: {partners.length === 0 ? "so far only your organisation can see it." : "those who hold the record get this referral with the next exchange of files."}</li>
        <li><Link to="/referral" search={{}}>Write another referral</Link></li>
      </ul>
    </div>
  );
}
