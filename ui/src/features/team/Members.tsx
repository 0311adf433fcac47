/** Organisations: in the team or not, and how well we know each. */
import type { Member } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { Icon } from "../../nhs/Icon";
import { kindInWords } from "../../nhs/words/kinds";
import { knownInWords, stateInWords } from "./memberWords";

interface Props {
  readonly members: readonly Member[];
  readonly invite: (id: string) => void;
  readonly inTeam: boolean;
}

export function Members({ members, invite, inTeam }: Props) {
  return (
    <div className="rt-tablebox">
      <table className="nhsuk-table">
        <caption className="nhsuk-u-visually-hidden">Organisations</caption>
        <thead><tr><th scope="col">Organisation</th><th scope="col">In the team</th><th scope="col">How you know them</th></tr></thead>
        <tbody>
          {members.map((member) => {
            const known = knownInWords(member);
            return (
              <tr key={member.id}>
                <th scope="row"><b>{member.name || "Name not here yet"}</b>{member.us ? " (you)" : ""}<span className="rt-second">{member.kind ? kindInWords(member.kind) : ""}</span></th>
                <td>
                  {stateInWords(member)}
                  {inTeam && !member.us && member.state !== "joined" && !member.revoked ? (
                    <span className="rt-second"><Button look="words" onClick={() => invite(member.id)}>{member.state === "invited" ? "Write the invitation again" : "Invite"}<span className="nhsuk-u-visually-hidden"> {member.name}</span></Button></span>
                  ) : null}
                </td>
                <td>{known.heed ? <Icon name="heed" className="rt-icon--stop" /> : null} {known.first}<span className="rt-second">{known.next}</span></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
