/** Records that may be one person: the open questions, what joining would do, joining, separating, and saying "two people". */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import type { Different, Merging, Separate, Separated } from "./generated/commands";
import { dropTouched } from "./keys";
import { written } from "./queries";

/** Below `cases`: whatever changes a case may raise or answer a question. */
const QUESTIONS = ["cases", "same"] as const;
const TOUCHED = ["cases", "cohorts", "two_answers", "today", "todo", "status"] as const;
const ofPair = ({ keep, other }: { readonly keep: string; readonly other: string }): readonly string[] => [`case:${keep}`, `case:${other}`, ...TOUCHED];

export const useSameQuestions = () => useQuery({ queryKey: QUESTIONS, queryFn: () => call("same_questions", {}) });

/** What joining would do; asked only once somebody chose which record is kept, and never from memory. */
export const useMergePlan = (keep: string, other: string) => useQuery({ queryKey: [...QUESTIONS, "plan", keep, other], queryFn: () => call("plan_merge", { keep, other }), enabled: keep !== "", staleTime: 0, gcTime: 0 });

export function useMerge() {
  const client = useQueryClient();
  return useMutation<null, Refusal, Merging>({
    mutationFn: (pair) => call("merge_records", pair),
    onSuccess: (_, pair) => written(client, ofPair(pair)),
    onError: (_, pair) => dropTouched(client, ofPair(pair)),
    gcTime: 0,
  });
}

export function useSeparate() {
  const client = useQueryClient();
  return useMutation<Separated, Refusal, Separate>({ mutationFn: (pair) => call("separate_records", pair), onSuccess: (_, pair) => written(client, ofPair(pair)), gcTime: 0 });
}

export function useSayDifferent() {
  const client = useQueryClient();
  return useMutation<null, Refusal, Different>({ mutationFn: (pair) => call("say_different", pair), onSuccess: (_, pair) => written(client, ofPair(pair)), gcTime: 0 });
}

/** The ways back of the two answers, for the list of recent acts. */
export function useSameWaysBack() {
  const client = useQueryClient();
  return {
    merged: (keep: string, other: string) => async () => {
      await call("separate_records", { keep, other, reason: "Undone by its author" });
      await written(client, ofPair({ keep, other }));
    },
    different: (keep: string, other: string) => async () => {
      await call("ask_same_again", { keep, other });
      await written(client, ofPair({ keep, other }));
    },
  };
}
