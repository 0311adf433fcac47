/** The first run and the recovery code: what the pages ask the program for before and just after there is a vault. */
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { call, type Refusal } from "./call";
import { onTold } from "./events";
import type { NewCode, NewVault, Restore, SetAside, TypedPassphrase, Who } from "./generated/commands";
import { keys } from "./keys";

/** Makes the vault. The pages go on showing the first run until `enter`, because the recovery code is told only once. */
export const useCreateVault = () => useMutation<NewCode, Refusal, NewVault>({ mutationFn: (answers) => call("create_vault", answers), gcTime: 0 });

/** Puts a backup onto this laptop; where a record stands that does not open, it is moved aside and its folder told. */
export const useRestoreVault = (aside: boolean) =>
  useMutation<SetAside, Refusal, Restore>({
    mutationFn: async (from) => (aside ? call("restore_aside", from) : { made: await call("restore_vault", from), folder: "" }),
    gcTime: 0,
  });

/** Sets a new passphrase with the code on paper, and opens the vault. */
export function useResetPassphrase() {
  const client = useQueryClient();
  return useMutation<Who, Refusal, TypedPassphrase>({ mutationFn: (typed) => call("reset_passphrase", typed), onSuccess: () => client.invalidateQueries({ queryKey: keys.vault }), gcTime: 0 });
}

/** Asks for a backup with the desktop's own dialog; null when nothing was chosen. */
export const chooseBackup = (): Promise<string | null> => call("choose_backup", {});

/** Goes on to a page of the vault that was just made. */
export async function enter(client: QueryClient, address: string): Promise<void> {
  location.hash = address;
  await client.invalidateQueries({ queryKey: keys.vault });
}

export function useLookAround() {
  const client = useQueryClient();
  return useMutation<Who, Refusal, void>({ mutationFn: () => call("look_around", {}), onSuccess: () => client.invalidateQueries({ queryKey: keys.vault }) });
}

export function useLeaveLookAround() {
  const client = useQueryClient();
  return useMutation<null, Refusal, void>({
    mutationFn: () => call("leave_look_around", {}),
    onSettled: () => client.invalidateQueries({ queryKey: keys.vault }),
  });
}

/** The last sentence that the program said while it works. */
export function useTold(): string {
  const [words, setWords] = useState("");
  useEffect(() => onTold(setWords), []);
  return words;
}

/** What is wrong with a new passphrase; null when it may be used. */
export const judgePassphrase = (passphrase: string): Promise<string | null> => call("judge_passphrase", { passphrase });

export function useConfirmCode() {
  const client = useQueryClient();
  return useMutation<null, Refusal, string>({
    mutationFn: (code) => call("rehearse_recovery", { recovery_code: code }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.status }),
    gcTime: 0,
  });
}

/** Tells the program that somebody is there: at the first key or movement at once, then at most every two seconds. */
export function useStillHere(): void {
  useEffect(() => {
    const REST_MS = 2000;
    let told = -REST_MS;
    const acted = ({ timeStamp }: Event): void => {
      if (timeStamp - told < REST_MS) return;
      told = timeStamp;
      // A program that does not answer locks by its own clock.
      void call("still_here", {}).catch(() => undefined);
    };
    const names = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const name of names) addEventListener(name, acted, { capture: true, passive: true });
    return () => {
      for (const name of names) removeEventListener(name, acted, { capture: true });
    };
  }, []);
}
