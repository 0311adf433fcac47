/** "Same person?": the pairs of records that may be one person, one at a time; a person decides, and can take it back. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { useSameQuestions } from "../../ipc/same";
import { counted, grouped } from "../../nhs/format/count";
import { initials } from "../../nhs/format/name";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { OnePair } from "./OnePair";
import { keyOf } from "./sameWords";

export function SamePage() {
  const { data, error, isPending, refetch } = useSameQuestions();
  const [at, setAt] = useState({ key: "", index: 0 });
  const [said, setSaid] = useState("");
  const end = useRef<HTMLParagraphElement>(null);
  const pairs = data?.pairs ?? [];
  const found = pairs.findIndex((pair) => keyOf(pair) === at.key);
  // One that was answered is gone: the next one stands in its place.
  const index = found >= 0 ? found : Math.min(at.index, Math.max(pairs.length - 1, 0));
  const current = pairs[index];
  usePageTitle(current ? `${initials(current.one.row)}, same person?` : "Same person?");
  const go = (to: number): void => {
    const next = pairs[(to + pairs.length) % pairs.length];
    if (next) setAt({ key: keyOf(next), index: pairs.indexOf(next) });
  };
  useEffect(() => {
    if (said && !current) end.current?.focus();
  }, [said, current]);
  if (error && !data) return <div className="rt-page__body"><PageHead title="Same person?" /><CouldNot what="The questions could not be read" message={error.message} again={() => void refetch()} /></div>;
  if (isPending) return <div className="rt-page__body"><PageHead title="Same person?" /><Loading what="the questions" /></div>;
  if (!current) {
    return (
      <div className="rt-page__body">
        <PageHead title="Same person?" />
        <p role="status" tabIndex={-1} ref={end}>{said}</p>
        <Nothing heading="Nobody looks like somebody else">
          <p>When two records may be about one person, they come here: after you add somebody, after an import, and when a partner shares a record. Nothing is joined by itself.</p>
          <p><Link to="/caseload">Back to the caseload</Link></p>
        </Nothing>
      </div>
    );
  }
  const total = data?.total ?? pairs.length;
  return (
    <div className="rt-page__body">
      <nav className="rt-answers__crumb" aria-label="Questions">
        <span>Same person?, {grouped(index + 1)} of {grouped(total)}</span>
        {pairs.length > 1 ? (
          <>
            <button type="button" className="rt-wordbutton" onClick={() => { setSaid(""); go(index - 1); }}>Previous<span className="nhsuk-u-visually-hidden"> question</span></button>
            <button type="button" className="rt-wordbutton" onClick={() => { setSaid(""); go(index + 1); }}>Next<span className="nhsuk-u-visually-hidden"> question</span></button>
          </>
        ) : null}
      </nav>
      <p role="status" className={said ? "rt-answers__said" : ""}>{said ? `${said} ${counted(total, "question is", "questions are")} left.` : ""}</p>
      <OnePair
        key={keyOf(current)}
        pair={current}
        answered={(words) => { setSaid(words); setAt({ key: "", index }); }}
        later={() => { setSaid("Left as it is."); go(index + 1); }}
        only={pairs.length === 1}
      />
    </div>
  );
}
