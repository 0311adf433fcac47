/** What the unlock page says when the vault does not open: what happened, what is safe, and what to do next. */

export interface UnlockProblem {
  /** The sentence in the error summary. */
  readonly what: string;
  readonly next: string;
  /** Whether typing again can help, so the sentence points to the box. */
  readonly typeAgain: boolean;
}

const PROBLEMS: Readonly<Record<string, Omit<UnlockProblem, "what"> & { readonly what?: string }>> = {
  wrong_passphrase: {
    what: "That is not the passphrase of this laptop’s record.",
    next: "Check Caps Lock: small and capital letters matter. Use “Show” to see what you type. Nothing was changed.",
    typeAgain: true,
  },
  in_use: {
    next: "Close the other Roundtable window on this laptop, then unlock here. Nothing was changed.",
    typeAgain: false,
  },
  damaged: {
    next: "Do not delete anything. Whoever looks after Roundtable in your organisation can put the last backup in its place. Partners still hold what was shared with them.",
    typeAgain: false,
  },
  no_vault: {
    next: "Ask whoever looks after Roundtable in your organisation to set up this laptop. If your vault is on a stick or a network drive, connect it and try again.",
    typeAgain: false,
  },
};

/** The sentences for a refusal's code. `message` is the program's own sentence about what happened. */
export function unlockProblem(code: string, message: string): UnlockProblem {
  const known = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined;
  return { what: message, next: "", typeAgain: false, ...known };
}

/** ", after five minutes without a key or the mouse"; nothing when somebody locked it on purpose. */
export function becauseInWords(because: string | null): string {
  const words: Readonly<Record<string, string>> = { idle: ", because nobody used it", asleep: ", when this laptop went to sleep", screen: ", with this laptop’s screen" };
  return because ? (words[because] ?? "") : "";
}

/** "Your unfinished note about M S is kept": initials at most, because a locked screen is seen by others. */
export function unfinishedInWords({ form, initials }: { readonly form: string; readonly initials: string }): string {
  let what = "form";
  if (form === "note") what = "note";
  else if (form === "action") what = "action";
  else if (form === "step") what = "reason";
  else if (form === "referral") what = "referral";
  return `Your unfinished ${what}${initials ? ` about ${initials}` : ""} is kept`;
}
