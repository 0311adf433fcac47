/** Who holds this case, and which parts of it; sharing it with a partner, and taking a partner out. */
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";

import type { Case, CircleMember } from "../../ipc/generated/commands";
import { useUnshareCase } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { Dialog } from "../../nhs/Dialog";
import { FieldError } from "../../nhs/ErrorSummary";
import { partInWords } from "../../nhs/words/codes";
import { SHAREABLE } from "./partWords";
import { ShareWith } from "./ShareWith";

export function Sharing({ record }: { readonly record: Case }) {
  const [sharing, setSharing] = useState(false);
  const [leaving, setLeaving] = useState<CircleMember | null>(null);
  const [said, setSaid] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const { circle } = record;
  const partners = circle.filter((member) => !member.us);
  const done = (words: string): void => {
    setSharing(false);
    setLeaving(null);
    setSaid(words);
    status.current?.focus();
  };
  return (
    <div className="rt-circle">
      <p role="status" tabIndex={-1} ref={status} className="rt-circle__said">{said ? <><b>{said}</b> <Link to="/sharing">Write it for them</Link></> : null}</p>
      {partners.length === 0 ? <p className="rt-quiet">Only your organisation holds this case.</p> : (
        <table className="nhsuk-table">
          <caption className="nhsuk-u-visually-hidden">Organisations that hold this case</caption>
          <thead><tr><th scope="col">Organisation</th><th scope="col">What it sees</th><th scope="col"><span className="nhsuk-u-visually-hidden">What you can do</span></th></tr></thead>
          <tbody>
            {circle.map((member) => (
              <tr key={member.organisation_id}>
                <th scope="row"><b>{member.organisation}</b>{member.us ? " (you)" : ""}</th>
                <td>{inWords(member.parts)}</td>
                <td>{member.us ? null : <Button look="words" onClick={() => setLeaving(member)}>Stop sharing<span className="nhsuk-u-visually-hidden"> with {member.organisation}</span></Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sharing ? <ShareWith record={record} done={done} cancel={() => setSharing(false)} /> : <p><Button onClick={() => { setSaid(""); setSharing(true); }}>Share with a partner</Button></p>}
      {leaving ? <Leave member={leaving} record={record} done={done} close={() => setLeaving(null)} /> : null}
    </div>
  );
}

/** The team notes first, then the parts in the record's own order. */
function inWords(parts: readonly string[]): string {
  const known = ["core", ...SHAREABLE.map(({ part }) => part)];
  return [...known.filter((part) => parts.includes(part)), ...parts.filter((part) => !known.includes(part))].map(partInWords).join(", ");
}

function Leave({ member, record, done, close }: { readonly member: CircleMember; readonly record: Case; readonly done: (words: string) => void; readonly close: () => void }) {
  const unshare = useUnshareCase();
  const go = (): void => unshare.mutate({ case: record.row.id, partner: member.organisation_id }, { onSuccess: () => done(`Nothing more of this case goes to ${member.organisation}. They are told with the next files.`) });
  return (
    <Dialog title={`Stop sharing with ${member.organisation}?`} open close={close}>
      <p><b>They keep what they already have.</b> Nothing that is written from now on goes to them. What they write in this case from now on is shown to you as written after they left.</p>
      {unshare.error ? <div role="alert"><FieldError id="leave-problem" words={unshare.error.message} /></div> : null}
      <div className="rt-form__acts"><Button onClick={go} aria-disabled={unshare.isPending}>Stop sharing</Button><Button look="words" onClick={close}>Go on sharing</Button></div>
    </Dialog>
  );
}
