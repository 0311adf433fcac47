/** A duty that somebody is asked to take on: by whom, why, what to know, and the answers that one may give. */
import { type ReactNode, useEffect, useId, useRef } from "react";

import { Button } from "./Button";
import { DayText, InstantText } from "./DateText";
import { ErrorSummary } from "./ErrorSummary";
import { TextArea } from "./Fields";
import { dutyInWords, handoverStepInWords, offerSeenInWords } from "./words/handover";

export interface OfferStep {
  readonly state: string;
  readonly by: string;
  readonly organisation: string;
  readonly at: string;
  readonly reason: string | null;
  readonly to: string | null;
}

export interface OfferFacts {
  readonly id: string;
  readonly of: string;
  readonly to: string;
  readonly from: string;
  readonly reason: string;
  readonly summary: string | null;
  readonly effective: string | null;
  readonly state: string;
  readonly offered_by: string;
  readonly offered_by_organisation: string;
  readonly offered_at: string;
  readonly answer: OfferStep | null;
  readonly also: readonly OfferStep[];
  readonly overtaken: OfferStep | null;
  readonly seen_by_asked: string | null;
  readonly may: readonly string[];
}

/** What can be done with it here. */
export interface OfferHands {
  readonly asking: string;
  readonly reason: string;
  readonly ask: (answer: string) => void;
  readonly write: (reason: string) => void;
  readonly leave: () => void;
  readonly give: (answer: "accept" | "decline" | "revoke") => Promise<boolean>;
  readonly waiting: boolean;
  readonly refused: { readonly message: string; readonly field: string | null } | null;
}

interface Props {
  readonly offer: OfferFacts;
  readonly hands: OfferHands;
  /** Whom it is about, where the page does not say. */
  readonly about?: ReactNode;
  /** Where the focus goes once it is answered, because the answers go. */
  readonly answered: () => void;
}

export function OfferCard({ offer, hands, about, answered }: Props) {
  const id = useId();
  const card = useRef<HTMLDivElement>(null);
  const asked = useRef("");
  const { asking, refused, waiting } = hands;
  const duty = dutyInWords(offer.of);
  const give = (answer: "accept" | "decline" | "revoke"): void => void hands.give(answer).then((done) => (done ? answered() : undefined));
  const wants = asking === "decline" || asking === "revoke" ? asking : null;
  useEffect(() => {
    if (wants) card.current?.querySelector("textarea")?.focus();
    else if (asked.current) card.current?.querySelector<HTMLElement>(`[data-answer=${asked.current}]`)?.focus();
    asked.current = wants ?? "";
  }, [wants]);
  const wrong = refused?.field === "reason" ? refused.message : null;
  const hidden = <span className="nhsuk-u-visually-hidden"> to be {duty}</span>;
  return (
    <div className="rt-offer" ref={card}>
      <p className="rt-offer__what">{about ? <>{about}: </> : null}<b>{offer.to}</b> {offer.state === "offered" ? "is asked to be" : "was asked to be"} {duty}{offer.effective ? <> from <DayText day={offer.effective} /></> : null}</p>
      <p className="rt-second">{offer.from ? `Now ${offer.from}. ` : ""}Offered by {[offer.offered_by, offer.offered_by_organisation].filter(Boolean).join(", ") || "somebody not known yet"}, <InstantText at={offer.offered_at} /></p>
      <p>{offer.reason}</p>
      {offer.summary ? <p className="rt-offer__know"><b>To know:</b> {offer.summary}</p> : null}
      {offer.answer ? <p><Step step={offer.answer} /></p> : null}
      {offer.also.map((step) => <p key={`${step.at}${step.state}`}>Without having seen that: <Step step={step} /></p>)}
      {offer.overtaken ? <p className="rt-offer__over">Meanwhile {offer.overtaken.to} has accepted, so this offer holds no longer.</p> : null}
      {offer.state === "offered" && !offer.overtaken && !offer.may.includes("accept") ? <p className="rt-quiet">{[offerSeenInWords(offer.seen_by_asked), "Nothing changes until they accept."].filter(Boolean).join(". ")}</p> : null}
      {refused ? <ErrorSummary problems={[{ fieldId: wrong === null ? null : id, words: refused.message, next: "Nothing was changed." }]} level="h3" /> : null}
      {wants ? (
        <form
          className="rt-offer__why"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            give(wants);
          }}
        >
          <TextArea id={id} label={wants === "decline" ? "Why not? They must find somebody else" : "Why is the offer taken back?"} rows={2} maxLength={500} value={hands.reason} change={hands.write} wrong={wrong} />
          <div className="rt-acts">
            <Button type="submit" size="small" aria-disabled={waiting}>{wants === "decline" ? "Decline" : "Take the offer back"}</Button>
            <Button look="words" onClick={hands.leave}>Not now</Button>
          </div>
        </form>
      ) : offer.may.length > 0 ? (
        <div className="rt-acts">
          {offer.may.includes("accept") ? <Button size="small" aria-disabled={waiting} onClick={() => give("accept")}>Accept{hidden}</Button> : null}
          {offer.may.includes("decline") ? <Button look="words" data-answer="decline" onClick={() => hands.ask("decline")}>Decline{hidden}</Button> : null}
          {offer.may.includes("revoke") ? <Button look="words" data-answer="revoke" onClick={() => hands.ask("revoke")}>Take back<span className="nhsuk-u-visually-hidden"> the offer to be {duty}</span></Button> : null}
        </div>
      ) : null}
    </div>
  );
}

const Step = ({ step }: { readonly step: OfferStep }) => (
  <>{handoverStepInWords(step.state)} by {[step.by, step.organisation].filter(Boolean).join(", ") || "somebody not known yet"}, <InstantText at={step.at} />{step.reason ? <>: <q>{step.reason}</q></> : null}</>
);
