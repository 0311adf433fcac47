/**
 * One question: two records side by side, nothing chosen, and "not now" is a full choice. Before anything is joined the page
 * says what joining does; joining and "two people" can both be taken back.
 */
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import type { MergePlan, SamePair, SameSide } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useCohorts } from "../../ipc/queries";
import { useMerge, useMergePlan, useSameWaysBack, useSayDifferent } from "../../ipc/same";
import { Button } from "../../nhs/Button";
import { DayText } from "../../nhs/DateText";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { TextField } from "../../nhs/Fields";
import { counted, listed } from "../../nhs/format/count";
import { listName } from "../../nhs/format/name";
import { Pair } from "./Pair";
import { sureInWords, whyInWords } from "./sameWords";

interface Props {
  readonly pair: SamePair;
  readonly answered: (words: string) => void;
  readonly later: () => void;
  readonly only: boolean;
}

type Choice = "" | "one" | "other" | "different" | "later";

export function OnePair({ pair, answered, later, only }: Props) {
  const [choice, setChoice] = useState<Choice>("");
  const [reason, setReason] = useState("");
  const [tries, setTries] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const cohorts = useCohorts();
  const merge = useMerge();
  const different = useSayDifferent();
  const ways = useSameWaysBack();
  const did = useDid();
  const [kept, gone]: readonly [SameSide, SameSide] = choice === "other" ? [pair.other, pair.one] : [pair.one, pair.other];
  const joining = choice === "one" || choice === "other";
  const plan = useMergePlan(joining ? kept.row.id : "", gone.row.id);
  const waiting = merge.isPending || different.isPending;
  const refusal = waiting ? null : (merge.error ?? different.error);
  const missing = tries === 0 ? null : choice === "" ? { fieldId: "same-one", words: "Choose an answer, or “Not now”" } : choice === "different" && reason.trim() === "" ? { fieldId: "same-reason", words: "Say how you know: your partners are not asked again" } : null;
  const problems = useMemo<readonly Problem[]>(() => {
    if (refusal) return [{ fieldId: null, words: refusal.message, next: refusal.code === "changed_meanwhile" ? "Nothing was joined. Look at both records again." : "Nothing was changed." }];
    return missing ? [missing] : [];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each try is a new list, so that the focus comes back
  }, [missing?.words, refusal, tries]);
  const about = { about: listName(kept.row), caseId: kept.row.id };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (waiting) return;
    if (choice === "later") return later();
    setTries((was) => was + 1);
    const ids = { keep: kept.row.id, other: gone.row.id };
    if (joining && plan.data && plan.data.refused === null) {
      void merge.mutateAsync({ ...ids, seen: plan.data.seen }).then(() => {
        did({ words: "Two records are one person now", ...about, undo: ways.merged(ids.keep, ids.other), undone: "They are two records of two people again" });
        answered("Saved on this laptop. They are shown as one person now.");
      }, () => void plan.refetch());
    } else if (choice === "different" && reason.trim() !== "") {
      void different.mutateAsync({ ...ids, reason: reason.trim() }).then(() => {
        did({ words: "Said that they are two people", ...about, undo: ways.different(ids.keep, ids.other), undone: "The question is open again" });
        answered("Saved on this laptop. Nobody is asked about these two again.");
      }, () => undefined);
    }
  };
  const both = pair.why === "said_both";
  return (
    <form onSubmit={submit} noValidate className="rt-same">
      <ErrorSummary problems={problems} />
      <div className="rt-pagehead">
        <h1 tabIndex={-1} ref={heading}>Are these the same person?</h1>
        <p className="rt-quiet"><b>{sureInWords(pair.strength)}.</b> {whyInWords(pair.why)}</p>
        {pair.said_different ? <p className="rt-quiet">Two people, because: {pair.said_different}</p> : null}
      </div>
      <Pair pair={pair} cohorts={cohorts.data ?? []} />
      {both ? <p className="rt-interrupt">They are shown as one person until somebody decides. To keep them apart, open the case and choose “Separate them again”.</p> : null}
      <fieldset className="rt-same__choices">
        <legend className="nhsuk-u-visually-hidden">Are they the same person?</legend>
        {both ? null : (
          <>
            <Plain id="same-one" words={`Same person: keep ${whose(pair.one)}`} hint={`${pair.other.row.code} is then shown under ${pair.one.row.code}.`} chosen={choice === "one"} choose={() => setChoice("one")} />
            <Plain id="same-other" words={`Same person: keep ${whose(pair.other)}`} hint={`${pair.one.row.code} is then shown under ${pair.other.row.code}.`} chosen={choice === "other"} choose={() => setChoice("other")} />
            {joining ? <What plan={plan.data} failed={plan.error?.message ?? ""} kept={kept} gone={gone} /> : null}
            <Plain id="same-different" words="Different people" hint="Your partners are not asked about these two again." chosen={choice === "different"} choose={() => setChoice("different")} />
            {choice === "different" ? <div className="rt-same__reason"><TextField id="same-reason" label="How do you know?" hint="For example: twins, both met at home" value={reason} change={setReason} wrong={missing?.fieldId === "same-reason" ? missing.words : null} width="wide" /></div> : null}
          </>
        )}
        <Plain id="same-later" words="Not now" hint="Nothing changes, and the question stays in this list." chosen={choice === "later"} choose={() => setChoice("later")} />
      </fieldset>
      <div className="rt-answers__foot">
        <Button type="submit" look="go" size="big" aria-disabled={waiting || (joining && (!plan.data || plan.data.refused !== null))}>{choice === "later" ? (only ? "Leave it" : "Leave it, and go on") : "Save"}</Button>
        <p className="rt-quiet">Saved under your name. Nothing is thrown away, and you can take it back.</p>
      </div>
    </form>
  );
}

