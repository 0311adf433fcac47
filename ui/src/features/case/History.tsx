/** Who set which fact when, newest first: what was replaced is still here. */
import type { Change } from "../../ipc/generated/commands";
import { InstantText } from "../../nhs/DateText";
import { valueInWords } from "../../nhs/words/codes";
import { fieldInWords } from "../../nhs/words/fields";

/** Lines at most; a case seldom has more, and the whole is in the command line's `case show`. */
const MOST = 200;

export function History({ history }: { readonly history: readonly Change[] }) {
  if (history.length === 0) return <p className="rt-quiet">Nothing has been set on this case yet.</p>;
  return (
    <table className="nhsuk-table rt-history">
      <caption className="nhsuk-u-visually-hidden">Changes to this case, newest first</caption>
      <thead><tr><th scope="col">What</th><th scope="col">Set to</th><th scope="col">By</th><th scope="col">When</th></tr></thead>
      <tbody>
        {history.slice(0, MOST).map(({ what, settled, value, by, organisation, at }, index) => (
          <tr key={`${at} ${what} ${index}`}>
            <th scope="row">{fieldInWords(what)}{settled ? <span className="rt-second">Chosen between two answers</span> : null}</th>
            <td>{value === "kept_back" ? "Not shown here" : valueInWords(what, value) || "Cleared"}</td>
            <td>{by}<span className="rt-second">{organisation}</span></td>
            <td><InstantText at={at} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
