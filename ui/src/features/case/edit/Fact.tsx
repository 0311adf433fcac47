/** One fact: what it says, who said so and when, what it said before, and "Change". Two answers are never shown as one. */
import { useEffect, useRef, useState } from "react";

import { showKeySafe } from "../../../ipc/edits";
import type { Case, Change, Field } from "../../../ipc/generated/commands";
import { Button } from "../../../nhs/Button";
import { DayText, InstantText } from "../../../nhs/DateText";
import { valueInWords } from "../../../nhs/words/codes";
import { fieldInWords } from "../../../nhs/words/fields";
import { KeySafe } from "../KeySafe";
import { goToQuestion } from "../TwoAnswersField";
import { FactForm } from "./FactForm";
import type { Base } from "./factRules";

interface Props {
  readonly fact: Field;
  readonly record: Case;
  readonly canChange: boolean;
  readonly editing: boolean;
  readonly edit: (field: string) => void;
  readonly onError: (has: boolean) => void;
}

export function Fact({ fact, record, canChange, editing, edit, onError }: Props) {
  const { field, value, by, organisation, at } = fact;
  const name = fieldInWords(field);
  const [past, setPast] = useState(false);
  const [base, setBase] = useState<Base>();
  const change = useRef<HTMLButtonElement>(null);
  const disputed = record.two_answers.some((question) => question.field === field);
  const events = record.history.filter((event) => event.what === field);
  const secret = field === "key_safe" && value === "kept_back";
  const done = (): void => {
    edit("");
    setBase(undefined);
    // The form goes; the focus comes back to where it was opened.
    requestAnimationFrame(() => change.current?.focus());
  };
  const leave = useRef(edit);
  useEffect(() => {
    leave.current = edit;
  });
  useEffect(() => {
    if (!editing || !secret) return undefined;
    let gone = false;
    // Whoever writes over the code has seen it, and that leaves its line.
    void showKeySafe(record.row.id).then((answers) => (gone ? undefined : setBase({ value: answers[0]?.value ?? "", answers: answers.map(({ id }) => id) })), () => (gone ? undefined : leave.current("")));
    return () => {
      gone = true;
    };
  }, [editing, secret, record.row.id]);
  if (editing && (!secret || base)) return <li className="rt-fact rt-fact--open"><FactForm record={record} field={field} {...(base ? { base } : {})} onError={onError} done={done} /></li>;
  return (
    <li className="rt-fact">
      <h3>{name}</h3>
      <div className="rt-record__value">
        {disputed ? <><strong className="nhsuk-tag nhsuk-tag--yellow">Needs checking</strong> Two answers</> : secret ? <KeySafe caseId={record.row.id} /> : <Value record={record} field={field} value={value} />}
      </div>
      <p className="rt-second">{[by, organisation].filter(Boolean).join(", ")}{at ? <>{by || organisation ? ", " : ""}<DayText day={at} /></> : null}</p>
      <div className="rt-fact__acts">
        {disputed ? <Button look="words" onClick={() => goToQuestion(field)}>Choose<Hidden name={name} /></Button> : canChange ? <Button look="words" ref={change} onClick={() => edit(field)}>Change<Hidden name={name} /></Button> : null}
        {events.length > 0 ? <Button look="words" aria-expanded={past} onClick={() => setPast((was) => !was)}>{past ? "Hide history" : "History"}<Hidden name={name} /></Button> : null}
      </div>
      {past ? <Past field={field} events={events} /> : null}
    </li>
  );
}

const Hidden = ({ name }: { readonly name: string }) => <span className="nhsuk-u-visually-hidden">: {name}</span>;

/** The stage with its reason; everything else in words. */
function Value({ record, field, value }: { readonly record: Case; readonly field: string; readonly value: string }) {
  const reason = field === "status" ? record.parts.flatMap(({ fields }) => fields).find((one) => one.field === "status_reason")?.value : "";
  return <>{valueInWords(field, value)}{reason ? `: ${reason}` : ""}</>;
}

/** Every value it ever had, newest first. */
function Past({ field, events }: { readonly field: string; readonly events: readonly Change[] }) {
  return (
    <ol className="rt-fact__past">
      {events.map(({ value, settled, by, organisation, at }, index) => (
        <li key={`${at} ${index}`}>
          <b>{inWords(field, value)}</b>{settled ? ", chosen between two answers" : ""}{before(events, index) === null ? ", the first that was recorded" : <>, before that {inWords(field, before(events, index) ?? "")}</>}
          <span className="rt-second">{[by, organisation].filter(Boolean).join(", ")}, <InstantText at={at} /></span>
        </li>
      ))}
    </ol>
  );
}

const inWords = (field: string, value: string): string => (value === "kept_back" ? "Not shown here" : valueInWords(field, value) || "Cleared");

/** What it said before a change: the next older value that differs; null when there is none. */
const before = (events: readonly Change[], index: number): string | null => events.slice(index + 1).find((older) => older.value !== events[index]?.value)?.value ?? null;
