/**
 * One question: equal cards, same rows, the value largest. Nothing is chosen when it opens, and nothing says which is
 * newer. An answer that arrives meanwhile does not move what is being read: a bar says so.
 */
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { showKeySafe } from "../../ipc/edits";
import type { Answer, Question } from "../../ipc/generated/commands";
import { useSettle, useVaultState } from "../../ipc/queries";
import { Button } from "../../nhs/Button";
import { InstantText } from "../../nhs/DateText";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { Icon } from "../../nhs/Icon";
import { PartnerMark } from "../../nhs/PartnerMark";
import { valueInWords } from "../../nhs/words/codes";
import { fieldInWords, isRecord } from "../../nhs/words/fields";
import { chosenValue, consequence, LATER, OTHER, sameAnswers, whose } from "./choice";
import { OtherAnswer } from "./OtherAnswer";

interface Props {
  readonly live: Question;
  readonly settled: (words: string) => void;
  readonly later: () => void;
  readonly only: boolean;
}

const COUNTS = ["", "", "two answers", "three answers", "four answers"];

export function OneQuestion({ live, settled, later, only }: Props) {
  const [shown, setShown] = useState(live);
  const [chosen, setChosen] = useState("");
  const [typed, setTyped] = useState("");
  const [tries, setTries] = useState(0);
  const [opened, setOpened] = useState(false);
  const [refused, setRefused] = useState("");
  const { question, before } = shown;
  // The codes of a key safe come with a press, and the press leaves its line in the audit.
  const secret = question.field === "key_safe" && !opened;
  const settle = useSettle(question.case);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = fieldInWords(question.field);
  const read = chosenValue(shown, chosen, typed);
  const missing = tries > 0 && "missing" in read ? read.missing : null;
  const refusal = settle.isPending ? null : settle.error;
  const problems = useMemo<readonly Problem[]>(() => {
    if (refusal) return [{ fieldId: refusal.field ? "other-answer" : null, words: refusal.message, next: refusal.code === "changed_meanwhile" ? "Nothing was overwritten. Look at the answers again." : "Nothing was changed." }];
    return missing ? [{ fieldId: chosen === OTHER ? (shown.kind === "date" ? "other-answer-day" : "other-answer") : `answer-${question.answers[0]?.id ?? ""}`, words: missing }] : [];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each try is a new list, so that the focus comes back
  }, [missing, refusal, tries]);
  const show = (): void => {
    setShown(live);
    setOpened(false);
    setChosen("");
    setTries(0);
    settle.reset();
    heading.current?.focus();
  };
  const open = (): void => {
    void showKeySafe(question.case).then(
      (answers) => {
        setShown({ ...live, question: { ...live.question, answers } });
        setOpened(true);
        heading.current?.focus();
      },
      (reason: unknown) => setRefused(asRefusal(reason).message),
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (settle.isPending) return;
    if (chosen === LATER) return later();
    setTries((was) => was + 1);
    if (!("value" in read)) return;
    settle.mutate(
      { case: question.case, field: question.field, value: read.value, seen: question.answers.map(({ id }) => id) },
      { onSuccess: () => settled(`Saved on this laptop. ${consequence(question.field, read.value)}`) },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} />
      <div className="rt-pagehead">
        <h1 tabIndex={-1} ref={heading}>{name} {isRecord(question.field) ? "was corrected apart:" : "has"} {COUNTS[question.answers.length] ?? `${question.answers.length} answers`}</h1>
        <p className="rt-quiet">Written apart, before either had seen the other.</p>
      </div>
      {sameAnswers(live, shown) ? null : <p className="rt-interrupt" role="status"><b>The answers have changed meanwhile.</b> <Button look="words" onClick={show}>Show them</Button></p>}
      {secret ? (
        <div className="rt-interrupt">
          <p>The codes are behind a press, and each press is kept in “Who looked at what”.</p>
          <Button onClick={open}>Show the answers</Button>
          {only ? null : <Button look="words" onClick={later}>Decide later</Button>}
          {refused ? <p className="rt-late" role="alert">{refused}</p> : null}
        </div>
      ) : null}
      {secret ? null : <><fieldset className={`rt-answers ${question.answers.length > 2 ? "rt-answers--3" : ""}`}>
        <legend className="nhsuk-u-visually-hidden">Which answer is right?</legend>
        {question.answers.map((answer) => <Card key={answer.id} answer={answer} field={question.field} before={before === "kept_back" ? "Not shown here" : before} chosen={chosen === answer.id} choose={() => setChosen(answer.id)} />)}
        <div className="rt-answers__else">
          {shown.kind === "record" ? <p>Is neither right? <Link to="/case/$id" params={{ id: question.case }} search={{ tab: "pathways", edit: `pathways:fix-${question.field.replace("record:", "")}` }}>Correct the record</Link> with both in view. What you save settles the question.</p> : <Plain words="Write something else" hint="Both answers stay in the history." chosen={chosen === OTHER} choose={() => setChosen(OTHER)} />}
          {chosen === OTHER ? <OtherAnswer question={shown} value={typed} change={setTyped} wrong={missing} /> : null}
        </div>
        <div className="rt-answers__else">
          <Plain words="Leave it for the meeting" hint="Both stay on the case, and it stays in this list." chosen={chosen === LATER} choose={() => setChosen(LATER)} />
        </div>
      </fieldset>
      <div className="rt-answers__foot">
        <Button type="submit" look="go" size="big" aria-disabled={settle.isPending}>{chosen === LATER ? (only ? "Leave it" : "Leave it, and go on") : "Save"}</Button>
        <p className="rt-quiet">Saved under your name. You can change it back: no answer is thrown away.</p>
        {only ? null : <Button look="words" onClick={later}><Icon name="down" small /> Decide later</Button>}
      </div></>}
    </form>
  );
}

function Plain({ words, hint, chosen, choose }: { readonly words: string; readonly hint: string; readonly chosen: boolean; readonly choose: () => void }) {
  return (
    <label className="rt-choice">
      <input type="radio" name="answer" checked={chosen} onChange={choose} />
      <span>{words}<span className="rt-second">{hint}</span></span>
    </label>
  );
}

function Card({ answer, field, before, chosen, choose }: { readonly answer: Answer; readonly field: string; readonly before: string | null; readonly chosen: boolean; readonly choose: () => void }) {
  const id = `answer-${answer.id}`;
  const ours = useVaultState().data?.who?.organisation === answer.organisation;
  return (
    <label className="rt-answer" htmlFor={id}>
      <span className="rt-answer__who">
        <PartnerMark organisation={answer.organisation} />
        <span><b>{answer.organisation || "Organisation not here yet"}</b><span className="rt-second">{ours ? "Your organisation" : "Partner"}</span></span>
      </span>
      <span className="rt-answer__value"><mark>{valueInWords(field, answer.value) || "Nothing"}</mark></span>
      <span className="rt-answer__rows">
        <span><span>Said by</span><span>{answer.by || "Not known here"}</span></span>
        <span><span>When</span><span><InstantText at={answer.at} /></span></span>
        {isRecord(field) ? null : <span><span>Before that</span><span>{before ? valueInWords(field, before) : "Not recorded"}</span></span>}
      </span>
      <span className="rt-choice">
        <input type="radio" id={id} name="answer" checked={chosen} onChange={choose} />
        <span><b>Use {whose(answer.organisation)} answer</b><span className="rt-second">{consequence(field, answer.value)}</span></span>
      </span>
    </label>
  );
}
