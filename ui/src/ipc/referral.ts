/** Referrals: saving one, the one that is half-written, and whom to telephone about what cannot wait. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import { draftsKept, readDraft } from "./draft";
import type { NewReferral, Referred } from "./generated/commands";
import { written } from "./queries";

/** The form's name among what is half-written. */
export const REFERRAL = "referral";

export function useRefer() {
  const client = useQueryClient();
  return useMutation<Referred, Refusal, NewReferral>({
    mutationFn: async (referral) => {
      // Nothing that is on its way may bring the half-written form back after it is saved.
      await draftsKept();
      return call("refer", referral);
    },
    onSuccess: ({ id }) => written(client, [`case:${id}`, "cases", "cohorts", "status", "today", "todo", "two_answers"]),
    gcTime: 0,
  });
}

/** The numbers for what cannot wait, the team's own first. */
export const useUrgentNumbers = () => useQuery({ queryKey: ["services", "urgent"], queryFn: () => call("urgent_numbers", {}) });

/** The text of a half-written referral; empty when there is none. */
export const useHalfWrittenReferral = () => useQuery({ queryKey: ["draft", REFERRAL], queryFn: async () => (await readDraft(null, REFERRAL))?.text ?? "", gcTime: 0, staleTime: 0 });
