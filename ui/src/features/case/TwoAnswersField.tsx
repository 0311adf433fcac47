/**
 * One question with two answers. Who said it and when stand beside each; nothing is sorted by time and nothing is chosen
 * when the choice opens. What a person chooses carries the answers they saw: if another arrived meanwhile, nothing is
 * overwritten and both pages show the new set.
 */
import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { showKeySafe } from "../../ipc/edits";
import type { Answer, TwoAnswers } from "../../ipc/generated/commands";
import { useSettle } from "../../ipc/queries";
import { Button } from "../../nhs/Button";
import { DayText } from "../../nhs/DateText";
import { ErrorSummary, FieldError, type Problem } from "../../nhs/ErrorSummary";
import { counted } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";
import { valueInWords } from "../../nhs/words/codes";
import { fieldInWords, isRecord } from "../../nhs/words/fields";

const COUNTS = ["", "", "Two answers", "Three answers"];
const countInWords = (count: number): string => COUNTS[count] ?? counted(count, "answer");

const buttonId = (field: string): string => `question-${field}`;
/** Versions of a record differ in these lines; everything else they say alike. */
const nameOf = (field: string): string => (isRecord(field) ? "A record was corrected apart" : fieldInWords(field));

/** Moves to the question about a field, from wherever its two answers are met. */
export function goToQuestion(field: string): void {
  const button = document.getElementById(buttonId(field));
  button?.scrollIntoView({ block: "center" });
  button?.focus();
}

/** Settled: the question goes from the page, so the focus goes to the next one, or to the headings below. */
function settled(field: string): void {
  requestAnimationFrame(() => {
    const next = document.querySelector<HTMLElement>(`.rt-two button:not(#${CSS.escape(buttonId(field))})`) ?? document.querySelector<HTMLElement>(".rt-tabs [role=tab][aria-selected=true]");
    next?.focus();
  });
}

export function TwoAnswersField({ question }: { readonly question: TwoAnswers }) {
  const [choosing, setChoosing] = useState(false);
  const [codes, setCodes] = useState<readonly Answer[] | null>(null);
  const [wrong, setWrong] = useState("");
  const title = useId();
  // Into the choice when it opens, and back to its button when it is put off.
  const leave = (): void => {
    setChoosing(false);
    setCodes(null);
    requestAnimationFrame(() => goToQuestion(question.field));
  };
  // The codes of a key safe come with a press, and the press leaves its line in the audit.
  const secret = question.field === "key_safe" && codes === null;
  const shown = codes ? { ...question, answers: [...codes] } : question;
  const choose = (): void => {
    if (!secret) return setChoosing(true);
    void showKeySafe(question.case).then((answers) => { setCodes(answers); setChoosing(true); }, (reason: unknown) => setWrong(asRefusal(reason).message));
  };
  return (
    <section className="rt-two" aria-labelledby={title}>
      <Icon name="heed" />
      <h3 id={title}>{nameOf(question.field)}: {countInWords(question.answers.length).toLowerCase()}</h3>
      {choosing ? (
        <Choice question={shown} done={leave} />
      ) : (
        <>
          <Button size="small" id={buttonId(question.field)} onClick={choose}>{secret ? "Show both" : "Choose"}<span className="nhsuk-u-visually-hidden"> {nameOf(question.field)}</span></Button>
          <dl>
            {question.answers.map((answer) => (
              <div key={answer.id}><dt>{secret ? "Behind a press" : valueInWords(question.field, answer.value)}</dt><dd><Said answer={answer} /></dd></div>
            ))}
          </dl>
          {wrong ? <p className="rt-late" role="alert">{wrong}</p> : null}
        </>
      )}
    </section>
  );
}

const Said = ({ answer }: { readonly answer: Answer }) => <>{answer.by}, {answer.organisation}, <DayText day={answer.at} /></>;

function Choice({ question, done }: { readonly question: TwoAnswers; readonly done: () => void }) {
  const settle = useSettle(question.case);
  const options = useRef<HTMLFieldSetElement>(null);
  useEffect(() => options.current?.querySelector("input")?.focus(), []);
  const [chosen, setChosen] = useState("");
  const [asked, setAsked] = useState(false);
  const group = useId();
  const firstId = `${group}-0`;
  const chosenAnswer = question.answers.find((answer) => answer.id === chosen);
  const missing = asked && !chosenAnswer;
  const refusal = settle.isPending ? null : settle.error;
  const problems = useMemo<readonly Problem[]>(() => {
    if (missing) return [{ fieldId: firstId, words: "Choose one of the answers" }];
    if (!refusal) return [];
    return [{ fieldId: null, words: refusal.message, next: refusal.code === "changed_meanwhile" ? "Nothing was overwritten. Look at the answers again." : "Nothing was changed." }];
  }, [missing, firstId, refusal]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!chosenAnswer || settle.isPending) return;
    settle.mutate(
      { case: question.case, field: question.field, value: isRecord(question.field) ? chosenAnswer.id : chosenAnswer.value, seen: question.answers.map(({ id }) => id) },
      { onSuccess: () => { done(); settled(question.field); }, onError: () => { setChosen(""); setAsked(false); } },
    );
  };
  return (
    <form className="rt-two__choice" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} level="h3" />
      <fieldset ref={options} aria-describedby={`${group}-what`}>
        <legend className="nhsuk-u-visually-hidden">{nameOf(question.field)}</legend>
        {missing ? <FieldError id={`${group}-error`} words="Choose one of the answers" /> : null}
        {question.answers.map((answer, index) => (
          <label className="rt-option" key={answer.id}>
            <input type="radio" id={`${group}-${index}`} name={group} checked={chosen === answer.id} onChange={() => setChosen(answer.id)} />
            <span><b className="rt-record__value">{valueInWords(question.field, answer.value)}</b> <Said answer={answer} /></span>
          </label>
        ))}
      </fieldset>
      <p id={`${group}-what`}>Every partner will see the answer you choose and that you chose it. The other stays in the history.</p>
      <div className="rt-acts">
        <Button type="submit" size="small" aria-disabled={settle.isPending}>Use this answer</Button>
        <Button look="words" onClick={done}>Not now</Button>
      </div>
    </form>
  );
}
