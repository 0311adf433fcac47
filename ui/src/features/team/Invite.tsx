/** Inviting a partner into the team: the invitation is a file. */
import { useEffect, useRef } from "react";

import type { Member } from "../../ipc/generated/commands";
import { useInvite } from "../../ipc/sharing";
import { WriteTo } from "./WriteTo";

export function Invite({ partner, done }: { readonly partner: Member; readonly done: (words: string) => void }) {
  const invite = useInvite();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="rt-panel rt-meet rt-compare" aria-labelledby="invite-title">
      <h2 id="invite-title" tabIndex={-1} ref={heading}>Invite {partner.name} into the team</h2>
      <p>They will see the team’s name, its members and its cohorts’ names. They see no case by this. The file also brings them whatever else waits for them.</p>
      <WriteTo label="Where is the invitation to be written?" go="Write the invitation" pending={invite.isPending} problem={invite.error?.message ?? null} write={(place) => invite.mutate({ place, partner: partner.id }, { onSuccess: () => done(`${partner.name} is invited, and the file is written and checked. They take it in on their Team page.`) })} cancel={() => done("")} />
    </section>
  );
}
