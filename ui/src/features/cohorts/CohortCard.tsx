/** One cohort: what it is for, what is to change, who belongs in it, how often each person is looked at again. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import type { CohortDefinition } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { DayText } from "../../nhs/DateText";
import { counted, listed } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";
import { homeInWords, intervalInWords } from "./cohortForm";

interface Props {
  readonly cohort: CohortDefinition;
  /** None when our organisation may not correct it. */
  readonly correct: (() => void) | null;
}

export const headingId = (id: string): string => `cohort-${id}`;

export function CohortCard({ cohort, correct }: Props) {
  const [past, setPast] = useState(false);
  const [newest, ...older] = cohort.versions;
  const apart = older.filter(({ version }) => version === newest?.version);
  const lines = ([
    ["Who belongs in it", cohort.entry_criteria],
    ["When somebody leaves it", cohort.exit_criteria],
    ["Looked at again", cohort.review_days === null ? "" : intervalInWords(cohort.review_days)],
    ["Who learns of it", homeInWords(cohort.home_part)],
    ["Partners", listed(cohort.circle.map(({ organisation }) => organisation || "a partner whose name is not here yet"))],
  ] as const).filter(([, text]) => text !== "");
  return (
    <li className="rt-cohort">
      <div className="rt-cohort__head">
        <h2 id={headingId(cohort.id)} tabIndex={-1}>{cohort.name}</h2>
        <Link to="/board" search={{ cohort: cohort.id }}>{counted(cohort.open_cases, "open case")}<span className="nhsuk-u-visually-hidden"> of {cohort.name}, on the board</span></Link>
      </div>
      <p className="rt-cohort__purpose">{cohort.purpose}</p>
      {cohort.outcomes.length > 0 ? <ul className="rt-prose-list" aria-label="What is to change">{cohort.outcomes.map((outcome) => <li key={outcome}>{outcome}</li>)}</ul> : null}
      <dl className="rt-cohort__lines">{lines.map(([title, text]) => <div key={title}><dt>{title}</dt><dd>{text}</dd></div>)}</dl>
      {apart.length > 0 ? <p className="rt-service__also"><Icon name="heed" small /><span><b>Corrected at the same time by {listed(apart.map(({ by, organisation }) => [by, organisation].filter(Boolean).join(", ") || "somebody"))}.</b> The later one counts; the other stands under “What it said before”.</span></p> : null}
      <p className="rt-quiet">{origin(cohort)}{newest ? <>, {newest.version === 1 ? "started" : "corrected"} by {[newest.by, newest.organisation].filter(Boolean).join(", ")}, <DayText day={newest.at} /></> : null}</p>
      {correct || older.length > 0 ? (
        <p className="rt-acts">
          {correct ? <Button look="words" onClick={correct}>Correct<span className="nhsuk-u-visually-hidden"> {cohort.name}</span></Button> : null}
          {older.length > 0 ? <Button look="words" aria-expanded={past} onClick={() => setPast((was) => !was)}>{past ? "Hide what it said before" : "What it said before"}<span className="nhsuk-u-visually-hidden">: {cohort.name}</span></Button> : null}
        </p>
      ) : null}
      {past ? <ol className="rt-cohort__past">{older.map((version) => <li key={version.entry}><b>{version.name}</b>. {version.purpose}<span className="rt-second">{[version.by, version.organisation].filter(Boolean).join(", ")}, <DayText day={version.at} /></span></li>)}</ol> : null}
    </li>
  );
}

function origin(cohort: CohortDefinition): string {
  if (cohort.known_from === "built_in") return "Part of Roundtable, the same for every team";
  return cohort.known_from === "team" ? "Your team’s own" : "Another team’s: known from a case that they share with you";
}
