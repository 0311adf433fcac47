/** The last page of a referral before it is saved: every answer, each with its way back. */
import type { Cohort } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { Section } from "../../nhs/Section";
import { groupsOf } from "./answersInWords";
import { isUrgent, type Step, type TypedReferral } from "./typedReferral";
import { Telephone } from "./Telephone";

interface Props {
  readonly typed: TypedReferral;
  readonly cohorts: readonly Cohort[];
  readonly change: (step: Step, box: string) => void;
}

export function CheckAnswers({ typed, cohorts, change }: Props) {
  return (
    <>
      {groupsOf(typed, cohorts).map(({ title, step, rows }) => (
        <Section key={title} title={title}>
          <dl className="rt-summary rt-referral__answers">
            {rows.map(({ what, said, box }) => (
              <div key={what}><dt>{what}</dt><dd>{said}</dd><dd><Button look="words" onClick={() => change(step, box)}>Change<span className="nhsuk-u-visually-hidden"> {what.toLowerCase()}</span></Button></dd></div>
            ))}
          </dl>
        </Section>
      ))}
      {isUrgent(typed) && typed.telephoned === "no" ? <Telephone /> : null}
    </>
  );
}
