/** A new referral: three pages and a check, whoever may be the same person beside them, and nothing saved unseen. */
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useLayoutEffect, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { draftsKept, useIsKept } from "../../ipc/draft";
import { possibleMatches, useWaysBack } from "../../ipc/edits";
import type { Referred } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useCohorts } from "../../ipc/queries";
import { REFERRAL, useRefer } from "../../ipc/referral";
import { Button } from "../../nhs/Button";
import { Dialog } from "../../nhs/Dialog";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { listName } from "../../nhs/format/name";
import { usePageTitle } from "../../nhs/usePageTitle";
import { Loading } from "../../nhs/Waiting";
import { CheckAnswers } from "./CheckAnswers";
import { Knows } from "./Knows";
import { Matches } from "./Matches";
import { matchButtonId } from "./PossibleMatch";
import { Saved } from "./Saved";
import type { ReferralSearch } from "./search";
import { Steps } from "./Steps";
import { BOXES, boxOf, isEmpty, personOf, problemsOf, readStep, referralOf, type Step, STEPS } from "./typedReferral";
import { useTypedReferral } from "./useTypedReferral";
import { ANOTHER, Who } from "./Who";
import { Why } from "./Why";

const TITLES: Readonly<Record<Step, string>> = { who: "Who is this about?", why: "Why, and how soon?", sharing: "What does the person know and want?", check: "Check your answers" };
const FIRST: Readonly<Record<Step, string>> = { who: BOXES.nhs_number, why: BOXES.source, sharing: BOXES.knows, check: "referral-title-check" };

const focusOn = (id: string): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
};

export function ReferralPage({ search }: { readonly search: ReferralSearch }) {
  const [result, setResult] = useState<Referred | null>(null);
  const typing = useTypedReferral();
  if (search.done) return <div className="rt-page__body"><Saved key={search.done} id={search.done} result={result?.id === search.done ? result : null} /></div>;
  if (!typing.ready) return <div className="rt-page__body"><Loading what="the referral" /></div>;
  return <Form typing={typing} search={search} saved={setResult} />;
}

interface FormProps {
  readonly typing: ReturnType<typeof useTypedReferral>;
  readonly search: ReferralSearch;
  readonly saved: (result: Referred) => void;
}

