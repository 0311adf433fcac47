/** Two records beside one another; what differs is bold and underlined, and who keeps which stands above it. */
import { Link } from "@tanstack/react-router";

import type { Cohort, SamePair, SameSide } from "../../ipc/generated/commands";
import { PartnerMark } from "../../nhs/PartnerMark";
import { linesOf } from "./pairLines";

export function Pair({ pair, cohorts }: { readonly pair: SamePair; readonly cohorts: readonly Cohort[] }) {
  return (
    <table className="nhsuk-table rt-same__pair">
      <caption className="nhsuk-u-visually-hidden">Case {pair.one.row.code} beside case {pair.other.row.code}</caption>
      <thead>
        <tr>
          <th scope="col"><span className="nhsuk-u-visually-hidden">What</span></th>
          <Head side={pair.one} />
          <Head side={pair.other} />
        </tr>
      </thead>
      <tbody>
        {linesOf(pair, cohorts).map(({ what, one, other, differs }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{differs ? <b className="rt-match__differs">{one}</b> : one}</td>
            <td>{differs ? <b className="rt-match__differs">{other}</b> : other}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ side: { row, kept_by: by, ours } }: { readonly side: SameSide }) {
  return (
    <th scope="col">
      <span className="rt-answer__who">
        <PartnerMark organisation={by} />
        <span><b>{by || "Organisation not here yet"}</b><span className="rt-second">{ours ? "Your organisation" : "Partner"}, <Link to="/case/$id" params={{ id: row.id }}>case {row.code}</Link></span></span>
      </span>
    </th>
  );
}
