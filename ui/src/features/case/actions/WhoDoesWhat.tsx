/** Who does what by when, at a glance: the next few actions, so that ten seconds are enough. */
import type { Case } from "../../../ipc/generated/commands";
import { DayText } from "../../../nhs/DateText";
import { counted } from "../../../nhs/format/count";
import { useToday } from "../../../nhs/useToday";
import { actionStateInWords } from "../../../nhs/words/codes";
import { lateness, openAndSettled, whetherSeen } from "./actionWords";

const AT_A_GLANCE = 3;

export function WhoDoesWhat({ record }: { readonly record: Case }) {
  const today = useToday();
  const { open } = openAndSettled(record.actions);
  if (open.length === 0) return null;
  const more = open.length - AT_A_GLANCE;
  return (
    <section className="rt-todo">
      <h2>Who does what by when</h2>
      <table>
        <caption className="nhsuk-u-visually-hidden">Open actions</caption>
        <thead className="nhsuk-u-visually-hidden"><tr><th scope="col">What</th><th scope="col">Who</th><th scope="col">By when</th></tr></thead>
        <tbody>
          {open.slice(0, AT_A_GLANCE).map((action) => {
            const late = lateness(action, today);
            const standing = action.state === "proposed" ? whetherSeen(action, record.circle) : actionStateInWords(action.state);
            return (
              <tr key={action.id}>
                <td>{action.text}</td>
                <td>{action.owner}</td>
                <td>{late ? <b className="rt-late"><DayText day={action.due} />, {late}</b> : <DayText day={action.due} missing="No date" />}{standing ? <span className="rt-second">{standing}</span> : null}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more > 0 ? <p className="rt-second">And {counted(more, "more action")} under Actions.</p> : null}
    </section>
  );
}
