/** Who set which fact when, newest first: what was replaced is still here. */
import { useRef, useState } from "react";

import type { Change } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { InstantText } from "../../nhs/DateText";
import { grouped } from "../../nhs/format/count";
import { valueInWords } from "../../nhs/words/codes";
import { fieldInWords } from "../../nhs/words/fields";

/** Lines at first; more are a press away. */
const MOST = 200;

export function History({ history }: { readonly history: readonly Change[] }) {
  const [all, setAll] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const shown = all ? history : history.slice(0, MOST);
  // The button goes with the press: the focus goes to the first line that it brought.
  const showAll = (): void => {
    setAll(true);
    requestAnimationFrame(() => table.current?.querySelectorAll<HTMLElement>("tbody th")[MOST]?.focus());
  };
  if (history.length === 0) return <p className="rt-quiet">Nothing has been set on this case yet.</p>;
  return (
    <>
    {history.length > MOST ? <p className="rt-quiet" role="status">{all ? `All ${grouped(history.length)} changes, newest first.` : `The newest ${grouped(MOST)} of ${grouped(history.length)} changes.`}</p> : null}
    <table className="nhsuk-table rt-history" ref={table}>
      <caption className="nhsuk-u-visually-hidden">Changes to this case, newest first</caption>
      <thead><tr><th scope="col">What</th><th scope="col">Set to</th><th scope="col">By</th><th scope="col">When</th></tr></thead>
      <tbody>
        {shown.map(({ what, settled, value, by, organisation, at }, index) => (
          <tr key={`${at} ${what} ${index}`}>
            <th scope="row" tabIndex={-1}>{fieldInWords(what)}{settled ? <span className="rt-second">Chosen between two answers</span> : null}</th>
            <td>{value === "kept_back" ? "Not shown here" : valueInWords(what, value) || "Cleared"}</td>
            <td>{by}<span className="rt-second">{organisation}</span></td>
            <td><InstantText at={at} /></td>
          </tr>
        ))}
      </tbody>
    </table>
    {shown.length < history.length ? <p className="rt-timeline__more"><Button onClick={showAll}>Show all {grouped(history.length)} changes</Button></p> : null}
    </>
  );
}
