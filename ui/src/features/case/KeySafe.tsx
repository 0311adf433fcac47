/**
 * The key safe, behind a press: the screen may be seen by others, and the press leaves a line in the audit. What was shown
 * is held here alone and goes when the page is left.
 */
import { useRef, useState } from "react";

import { showKeySafe } from "../../ipc/edits";
import { asRefusal } from "../../ipc/call";
import type { Answer } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";

export function KeySafe({ caseId }: { readonly caseId: string }) {
  const [answers, setAnswers] = useState<readonly Answer[] | null>(null);
  const [wrong, setWrong] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const show = (): void => {
    setWrong("");
    void showKeySafe(caseId).then(setAnswers, (reason: unknown) => setWrong(asRefusal(reason).message));
  };
  const hide = (): void => {
    setAnswers(null);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <span className="rt-keysafe" role="status">
      {answers ? (
        <>
          {answers.length > 1 ? <b>{answers.length} answers, see both. </b> : null}
          {answers.map(({ id, value, by }) => <span key={id}>{value === "unknown" ? "Not known" : value}{answers.length > 1 ? ` (${by})` : ""}. </span>)}
          <Button look="words" onClick={hide}>Hide<span className="nhsuk-u-visually-hidden"> key safe code</span></Button>
        </>
      ) : (
        <>Hidden; looking is recorded. <Button look="words" ref={button} onClick={show}>Show code<span className="nhsuk-u-visually-hidden"> of the key safe</span></Button></>
      )}
      {wrong ? <span className="rt-late"> {wrong}</span> : null}
    </span>
  );
}
