/** What of a referral stands in the address: the page, whether its answers are being changed, and the case that was saved. */
import { readStep, type Step } from "./typedReferral";

export interface ReferralSearch {
  readonly step?: Step;
  /** Continue goes back to "Check your answers". */
  readonly back?: true;
  /** The case's id, once it is saved. */
  readonly done?: string;
}

export function readReferralSearch({ step, back, done }: Record<string, unknown>): ReferralSearch {
  const page = readStep(step);
  return { ...(page ? { step: page } : {}), ...(back === true ? { back } : {}), ...(typeof done === "string" ? { done } : {}) };
}
