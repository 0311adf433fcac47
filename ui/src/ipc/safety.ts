/** What keeps the record safe, asked of the program: preferences, backup, passphrase, recovery code, check, audit, about. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import type { AuditPage, AuditQuery, AuditVerified, CheckReport, NewPassphrase, Preferences, TypedCode, Written } from "./generated/commands";

export const safetyKeys = {
  preferences: ["preferences"] as const,
  nets: ["safety_nets"] as const,
  audit: (query: AuditQuery) => ["audit", query] as const,
  about: ["about"] as const,
  details: ["details"] as const,
};

/** How this laptop is set; answered before unlocking too. */
export const usePreferences = () => useQuery({ queryKey: safetyKeys.preferences, queryFn: () => call("preferences", {}) });

export function useSetPreferences() {
  const client = useQueryClient();
  return useMutation<null, Refusal, Preferences>({
    mutationFn: (preferences) => call("set_preferences", preferences),
    onSuccess: (_, preferences) => client.setQueryData(safetyKeys.preferences, preferences),
  });
}

/** When the record was last backed up, and the recovery code last tried. */
export const useSafetyNets = () => useQuery({ queryKey: safetyKeys.nets, queryFn: () => call("safety_nets", {}) });

// What is secret is not kept a moment longer than the call takes.
export const useChangePassphrase = () => useMutation<null, Refusal, NewPassphrase>({ mutationFn: (words) => call("change_passphrase", words), gcTime: 0 });
export const useRehearse = () => useMutation<null, Refusal, TypedCode>({ mutationFn: (code) => call("rehearse_recovery", code), gcTime: 0 });
export const useReplaceRecovery = () => useMutation<TypedCode, Refusal, string>({ mutationFn: (passphrase) => call("replace_recovery", { passphrase }), gcTime: 0 });

export const useCheckLaptop = () => useMutation<CheckReport, Refusal, void>({ mutationFn: () => call("check_laptop", {}) });

/** One page of the audit. While a new one is fetched the old one stays on screen. */
export const useAudit = (query: AuditQuery) =>
  useQuery<AuditPage, Refusal>({ queryKey: safetyKeys.audit(query), queryFn: () => call("audit", query), placeholderData: keepPreviousData, staleTime: 0 });
export const useVerifyAudit = () => useMutation<AuditVerified, Refusal, void>({ mutationFn: () => call("verify_audit", {}) });

export const useAbout = () => useQuery({ queryKey: safetyKeys.about, queryFn: () => call("about", {}) });
export const useDetails = () => useQuery({ queryKey: safetyKeys.details, queryFn: () => call("details", {}), staleTime: 0 });

export const useBackUp = () => useMutation<Written, Refusal, string>({ mutationFn: (place) => call("back_up", { place }) });
export const useWriteDetails = () => useMutation<Written, Refusal, string>({ mutationFn: (place) => call("write_details", { place }) });
