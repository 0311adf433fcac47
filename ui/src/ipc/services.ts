/** The team's directory of services and the gaps in it. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { call, type Refusal } from "./call";
import type { Gap, NewGap, NewService, Service } from "./generated/commands";
import { dropTouched } from "./keys";
import { written } from "./queries";

const STALE = ["services", "status"] as const;

/** The directory as far as it holds the words; while the next answer comes the last one stays. */
export const useServices = (typed: string) => useQuery({ queryKey: ["services", "list", typed], queryFn: () => call("list_services", { typed }), placeholderData: keepPreviousData });
export const useGaps = () => useQuery({ queryKey: ["services", "gaps"], queryFn: () => call("list_gaps", {}) });

/** Somebody who types on is not asked about every letter. */
const REST_MS = 250;

/** The few services that may help with what is being written, a moment after the last key. */
export function useSuggestedServices(text: string) {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const asked = rested.trim();
  return useQuery({ queryKey: ["services", "suggested", asked], queryFn: () => call("suggest_services", { typed: asked }), enabled: asked !== "", placeholderData: keepPreviousData, gcTime: 10_000 });
}

function useAct<Args, Told>(act: (args: Args) => Promise<Told>) {
  const client = useQueryClient();
  return useMutation<Told, Refusal, Args>({ mutationFn: act, onSuccess: () => written(client, STALE), onError: () => dropTouched(client, STALE), gcTime: 0 });
}

export const useAddService = () => useAct<NewService, Service>((service) => call("add_to_directory", service));
export const useChangeService = () => useAct<{ readonly id: string; readonly service: NewService; readonly seen: string }, Service>((change) => call("correct_directory", change));
export const useWithdrawService = () => useAct<{ readonly id: string; readonly reason: string; readonly seen: string }, Service>((withdrawn) => call("withdraw_from_directory", withdrawn));
export const useNoteGap = () => useAct<NewGap, Gap>((gap) => call("note_gap", gap));
export const useAnswerGap = () => useAct<{ readonly id: string; readonly met: boolean; readonly reason: string }, Gap>((answer) => call("answer_gap", answer));

/** The reason that stands beside what was taken back. */
const UNDONE = "Undone by its author";

/** A service as a form hands it in again: what it said before. */
export const asTypedService = (service: Service): NewService => ({
  name: service.name,
  what: service.what,
  run_by: service.run_by_organisation ?? service.run_by,
  area: service.area,
  phone: service.phone,
  refer: service.refer,
  hours: service.hours,
  eligibility: service.eligibility,
  urgent: service.urgent,
  last_checked: service.last_checked,
});

/** Ways to take back what was just done in the directory, each refused when somebody wrote there since. */
export function useWaysBackInServices() {
  const client = useQueryClient();
  const then = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
      await written(client, STALE);
    } catch (reason) {
      await dropTouched(client, STALE);
      throw reason;
    }
  };
  return {
    added: (now: Service) => () => then(call("withdraw_from_directory", { id: now.id, reason: UNDONE, seen: now.entry })),
    /** Corrected or withdrawn: it says again what it said before. */
    changed: (before: Service, now: Service) => () => then(call("correct_directory", { id: now.id, service: asTypedService(before), seen: now.entry })),
    noted: (gap: Gap) => () => then(call("answer_gap", { id: gap.id, met: true, reason: UNDONE })),
    answered: (gap: Gap) => () => then(call("answer_gap", { id: gap.id, met: gap.met === null, reason: UNDONE })),
  };
}
