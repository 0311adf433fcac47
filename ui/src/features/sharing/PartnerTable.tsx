/** One row a partner, those waiting longest first: what it has from us, what we have from it, when we last met. */
import type { PartnerRow } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { Icon } from "../../nhs/Icon";
import { kindInWords } from "../../nhs/words/kinds";
import { haveFrom, inOrder, lastMet, stateOf } from "./partnerWords";

export function PartnerTable({ rows, now, write }: { readonly rows: readonly PartnerRow[]; readonly now: Date; readonly write: (partner: string) => void }) {
  return (
    <div className="rt-tablebox">
      <table className="nhsuk-table rt-partners">
        <caption className="nhsuk-u-visually-hidden">Partners, those waiting longest first</caption>
        <thead><tr><th scope="col">Partner</th><th scope="col">What they have from you</th><th scope="col">What you have from them</th><th scope="col">Last met</th></tr></thead>
        <tbody>{inOrder(rows, now).map((row) => <OnePartner key={row.id} row={row} now={now} write={write} />)}</tbody>
      </table>
    </div>
  );
}

function OnePartner({ row, now, write }: { readonly row: PartnerRow; readonly now: Date; readonly write: (partner: string) => void }) {
  const state = stateOf(row, now);
  const have = haveFrom(row, now);
  const acts = state.kind === "waiting" || state.kind === "on_the_way";
  const looks = state.old ? "rt-state--old" : state.kind === "everything" ? "rt-state--ok" : "";
  return (
    <tr>
      <th scope="row"><b>{row.name}</b><span className="rt-second">{kindInWords(row.kind)}{row.verified || row.revoked ? "" : ", not yet met"}</span></th>
      <td>
        <div className={`rt-state ${looks}`}>
          <Icon name={state.icon} />
          <div>
            {acts ? <Button look="words" className="rt-strong" onClick={() => write(row.id)}>{state.first}<span className="nhsuk-u-visually-hidden">: write for {row.name}</span></Button> : state.first}
            <span className="rt-second">{state.second}</span>
          </div>
        </div>
      </td>
      <td>{have.first}<span className="rt-second">{have.second}</span></td>
      <td>{lastMet(row, now)}</td>
    </tr>
  );
}
