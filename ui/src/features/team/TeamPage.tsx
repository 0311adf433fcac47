/** Who is in the team, how well you know each partner, your card and theirs. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useHeldCard, useTeam } from "../../ipc/sharing";
import { PageHead } from "../../nhs/PageHead";
import { Section } from "../../nhs/Section";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { Compare } from "./Compare";
import { Invite } from "./Invite";
import { JoinOrFound } from "./JoinOrFound";
import { Members } from "./Members";
import { OwnCard } from "./OwnCard";
import { ShareCohort } from "./ShareCohort";
import { TakeCard } from "./TakeCard";

export function TeamPage() {
  usePageTitle("Team");
  const team = useTeam();
  const card = useHeldCard();
  const [said, setSaid] = useState("");
  const [inviting, setInviting] = useState<string | null>(null);
  if (team.isError && !team.data) return <div className="rt-page__body"><PageHead title="Team" /><CouldNot what="The team could not be read" message={team.error.message} again={() => void team.refetch()} /></div>;
  if (!team.data) return <div className="rt-page__body"><PageHead title="Team" /><Loading what="the team" /></div>;
  const { team: name, members, others, invitations } = team.data;
  const partners = [...members, ...others].filter((member) => !member.us && !member.revoked);
  const invited = partners.find(({ id }) => id === inviting);
  return (
    <div className="rt-page__body">
      <PageHead title={name ?? "Team"} line={name ? "Everybody in the team sees its name, its members and the names of its cohorts. Nobody sees a case that was not shared with them." : "Your organisation is in no team yet"} />
      <p role="status" className={said ? "rt-team__said" : ""}>{said ? <b>{said}</b> : null}</p>
      {card.data ? <Compare key={card.data.id} card={card.data} done={setSaid} /> : null}
      {invited ? <Invite key={invited.id} partner={invited} done={(words) => { setInviting(null); setSaid(words); }} /> : null}
      <div className="rt-columns">
        <div>
          {name ? <Section title="In the team"><Members members={members} invite={setInviting} inTeam /></Section> : <JoinOrFound invitations={invitations} said={setSaid} />}
          {others.length > 0 ? <Section title="Other partners" line="You can share cases with them. They are not in the team."><Members members={others} invite={setInviting} inTeam={name !== null} /></Section> : null}
          {partners.length > 0 ? <ShareCohort partners={partners} /> : null}
          {name ? <p>What the team records stands under <Link to="/forms">Forms</Link>; it can make its own.</p> : null}
          {partners.length > 0 ? <p>Updates travel from the <Link to="/sharing">Sharing page</Link>. Who can see one case stands on its Sharing tab.</p> : null}
        </div>
        <div>
          <OwnCard />
          <TakeCard />
          {name && invitations.length > 0 ? <JoinOrFound invitations={invitations} said={setSaid} /> : null}
        </div>
      </div>
    </div>
  );
}
