/** Somebody who may be the person being typed, beside the form: compared line by line, and a question that a person answers. */
import type { Cohort, NewPerson, PossibleMatch as Match } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { Icon } from "../../nhs/Icon";
import { findingOf, linesOf } from "./compare";

interface Props {
  readonly person: NewPerson;
  readonly match: Match;
  readonly cohorts: readonly Cohort[];
  /** The case that is here is referred again. */
  readonly same: () => void;
  readonly open: () => void;
  readonly different: () => void;
}

export const matchButtonId = (id: string): string => `match-${id}`;

export function PossibleMatch({ person, match, cohorts, same, open, different }: Props) {
  const lines = linesOf(person, match, cohorts);
  const clash = match.why === "number_of_somebody_else";
  return (
    <section className="rt-panel rt-panel--heed rt-match" aria-labelledby={`${matchButtonId(match.row.id)}-title`}>
      <h2 id={`${matchButtonId(match.row.id)}-title`}><Icon name="heed" /> {clash ? "This NHS number is somebody else’s here" : "This may be someone we know"}</h2>
      <p>{findingOf(lines)}</p>
      <table className="nhsuk-table">
        <caption className="nhsuk-u-visually-hidden">What you typed beside case {match.row.code}</caption>
        <thead><tr><th scope="col"><span className="nhsuk-u-visually-hidden">What</span></th><th scope="col">You typed</th><th scope="col">Case {match.row.code}</th></tr></thead>
        <tbody>
          {lines.map(({ what, typed, here, differs }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{differs ? <b className="rt-match__differs">{typed}</b> : typed}</td>
              <td>{differs ? <b className="rt-match__differs">{here}</b> : here}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Is this the same person?</h3>
      <div className="rt-form__acts">
        <Button id={matchButtonId(match.row.id)} onClick={same}>This is the person</Button>
        <Button onClick={different}>A different person</Button>
        <Button look="words" onClick={open}>Open their record</Button>
      </div>
      <p className="rt-second">{clash ? "If they are two people, one of them has the wrong number. Check it before you save." : "Nothing is joined by itself. “This is the person” adds the referral to the record that is here."}</p>
    </section>
  );
}
