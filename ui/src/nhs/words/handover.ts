/** What is said of an offer: which duty, to whom, and how far it is. */

const DUTIES: Readonly<Record<string, string>> = { key_worker: "key worker", lead_organisation: "lead organisation" };

/** "key worker"; a duty that this version does not know in plain words. */
export const dutyInWords = (of: string): string => (Object.hasOwn(DUTIES, of) ? (DUTIES[of] ?? "") : of.replaceAll("_", " "));

/** How far an offer has come, from the receipts of who is asked alone. */
export function offerSeenInWords(seen: string | null): string {
  switch (seen) {
    case "not_sent": return "Not sent to them yet";
    case "sent": return "Sent, not yet seen by them";
    case "seen": return "They have it";
    case "not_in_circle": return "They no longer hold this case: take the offer back";
    default: return "";
  }
}

const STEPS: Readonly<Record<string, string>> = { accepted: "Accepted", declined: "Declined", revoked: "Taken back" };
export const handoverStepInWords = (state: string): string => (Object.hasOwn(STEPS, state) ? (STEPS[state] ?? "") : state.replaceAll("_", " "));
