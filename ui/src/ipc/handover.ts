/** Handing a duty over: offering it, answering an offer, and the offers that wait for our answer. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { asRefusal, call, type Refusal } from "./call";
import { useKeptForm } from "./draft";
import type { Added, Handover, HandoverAnswer, NewHandover } from "./generated/commands";
import { dropTouched } from "./keys";
import { did } from "./lastAct";
import { written } from "./queries";

export const useOffersToUs = () => useQuery({ queryKey: ["today", "offers"], queryFn: () => call("offers_to_us", {}) });

const ofCase = (caseId: string): readonly string[] => [`case:${caseId}`, "cases", "today", "status", "two_answers"];

export function useOfferHandover(caseId: string) {
  const client = useQueryClient();
  return useMutation<Added, Refusal, Omit<NewHandover, "case">>({
    mutationFn: (offer) => call("offer_handover", { case: caseId, ...offer }),
    onSuccess: () => written(client, ofCase(caseId)),
    gcTime: 0,
  });
}

/** One offer and what can be done with it; a reason that is being written is kept. */
export interface OfferInHand {
  /** What is being asked before it is done: a reason to decline, or to take it back. */
  readonly asking: string;
  readonly reason: string;
  readonly ask: (answer: string) => void;
  readonly write: (reason: string) => void;
  readonly leave: () => void;
  readonly give: (answer: "accept" | "decline" | "revoke") => Promise<boolean>;
  readonly waiting: boolean;
  readonly refused: Refusal | null;
}

/** What is said once it is done. */
const SAID: Readonly<Record<string, string>> = { accept: "Accepted", decline: "Declined", revoke: "Offer taken back" };

/**
 * The hands for one offer. Whatever the program says, the case is read again: somebody may have answered meanwhile.
 *
 * @param duty What it is called: "key worker".
 */
export function useOffer({ id, case: caseId, newest }: Pick<Handover, "id" | "case" | "newest">, duty: string, about: string): OfferInHand {
  const client = useQueryClient();
  const [{ asking, reason }, write, clear] = useKeptForm(caseId, `step ${id}`, { asking: "", reason: "" });
  const answer = useMutation<null, Refusal, HandoverAnswer>({
    mutationFn: (given) => call("answer_handover", given),
    onSuccess: () => written(client, ofCase(caseId)),
    onError: () => dropTouched(client, ofCase(caseId)),
    gcTime: 0,
  });
  const give: OfferInHand["give"] = async (given) => {
    if (answer.isPending) return false;
    try {
      await answer.mutateAsync({ id, answer: given, reason, seen: newest });
      clear();
      did({ words: `${SAID[given] ?? given}: ${duty}`, about, caseId, undo: null });
      return true;
    } catch (cause) {
      asRefusal(cause);
      return false;
    }
  };
  return {
    asking,
    reason,
    ask: (next) => { answer.reset(); write({ asking: next }); },
    write: (next) => write({ reason: next }),
    leave: () => { answer.reset(); clear(); },
    give,
    waiting: answer.isPending,
    refused: answer.isPending ? null : answer.error,
  };
}