function Form({ typing: { typed, change, clear }, search, saved }: FormProps) {
  const navigate = useNavigate();
  const refer = useRefer();
  const ways = useWaysBack("");
  const did = useDid();
  const cohorts = useCohorts().data ?? [];
  const kept = useIsKept(null, REFERRAL);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [looking, setLooking] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [looks, setLooks] = useState(0);
  const step = search.step ?? readStep(typed.step) ?? "who";
  const title = TITLES[step];
  usePageTitle(title, problems.length > 0);
  const person = personOf(typed);

  // The cursor stands in the first box of each page, or in the box that somebody came to change.
  const wanted = useRef("");
  useLayoutEffect(() => {
    document.getElementById(wanted.current || (step === "who" && typed.caseId ? ANOTHER : FIRST[step]))?.focus();
    wanted.current = "";
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- on arriving, not while typing
  }, [step]);

  const go = (to: Step, box = "", back = false): void => {
    wanted.current = box;
    setProblems([]);
    if (!isEmpty(typed)) change({ step: to });
    void navigate({ to: "/referral", search: { step: to, ...(back ? { back: true } : {}) } });
  };
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;

  /** Somebody here who may be the person and of whom nobody has said so: also whoever arrived meanwhile. */
  const unanswered = async (): Promise<readonly Problem[]> => {
    if (typed.caseId) return [];
    const found = (await possibleMatches(person)).filter(({ row }) => !typed.different.includes(row.id));
    if (found.length > 0) setLooks((before) => before + 1);
    return found.map(({ row }) => ({ fieldId: matchButtonId(row.id), words: `Say whether this is the same person as ${listName(row)}, case ${row.code}` }));
  };

  const onward = async (): Promise<void> => {
    const missing = problemsOf(typed, step);
    if (missing.length > 0) return setProblems(missing);
    if (step === "who") {
      const asked = await unanswered();
      if (asked.length > 0) return setProblems(asked);
    }
    go(search.back ? "check" : (STEPS[STEPS.indexOf(step) + 1] ?? "check"));
  };

  const save = async (): Promise<void> => {
    for (const one of STEPS) {
      const missing = problemsOf(typed, one);
      if (missing.length > 0) {
        go(one, missing[0]?.fieldId ?? "", true);
        return setProblems(missing);
      }
    }
    const asked = await unanswered();
    if (asked.length > 0) return setProblems(asked);
    const about = typed.caseId ? typed.caseName : listName(person);
    const referred = await refer.mutateAsync(referralOf(typed, REFERRAL));
    saved(referred);
    clear();
    did({ words: `${about} referred`, about, caseId: referred.id, undo: typed.caseId ? null : ways.newCase(referred), undone: "The new record is marked as entered in error" });
    await navigate({ to: "/referral", search: { done: referred.id }, replace: true });
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (looking) return;
    setLooking(true);
    void (step === "check" ? save() : onward()).catch((reason: unknown) => {
      const refusal = asRefusal(reason);
      const place = boxOf(refusal.field);
      if (place && place.step !== step) go(place.step, "", true);
      setProblems([{ fieldId: place?.id ?? null, words: refusal.message, next: "Nothing was saved. What you typed is still in the boxes." }]);
    }).finally(() => setLooking(false));
  };

  const discard = (): void => {
    setDiscarding(false);
    setProblems([]);
    clear();
    void navigate({ to: "/referral", search: {} });
    focusOn(FIRST.who);
  };
  const later = async (): Promise<void> => {
    await draftsKept();
    await navigate({ to: "/today" });
  };

  const before = STEPS[STEPS.indexOf(step) - 1];
  const beside = step === "who" || step === "check";
  return (
    <div className="rt-page__body">
      <Steps step={step} />
      <div className={beside ? "rt-add" : "rt-add rt-add--alone"}>
        <div>
          <ErrorSummary problems={problems} />
          <h1 id={step === "check" ? FIRST.check : "referral-title"} tabIndex={-1}>{title}</h1>
          <form className="rt-form rt-add__form" onSubmit={submit} noValidate aria-label="New referral">
            {step === "who" ? <Who typed={typed} change={change} wrong={wrong} /> : null}
            {step === "why" ? <Why typed={typed} change={change} wrong={wrong} cohorts={cohorts} /> : null}
            {step === "sharing" ? <Knows typed={typed} change={change} wrong={wrong} /> : null}
            {step === "check" ? <CheckAnswers typed={typed} cohorts={cohorts} change={(to, box) => go(to, box, true)} /> : null}
            <div className="rt-form__acts">
              <Button type="submit" look="go" size="big" aria-disabled={looking}>{step === "check" ? "Save referral" : "Continue"}</Button>
              {before ? <Button onClick={() => go(before)}>Back</Button> : null}
              {isEmpty(typed) ? null : <Button look="words" onClick={() => void later()}>Finish later</Button>}
              {isEmpty(typed) ? null : <Button look="words" onClick={() => setDiscarding(true)}>Discard</Button>}
            </div>
            <p className="rt-quiet">{kept ? "Draft kept on this laptop. Nobody else sees it. " : ""}{step === "check" ? "Once you save, only your organisation sees the record until you share it." : ""}</p>
          </form>
        </div>
        {beside && !typed.caseId ? (
          <Matches
            typed={typed} cohorts={cohorts} looks={looks}
            same={({ row }) => { setProblems([]); change({ caseId: row.id, caseName: `${listName(row)}${row.title ? ` (${row.title})` : ""}`, caseCode: row.code }); focusOn(step === "who" ? ANOTHER : FIRST.check); }}
            open={({ row }) => void navigate({ to: "/case/$id", params: { id: row.id } })}
            different={({ row }) => { setProblems([]); change({ different: [...typed.different, row.id] }); focusOn(step === "who" ? "referral-title" : FIRST.check); }}
          />
        ) : null}
      </div>
      <Dialog title="Discard this referral?" open={discarding} close={() => setDiscarding(false)}>
        <p>What you typed is removed from this laptop. It was never saved, so nobody else has it.</p>
        <div className="rt-form__acts"><Button onClick={discard}>Discard it</Button><Button onClick={() => setDiscarding(false)}>Keep it</Button></div>
      </Dialog>
    </div>
  );
}