const whose = ({ row, kept_by: by, ours }: SameSide): string => `${row.code} (${ours ? "yours" : by || "not known here"})`;

/** What joining does, told before it is done. */
function What({ plan, failed, kept, gone }: { readonly plan: MergePlan | undefined; readonly failed: string; readonly kept: SameSide; readonly gone: SameSide }) {
  if (failed) return <p className="rt-interrupt rt-late" role="alert">{failed}</p>;
  if (!plan) return <p className="rt-quiet" role="status">Looking what this would do…</p>;
  if (plan.refused) return <p className="rt-interrupt" role="status"><b>This cannot be done here.</b> {plan.refused}</p>;
  return (
    <div className="rt-panel rt-same__what" role="status">
      <h2>What this does</h2>
      <ul>
        <li>{gone.row.code} is shown under {kept.row.code}, with its notes. Nothing is removed from either.</li>
        {plan.actions.map(({ text, owner, due }) => <li key={`${text} ${due}`}>Asked again in {kept.row.code}: {text} ({owner}, <DayText day={due} />)</li>)}
        {plan.actions.length > 0 ? <li>{counted(plan.actions.length, "open action")} in {gone.row.code} {plan.actions.length === 1 ? "is" : "are"} cancelled there, with that reason.</li> : null}
        {plan.cohorts.length > 0 ? <li>{kept.row.code} enters {listed(plan.cohorts)}.</li> : null}
        {plan.cohorts_left.length > 0 ? <li>Still by {gone.row.code} alone: {listed(plan.cohorts_left)}.</li> : null}
      </ul>
    </div>
  );
}

function Plain({ id, words, hint, chosen, choose }: { readonly id: string; readonly words: string; readonly hint: string; readonly chosen: boolean; readonly choose: () => void }) {
  return (
    <label className="rt-choice" htmlFor={id}>
      <input type="radio" id={id} name="same" checked={chosen} onChange={choose} />
      <span>{words}<span className="rt-second">{hint}</span></span>
    </label>
  );
}
