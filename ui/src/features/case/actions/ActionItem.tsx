/** One action: what, who, by when, how far it is and who asked; the steps it may take from here; and every step it took. */
import { useId, useRef, useState } from "react";

import type { Action, CircleMember, NextStep, TakenStep } from "../../../ipc/generated/commands";
import { useWaysBack } from "../../../ipc/edits";
import { useDid } from "../../../ipc/lastAct";
import { usePlace } from "../../../ipc/place";
import { useSetAction } from "../../../ipc/queries";
import { Button } from "../../../nhs/Button";
import { DayText, InstantText } from "../../../nhs/DateText";
import { Icon } from "../../../nhs/Icon";
import { useToday } from "../../../nhs/useToday";
import { actionStateInWords, partInWords } from "../../../nhs/words/codes";
import { lateness, stepInWords, stepsToOffer, whetherSeen } from "./actionWords";
import { NOBODY, type Who } from "./OwnerFields";
import { StepForm } from "./StepForm";

interface Props {
  readonly caseId: string;
  /** Whose case it is, for the list of recent acts. */
  readonly about: string;
  readonly action: Action;
  readonly circle: readonly CircleMember[];
}

export function ActionItem({ caseId, about, action, circle }: Props) {
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const set = useSetAction(caseId);
  const ways = useWaysBack(caseId);
  const did = useDid();
  const today = useToday();
  const [askingFor, setAskingFor] = usePlace(`case ${caseId} action ${action.id}`, "");
  const [steps, setSteps] = useState(false);
  const late = lateness(action, today);
  const seen = whetherSeen(action, circle);
  const { atOnce, asking: others } = stepsToOffer(action.next);
  // A step that is no longer offered was taken meanwhile, or another was.
  const asking = others.find((step) => step.state === askingFor) ?? null;
  const take = (step: NextStep, reason: string, who: Who): void => {
    if (set.isPending) return;
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void set.mutateAsync({ action: action.id, state: step.state, reason, organisation: who.organisation || null, person: who.person, seen: action.newest }).then(({ step: taken }) => {
          setAskingFor("");
          did({ words: `${actionStateInWords(step.state)}: ${action.text}`, about, caseId, undo: ways.step(action, step.state, taken), undone: `Not ${actionStateInWords(step.state).toLowerCase()} after all: ${action.text}` });
          // The buttons change with the state: the focus stays with the action.
          heading.current?.focus();
        }, () => undefined);
  };
  return (
    <li className={action.settled ? "rt-action rt-action--settled" : "rt-action"} aria-labelledby={title}>
      <h3 id={title} ref={heading} tabIndex={-1}>{action.text}</h3>
      <p className="rt-action__who">
        <b>{action.owner || "Nobody known here"}</b>
        <span>by <DayText day={action.due} missing="a day not known" />{late ? <>, <b className="rt-late">{late}</b></> : null}</span>
        <strong className={`nhsuk-tag ${tagOf(action.state)}`}>{actionStateInWords(action.state)}</strong>
        {seen ? <span>{seen}</span> : null}
        {action.record ? <span className="rt-timeline__part">From the other record</span> : null}
        {action.part === "core" ? null : <span className="rt-timeline__part">{partInWords(action.part)}</span>}
      </p>
      {action.holds ? <p><Step step={action.holds} /></p> : null}
      <p className="rt-second">Asked by {action.asked_by || "somebody not known yet"}{action.asked_by_organisation ? `, ${action.asked_by_organisation}` : ""}, <InstantText at={action.asked_at} /></p>
      {action.also.length > 0 ? (
        <div className="rt-action__also">
          <Icon name="heed" />
          <div><b>Said at the same time, without having seen this</b>{action.also.map((step) => <p key={`${step.at}${step.by}${step.state}`}><Step step={step} /></p>)}</div>
        </div>
      ) : null}
      {set.error && !asking ? <p className="nhsuk-error-message" role="alert"><span className="nhsuk-u-visually-hidden">Error: </span>{set.error.message}</p> : null}
      {asking ? (
        <StepForm key={asking.state} caseId={caseId} action={action} step={asking} circle={circle} waiting={set.isPending} refused={set.isPending ? null : set.error} forget={() => set.reset()} take={(reason, who) => take(asking, reason, who)} leave={() => { set.reset(); setAskingFor(""); }} />
      ) : (
        <div className="rt-action__steps">
          {atOnce.map((step) => <Button key={step.state} size="small" aria-disabled={set.isPending} onClick={() => take(step, "", NOBODY)}>{stepInWords(action.state, step.state)}<Hidden text={action.text} /></Button>)}
          {others.map((step) => <Button key={step.state} look="words" onClick={() => { set.reset(); setAskingFor(step.state); }}>{stepInWords(action.state, step.state)}<Hidden text={action.text} /></Button>)}
          {action.steps.length > 1 ? <Button look="words" aria-expanded={steps} onClick={() => setSteps((was) => !was)}>{steps ? "Hide steps" : "All steps"}<Hidden text={action.text} /></Button> : null}
        </div>
      )}
      {steps ? <ol className="rt-action__taken">{action.steps.map((step) => <li key={`${step.at}${step.by}${step.state}`}><Step step={step} /></li>)}</ol> : null}
    </li>
  );
}

const Hidden = ({ text }: { readonly text: string }) => <span className="nhsuk-u-visually-hidden">: {text}</span>;

/** "Declined by Tom Barr, Oakfield Housing, 12 March 2026, 2:14pm. The house is not ours. Suggests Dev Patel." */
function Step({ step }: { readonly step: TakenStep }) {
  return (
    <>
      {actionStateInWords(step.state)} by {step.by || "somebody not known yet"}{step.organisation ? `, ${step.organisation}` : ""}, <InstantText at={step.at} />
      {step.reason ? <>. <q>{step.reason}</q></> : null}
      {step.owner ? `. ${step.state === "declined" ? "Suggests" : "Asks"} ${step.owner}` : ""}
    </>
  );
}

/** The tag says it in words; its colour only helps the eye. */
function tagOf(state: string): string {
  if (state === "declined" || state === "blocked") return "nhsuk-tag--yellow";
  if (state === "done" || state === "confirmed") return "nhsuk-tag--green";
  return state === "cancelled" ? "nhsuk-tag--grey" : "nhsuk-tag--white";
}
