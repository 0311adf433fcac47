/** Cohorts with their whole definition: what the page of cohorts asks for and changes. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import type { CohortChange, CohortDefinition, NewCohort } from "./generated/commands";
import { dropTouched } from "./keys";
import { written } from "./queries";

const STALE = ["cohorts", "cases", "status"] as const;

export const useCohortDefinitions = () => useQuery({ queryKey: ["cohorts", "definitions"], queryFn: () => call("cohort_definitions", {}) });

/** What an organisation of this kind usually gets of a case. */
export const usualParts = (partner: string): Promise<string[]> => call("usual_parts", { partner });

export function useStartCohort() {
  const client = useQueryClient();
  return useMutation<CohortDefinition, Refusal, NewCohort>({ mutationFn: (cohort) => call("start_cohort", cohort), onSuccess: () => written(client, STALE), gcTime: 0 });
}

/** Whatever the program says, it is read again: somebody may have corrected it meanwhile. */
export function useCorrectCohort() {
  const client = useQueryClient();
  return useMutation<CohortDefinition, Refusal, CohortChange>({ mutationFn: (change) => call("correct_cohort", change), onSuccess: () => written(client, STALE), onError: () => dropTouched(client, STALE), gcTime: 0 });
}

/** A definition as a form hands it in again: what it said before. */
export const asTypedCohort = (cohort: CohortDefinition): NewCohort => ({
  name: cohort.name,
  purpose: cohort.purpose,
  outcomes: [...cohort.outcomes],
  entry_criteria: cohort.entry_criteria,
  exit_criteria: cohort.exit_criteria,
  review_days: cohort.review_days,
  home_part: cohort.home_part,
  circle: cohort.circle.map(({ id, parts }) => ({ organisation: id, parts: [...parts] })),
});

/** Takes a correction back, unless somebody corrected it again since. */
export function useCohortBack() {
  const client = useQueryClient();
  return (before: CohortDefinition, now: CohortDefinition) => async (): Promise<void> => {
    try {
      await call("correct_cohort", { id: now.id, cohort: asTypedCohort(before), seen: now.versions[0]?.entry ?? "" });
      await written(client, STALE);
    } catch (reason) {
      await dropTouched(client, STALE);
      throw reason;
    }
  };
}
