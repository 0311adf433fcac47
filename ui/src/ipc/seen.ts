/** What is new: in a case since it was looked at before, and what the first page of the day says of all cases. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";

import { call, type Refusal } from "./call";

/**
 * What is new in a case. The first asking begins a look, which moves the mark to what is then shown; the later ones, when
 * something arrived, only tell. Leaving the page ends the look.
 */
export function useNewSince(caseId: string) {
  const begun = useRef(false);
  return useQuery({
    queryKey: ["case", caseId, "new"],
    queryFn: async () => {
      const told = await call(begun.current ? "new_since" : "look_at_case", { id: caseId });
      begun.current = true;
      return told;
    },
    gcTime: 0,
  });
}

/** Says that what arrived meanwhile was shown too. */
export const useMarkSeen = (caseId: string) => useMutation<null, Refusal, number>({ mutationFn: (upTo) => call("mark_seen", { case: caseId, up_to: upTo }) });

/** Asked for again whenever the page is shown: a draft that was kept meanwhile touches nothing else. */
export const useTodayPage = () => useQuery({ queryKey: ["today"], queryFn: () => call("today", {}), refetchOnMount: "always" });

export const useCaseCounts = () => useQuery({ queryKey: ["cases", "counts"], queryFn: () => call("case_counts", {}) });
