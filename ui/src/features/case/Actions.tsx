/** Who does what by when. Late ones are said in words, with how late. */
import type { Action } from "../../ipc/generated/commands";
import { DayText } from "../../nhs/DateText";
import { counted } from "../../nhs/format/count";
import { daysBetween, readDay } from "../../nhs/format/date";
import { useToday } from "../../nhs/useToday";
import { actionStateInWords } from "../../nhs/words/codes";

const OVER: ReadonlySet<string> = new Set(["done", "confirmed", "declined", "cancelled"]);

export function Actions({ actions }: { readonly actions: readonly Action[] }) {
  if (actions.length === 0) return <p className="rt-quiet">Nothing has been asked of anyone.</p>;
  return (
    <table className="nhsuk-table">
      <caption className="nhsuk-u-visually-hidden">Actions</caption>
      <thead><tr><th scope="col">Action</th><th scope="col">Who</th><th scope="col">By</th><th scope="col">State</th></tr></thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action.id}>
            <th scope="row">{action.text}<span className="rt-second">Asked by {action.asked_by}</span></th>
            <td>{action.owner}</td>
            <td><Due action={action} /></td>
            <td>{actionStateInWords(action.state)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Due({ action }: { readonly action: Action }) {
  const today = useToday();
  const due = readDay(action.due);
  const late = due && !OVER.has(action.state) ? daysBetween(due, today) : 0;
  return late > 0 ? <span className="rt-late"><DayText day={action.due} />, {counted(late, "day")} late</span> : <DayText day={action.due} />;
}
