/** Who holds this case, and which parts of it. */
import type { CircleMember } from "../../ipc/generated/commands";
import { partInWords } from "../../nhs/words/codes";

export function Sharing({ circle }: { readonly circle: readonly CircleMember[] }) {
  const partners = circle.filter((member) => !member.us);
  if (partners.length === 0) return <p className="rt-quiet">Only your organisation holds this case.</p>;
  return (
    <table className="nhsuk-table">
      <caption className="nhsuk-u-visually-hidden">Organisations that hold this case</caption>
      <thead><tr><th scope="col">Organisation</th><th scope="col">What it sees</th></tr></thead>
      <tbody>
        {circle.map((member) => (
          <tr key={member.organisation_id}>
            <th scope="row"><b>{member.organisation}</b>{member.us ? " (you)" : ""}</th>
            <td>{member.parts.map(partInWords).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
