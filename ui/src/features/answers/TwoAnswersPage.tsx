/** Every question with two answers, one at a time: both in view, nothing chosen, and leaving it is a full choice. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { useQuestions } from "../../ipc/sharing";
import { counted } from "../../nhs/format/count";
import { initials } from "../../nhs/format/name";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { keyOf } from "./choice";
import { OneQuestion } from "./OneQuestion";
import { PersonStrip } from "./PersonStrip";

/** `first` is the question to begin with, by its key; any other when it is settled already. */
export function TwoAnswersPage({ first = "" }: { readonly first?: string }) {
  const { data, error, isPending, refetch } = useQuestions();
  const [at, setAt] = useState({ key: first, index: 0 });
  const [said, setSaid] = useState("");
  const end = useRef<HTMLParagraphElement>(null);
  const questions = data ?? [];
  const found = questions.findIndex((question) => keyOf(question) === at.key);
  // One that was settled is gone: the next one stands in its place.
  const index = found >= 0 ? found : Math.min(at.index, Math.max(questions.length - 1, 0));
  const current = questions[index];
  usePageTitle(current ? `${initials(current.person)}, two answers to check` : "Two answers to check");
  const go = (to: number): void => {
    const next = questions[(to + questions.length) % questions.length];
    if (next) setAt({ key: keyOf(next), index: questions.indexOf(next) });
  };
  useEffect(() => {
    if (said && !current) end.current?.focus();
  }, [said, current]);
  if (error && !data) return <div className="rt-page__body"><PageHead title="Two answers to check" /><CouldNot what="The questions could not be read" message={error.message} again={() => void refetch()} /></div>;
  if (isPending) return <div className="rt-page__body"><PageHead title="Two answers to check" /><Loading what="the questions" /></div>;
  if (!current) {
    return (
      <div className="rt-page__body">
        <PageHead title="Two answers to check" />
        <p role="status" tabIndex={-1} ref={end}>{said}</p>
        <Nothing heading="Nothing to check">
          <p>When two people answer one question differently before either has seen the other’s answer, both come here until somebody chooses.</p>
          <p><Link to="/caseload">Back to the caseload</Link></p>
        </Nothing>
      </div>
    );
  }
  return (
    <>
      <PersonStrip person={current.person} />
      <div className="rt-page__body">
        <nav className="rt-answers__crumb" aria-label="Questions">
          <span>Two answers to check, {index + 1} of {questions.length}</span>
          {questions.length > 1 ? (
            <>
              <button type="button" className="rt-wordbutton" onClick={() => { setSaid(""); go(index - 1); }}>Previous<span className="nhsuk-u-visually-hidden"> question</span></button>
              <button type="button" className="rt-wordbutton" onClick={() => { setSaid(""); go(index + 1); }}>Next<span className="nhsuk-u-visually-hidden"> question</span></button>
            </>
          ) : null}
        </nav>
        <p role="status" className={said ? "rt-answers__said" : ""}>{said ? `${said} ${counted(questions.length, "question is", "questions are")} left.` : ""}</p>
        <OneQuestion
          key={keyOf(current)}
          live={current}
          settled={(words) => { setSaid(words); setAt({ key: "", index }); }}
          later={() => { setSaid("Left as it is."); go(index + 1); }}
          only={questions.length === 1}
        />
      </div>
    </>
  );
}
