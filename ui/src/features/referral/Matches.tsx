/** Whoever may be the person being typed, beside the form and never over it: found while typing, and said in words. */
import { useEffect, useState } from "react";

import { usePossibleMatches } from "../../ipc/edits";
import type { Cohort, NewPerson, PossibleMatch as Match } from "../../ipc/generated/commands";
import { PossibleMatch } from "./PossibleMatch";
import { enoughToLook, personOf, type TypedReferral } from "./typedReferral";

/** Looking for the same person waits until the fingers rest. */
const REST_MS = 250;

/** The value, a moment after it last changed. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

interface Props {
  readonly typed: TypedReferral;
  readonly cohorts: readonly Cohort[];
  /** Raised when somebody was found by another look, so that this one looks again. */
  readonly looks: number;
  readonly same: (match: Match) => void;
  readonly open: (match: Match) => void;
  readonly different: (match: Match) => void;
}

export function Matches({ typed, cohorts, looks, same, open, different }: Props) {
  const rested = JSON.parse(useRested(JSON.stringify(personOf(typed)))) as NewPerson;
  const enough = enoughToLook(rested);
  const { data, isSuccess, refetch } = usePossibleMatches(rested, enough);
  useEffect(() => {
    if (looks > 0) void refetch();
  }, [looks, refetch]);
  const matches = enough || looks > 0 ? (data ?? []).filter(({ row }) => !typed.different.includes(row.id)) : [];
  return (
    <aside className="rt-add__beside" aria-label="People already here">
      <p className="nhsuk-u-visually-hidden" role="status">{matches.length === 0 ? "" : matches.length === 1 ? "One person already here may be the same person" : `${matches.length} people already here may be the same person`}</p>
      {matches.map((match) => <PossibleMatch key={match.row.id} person={rested} match={match} cohorts={cohorts} same={() => same(match)} open={() => open(match)} different={() => different(match)} />)}
      {matches.length === 0 ? <div className="rt-add__none"><p className="rt-quiet">{enough && isSuccess ? "Nobody here looks like the same person so far." : "While you type, anybody here who may be the same person appears in this place."}</p></div> : null}
    </aside>
  );
}
