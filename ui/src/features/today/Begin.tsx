/** What a new team does first: three steps, any of them first, each a link. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { counted } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";
import { Section } from "../../nhs/Section";

export function Begin({ partners }: { readonly partners: number }) {
  return (
    <Section title="Start here" line="Nobody is on your list yet">
      <ol className="rt-rows rt-begin">
        <Step number={1} link={<Link to="/referral">Write a referral</Link>}>One person you look after, and why the team knows them.</Step>
        <Step number={2} link={<Link to="/import">Import a spreadsheet</Link>}>Bring the list you keep now. You see every row before anything is added.</Step>
        <Step number={3} done={partners > 0} link={<Link to="/team">Swap cards with a partner</Link>}>
          {partners > 0 ? `You know ${counted(partners, "partner")}. What they share with you appears here.` : "Then you can share a person’s record with them, by stick, mail or folder."}
        </Step>
      </ol>
    </Section>
  );
}

function Step({ number, link, done = false, children }: { readonly number: number; readonly link: ReactNode; readonly done?: boolean; readonly children: ReactNode }) {
  return (
    <li>
      <span className="rt-begin__number" aria-hidden="true">{done ? <Icon name="tick" /> : number}</span>
      <div className="rt-rows__what"><p><b>{link}</b>{done ? <span className="rt-quiet"> Done</span> : null}</p><p className="rt-second">{children}</p></div>
    </li>
  );
}
