/** What a step asks for before it is taken: why, and whom to ask instead. */
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import type { Refusal } from "../../../ipc/call";
import { useKeptForm } from "../../../ipc/draft";
import type { Action, CircleMember, NextStep } from "../../../ipc/generated/commands";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, FieldError, type Problem } from "../../../nhs/ErrorSummary";
import { stepInWords, whoCanBeAsked } from "./actionWords";
import { isNobody, NOBODY, OwnerFields, type Who } from "./OwnerFields";

interface Props {
  readonly caseId: string;
  readonly action: Action;
  readonly step: NextStep;
  readonly circle: readonly CircleMember[];
  readonly waiting: boolean;
  /** What the program said of the last attempt. */
  readonly refused: Refusal | null;
  readonly take: (reason: string, who: Who) => void;
  /** Lets go of what was said of it. */
  readonly forget: () => void;
  readonly leave: () => void;
}

export function StepForm({ caseId, action, step, circle, waiting, refused, take, forget, leave }: Props) {
  // The same after a lock, so that the cursor comes back to its box.
  const id = `step-${action.id}`;
  const first = useRef<HTMLTextAreaElement>(null);
  const [boxes, write, clear] = useKeptForm(caseId, `step ${action.id}`, { reason: "", ...NOBODY });
  const { reason } = boxes;
  const who: Who = { organisation: boxes.organisation, person: boxes.person };
  const [found, setFound] = useState<readonly Problem[]>([]);
  const suggests = step.state === "declined";
  useEffect(() => first.current?.focus(), []);
  // A new refusal is a new list, so the focus comes back to it.
  const problems = useMemo<readonly Problem[]>(() => (refused ? [{ fieldId: null, words: refused.message, next: "Nothing was changed." }] : found), [refused, found]);
  const wrong = (field: string): string | null => problems.find(({ fieldId }) => fieldId === field)?.words ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (waiting) return;
    const missing: Problem[] = [];
    if (step.needs_reason && reason.trim() === "") missing.push({ fieldId: `${id}-why`, words: "Say why" });
    if (step.needs_owner && isNobody(who)) missing.push({ fieldId: `${id}-who`, words: "Choose whom to ask, or name a person" });
    setFound(missing);
    forget();
    if (missing.length === 0) take(reason, who);
  };
  const why = wrong(`${id}-why`);
  return (
    <form className="rt-action-form rt-action-form--step" onSubmit={submit} noValidate aria-label={`${stepInWords(action.state, step.state)}: ${action.text}`}>
      <ErrorSummary problems={problems} level="h3" />
      <div className="rt-action-form__field rt-action-form__text">
        <label className="nhsuk-label" htmlFor={`${id}-why`}>{step.needs_reason ? "Why" : "Why, if you want to say"}</label>
        {why ? <FieldError id={`${id}-why-error`} words={why} /> : null}
        <textarea className="nhsuk-textarea" id={`${id}-why`} ref={first} rows={2} maxLength={500} value={reason} aria-invalid={why !== null} aria-describedby={why ? `${id}-why-error` : undefined} onChange={(event) => write({ reason: event.target.value })} />
      </div>
      {step.needs_owner || suggests ? (
        <OwnerFields id={`${id}-who`} label={suggests ? "Who could do it instead" : "Who will do it"} members={whoCanBeAsked(circle, action.part)} who={who} choose={write} wrong={wrong(`${id}-who`)} />
      ) : null}
      <div className="rt-acts">
        <Button type="submit" size="small" aria-disabled={waiting}>{stepInWords(action.state, step.state)}</Button>
        <Button look="words" onClick={() => { clear(); leave(); }}>Not now</Button>
      </div>
    </form>
  );
}
