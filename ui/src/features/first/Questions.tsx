/** The four questions, one a page: who, which organisation, which team, which passphrase. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { judgePassphrase, useCreateVault } from "../../ipc/first";
import type { NewCode } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { RadioField, SelectField, TextField } from "../../nhs/Fields";
import { usePageTitle } from "../../nhs/usePageTitle";
import { ORGANISATION_KINDS } from "../../nhs/words/organisations";
import { type Answers, missing, pageOf, type Question, QUESTIONS } from "./answers";
import { Frame } from "./Frame";
import { FIRST, missingWords, NewPassphrase } from "../../nhs/NewPassphrase";

const HEADINGS: Readonly<Record<Question, string>> = {
  you: "Who are you?",
  organisation: "Which organisation do you work for?",
  team: "Which team are you in?",
  passphrase: "Choose your passphrase",
};

interface Props {
  readonly answers: Answers;
  readonly answer: (next: Partial<Answers>) => void;
  readonly question: Question;
  readonly ask: (question: Question) => void;
  readonly leave: () => void;
  readonly made: (code: NewCode) => void;
}

export function Questions({ answers, answer, question, ask, leave, made }: Props) {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const create = useCreateVault();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const number = QUESTIONS.indexOf(question);
  const before = QUESTIONS[number - 1];
  const after = QUESTIONS[number + 1];
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  usePageTitle(HEADINGS[question], problems.length > 0);
  // Each page begins at its first box, unless it has something to say about the boxes.
  useEffect(() => {
    if (problems.length === 0) form.current?.querySelector<HTMLElement>("input, select")?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the page changes
  }, [question]);
  const goTo = (page: Question): void => {
    setProblems([]);
    ask(page);
  };
  const send = (): void => {
    const [words, again] = [first.current?.value ?? "", second.current?.value ?? ""];
    const found = missingWords(words, again);
    setProblems(found);
    if (found.length > 0 || create.isPending) return;
    const { way, team, ...rest } = answers;
    create.mutate({ ...rest, team: way === "new" ? team : null, passphrase: words }, {
      onSuccess: made,
      onError: ({ code, field, message }) => {
        const page = pageOf(field);
        if (page) ask(page);
        setProblems([{ fieldId: code === "weak_passphrase" ? FIRST : page ? field : null, words: message, ...(page || code === "weak_passphrase" ? {} : { next: "Nothing was set up. Your answers are kept." }) }]);
      },
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!after) {
      send();
      return;
    }
    const found = missing(question, answers);
    setProblems(found);
    if (found.length === 0) goTo(after);
  };
  return (
    <Frame back={create.isPending ? undefined : () => (before ? goTo(before) : leave())}>
      <form className="rt-first__form" ref={form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <div>
          <p className="rt-first__step">Question {number + 1} of {QUESTIONS.length}</p>
          <h1>{HEADINGS[question]}</h1>
        </div>
        {question === "you" ? (
          <>
            <TextField id="person" label="Your name" hint="It stands beside everything you write, here and at your partners." value={answers.person} change={(person) => answer({ person })} wrong={wrong("person")} maxLength={100} autoComplete="name" />
            <TextField id="role" label="Your job title" hint="For example, care coordinator" value={answers.role} change={(role) => answer({ role })} wrong={wrong("role")} maxLength={100} autoComplete="organization-title" />
          </>
        ) : null}
        {question === "organisation" ? (
          <>
            <TextField id="organisation" label="Name of your organisation" hint="As your partners know it" value={answers.organisation} change={(organisation) => answer({ organisation })} wrong={wrong("organisation")} maxLength={100} autoComplete="organization" />
            <SelectField id="kind" label="Kind of organisation" value={answers.kind} change={(kind) => answer({ kind })} wrong={wrong("kind")} choices={ORGANISATION_KINDS} none="Choose one" />
            <TextField id="ods" label="ODS code, if you have one" hint="NHS organisations have one, such as A81001. Leave it empty if you do not know it." value={answers.ods} change={(ods) => answer({ ods })} wrong={wrong("ods")} width="short" maxLength={12} exact />
          </>
        ) : null}
        {question === "team" ? (
          <>
            <RadioField id="way" label="Is there a team already?" hint="A team is the organisations that look after the same people in one neighbourhood." value={answers.way} change={(way) => answer({ way })} wrong={wrong("way")} choices={[
              { value: "new", words: "No, we start a new one", hint: "Partners are invited later." },
              { value: "join", words: "Yes, we join it", hint: "First you set up this laptop. Then you swap cards with somebody in the team, and take in their invitation." },
            ]} />
            {answers.way === "new" ? <TextField id="team" label="Name of the team" hint="For example, Hathermoor neighbourhood team" value={answers.team} change={(team) => answer({ team })} wrong={wrong("team")} maxLength={200} /> : null}
          </>
        ) : null}
        {question === "passphrase" ? (
          <>
            <p>It opens the caseload on this laptop, and nobody can look it up for you. Do not use one that you use elsewhere.</p>
            <NewPassphrase wrong={wrong} first={first} second={second} judge={judgePassphrase} />
          </>
        ) : null}
        <div className="rt-form__acts">
          <Button type="submit" look="go" size="big" aria-disabled={create.isPending}>{after ? "Continue" : create.isPending ? "Setting up this laptop" : "Set up this laptop"}</Button>
        </div>
      </form>
    </Frame>
  );
}
