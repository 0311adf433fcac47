/** Where one is in a referral: four steps, the present one marked in words too. */
import { STEPS, type Step } from "./typedReferral";

const WORDS: Readonly<Record<Step, string>> = { who: "Who", why: "Why", sharing: "Sharing", check: "Check answers" };

export function Steps({ step }: { readonly step: Step }) {
  return (
    <div className="rt-steps">
      <p><b>New referral</b></p>
      <ol aria-label="Steps">
        {STEPS.map((one, index) => (
          <li key={one} {...(one === step ? { "aria-current": "step" as const } : {})}><span className="rt-steps__number" aria-hidden="true">{index + 1}</span>{WORDS[one]}</li>
        ))}
      </ol>
    </div>
  );
}
