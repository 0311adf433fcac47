/** One record: when, by whom, what follows from it, every answer by section, and what it said before it was corrected. */
import { useState } from "react";

import type { Case, Form, RecordFact } from "../../../ipc/generated/commands";
import type { PathwayRecord } from "../../../ipc/records";
import { Button } from "../../../nhs/Button";
import { DayText, InstantText } from "../../../nhs/DateText";
import { capital, whenInWords } from "../../../nhs/forms/answerWords";
import { goToQuestion } from "../TwoAnswersField";
import { AnswersList } from "./AnswersList";
import type { Doing } from "./pathways";
import { RecordForm } from "./RecordForm";
import { Versions } from "./Versions";
import { WithdrawForm } from "./WithdrawForm";

interface Props {
  readonly one: PathwayRecord;
  /** The form as it is asked now; nothing when nobody here can ask it. */
  readonly form: Form | null;
  readonly record: Case;
  /** The newest is read at once, the others when they are opened. */
  readonly first: boolean;
  readonly doing: Doing;
  readonly open: (doing: string) => void;
  readonly done: () => void;
  readonly onError: (has: boolean) => void;
}

export function RecordCard({ one, form, record, first, doing, open, done, onError }: Props) {
  const [shown, setShown] = useState(first);
  const [past, setPast] = useState(false);
  const { id, answered } = one;
  const struck = one.withdrawn !== null;
  const may = record.writable.includes(one.part) && !struck;
  const fixing = doing.act === "fix" && doing.id === id && form !== null;
  const wrong = doing.act === "wrong" && doing.id === id;
  const when = one.happened === "" ? <DayText day={one.at} /> : whenInWords(one.happened);
  const about = <span className="nhsuk-u-visually-hidden">: {answered?.one || "record"} of {when}</span>;
  return (
    <article className={struck ? "rt-card-record rt-card-record--struck" : "rt-card-record"} aria-labelledby={`record-${id}`}>
      <div className="rt-card-record__head">
        <h3 id={`record-${id}`} tabIndex={-1}>{struck ? <del>{capital(answered?.one || "record")}, {when}</del> : <>{capital(answered?.one || "record")}, {when}</>}</h3>
        <p className="rt-second">{[one.by, one.role, one.organisation].filter(Boolean).join(", ")}, <InstantText at={one.at} /></p>
      </div>
      {one.from_list ? <p className="rt-quiet">From an imported list, not typed.</p> : null}
      {one.record !== null ? <p className="rt-quiet">It stands in the other record of this person.</p> : null}
      {struck ? <p><strong className="nhsuk-tag nhsuk-tag--grey">Entered in error</strong> {one.withdrawn}</p> : null}
      {one.needs_checking && !struck ? <p><strong className="nhsuk-tag nhsuk-tag--yellow">Needs checking</strong> Corrected in two ways. <Button look="words" onClick={() => goToQuestion(`record:${id}`)}>See both<span className="nhsuk-u-visually-hidden"> corrections</span></Button></p> : null}
      {struck ? null : <Derived facts={one.derived} />}
      {shown && !fixing ? <AnswersList form={answered} answers={one.answers} struck={struck} /> : null}
      {fixing ? <RecordForm record={record} form={form} old={one} onError={onError} done={done} saved={done} /> : null}
      {wrong ? <WithdrawForm record={record} one={one} done={done} onError={onError} /> : null}
      {fixing || wrong ? null : (
        <p className="rt-note-acts">
          <Button look="words" aria-expanded={shown} onClick={() => setShown((was) => !was)}>{shown ? "Hide answers" : "Show answers"}{about}</Button>
          {one.versions.length > 1 ? <Button look="words" aria-expanded={past} onClick={() => setPast((was) => !was)}>{past ? "Hide versions" : `${one.versions.length} versions`}{about}</Button> : null}
          {may && form ? <Button look="words" id={`pathway-fix-${id}`} onClick={() => open(`fix-${id}`)}>Correct{about}</Button> : null}
          {may ? <Button look="words" id={`pathway-wrong-${id}`} onClick={() => open(`wrong-${id}`)}>Entered in error{about}</Button> : null}
        </p>
      )}
      {past ? <Versions one={one} /> : null}
    </article>
  );
}

const SAID: Readonly<Record<string, string>> = { yes: "yes", no: "no", unknown: "cannot be told" };

/** What follows from the answers, named as worked out, with the rule and its version behind a press. */
function Derived({ facts }: { readonly facts: readonly RecordFact[] }) {
  if (facts.length === 0) return null;
  return (
    <ul className="rt-worked">
      {facts.map(({ name, label, value, help, definition }) => (
        <li key={name} className={value === "yes" ? "rt-worked__yes" : ""}>
          <details>
            <summary><b>{label}: {SAID[value] ?? value}</b> <span className="rt-quiet">worked out</span></summary>
            <p>{help.replace(/^Worked out: /, "").replace(/^./, (letter) => letter.toUpperCase())}{definition ? ` (${definition})` : ""}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
