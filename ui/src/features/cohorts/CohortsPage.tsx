/** The cohorts: what each is for and what is to change by it; and starting one of the team's own. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { useCohortDefinitions } from "../../ipc/cohorts";
import { useTeam } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { CohortCard, headingId } from "./CohortCard";
import { CohortForm } from "./CohortForm";

/** `first` is the cohort that somebody came to read about; empty when none. */
export function CohortsPage({ first }: { readonly first: string }) {
  usePageTitle("Cohorts");
  const cohorts = useCohortDefinitions();
  const team = useTeam();
  const [writing, setWriting] = useState<string | null>(null);
  const goTo = useRef<string | null>(first || null);
  const all = cohorts.data ?? [];
  const corrected = all.find(({ id }) => id === writing) ?? null;
  const form = writing === "new" || corrected !== null;
  useEffect(() => {
    const heading = form || goTo.current === null ? null : document.getElementById(headingId(goTo.current));
    if (!heading) return;
    goTo.current = null;
    heading.scrollIntoView({ block: "center" });
    heading.focus();
  });
  const done = (id: string | null): void => {
    goTo.current = id;
    if (id === null) document.getElementById("main")?.focus();
    setWriting(null);
  };
  if (cohorts.isError && !cohorts.data) return <div className="rt-page__body"><PageHead title="Cohorts" /><CouldNot what="The cohorts could not be read" message={cohorts.error.message} again={() => void cohorts.refetch()} /></div>;
  if (!cohorts.data || !team.data) return <div className="rt-page__body"><PageHead title="Cohorts" /><Loading what="cohorts" /></div>;
  const inTeam = team.data.team !== null;
  if (form) return <div className="rt-page__body"><PageHead title="Cohorts" /><CohortForm key={writing} cohort={corrected} done={done} /></div>;
  return (
    <div className="rt-page__body">
      <PageHead title="Cohorts" line="Groups of people with a purpose">{inTeam ? <Button look="go" onClick={() => setWriting("new")}>Start a cohort</Button> : null}</PageHead>
      {inTeam ? null : <p className="rt-interrupt">Only an organisation in a team can start a cohort of its own, because the others must know what its name means. <Link to="/team">Found a team, or join one</Link></p>}
      <ul className="rt-cohorts">{all.map((cohort) => <CohortCard key={cohort.id} cohort={cohort} correct={inTeam && cohort.known_from === "team" ? () => setWriting(cohort.id) : null} />)}</ul>
    </div>
  );
}
