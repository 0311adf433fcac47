/** Adding a person: NHS number first, whoever may be the same person beside the form while it is typed, and nothing saved unseen. */
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { keepDraft, readDraft } from "../../ipc/draft";
import { possibleMatches, useAddCase, usePossibleMatches, useWaysBack } from "../../ipc/edits";
import type { NewPerson, PossibleMatch as Match } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useCohorts } from "../../ipc/queries";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { listName } from "../../nhs/format/name";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { PersonFields } from "./PersonFields";
import { matchButtonId, PossibleMatch } from "./PossibleMatch";
import { boxOf, caseOf, enoughToLook, isEmpty, NOBODY_YET, personOf, problemsOf, readKept, type TypedPerson } from "./typedPerson";

/** The form's name among what is half-written. */
const FORM = "person";
/** Looking for the same person waits until the fingers rest. */
const REST_MS = 250;

/** The value, a moment after it last changed. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

export function AddPerson() {
  const navigate = useNavigate();
  const add = useAddCase();
  const ways = useWaysBack("");
  const did = useDid();
  const cohorts = useCohorts().data ?? [];
  const [typed, setTyped] = useState(NOBODY_YET);
  const [different, setDifferent] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [looking, setLooking] = useState(false);
  usePageTitle("Add a person", problems.length > 0);
  const person = personOf(typed);
  const rested = JSON.parse(useRested(JSON.stringify(person))) as NewPerson;
  const enough = enoughToLook(rested);
  const found = usePossibleMatches(rested, enough);
  const open = (match: Match): boolean => !different.includes(match.row.id);
  const matches = enough ? (found.data ?? []).filter(open) : [];
  const touched = useRef(false);
  const become = (next: TypedPerson): void => {
    touched.current = true;
    setTyped(next);
    keepDraft({ case: null, form: FORM, text: isEmpty(next) ? "" : JSON.stringify(next) });
  };
  useEffect(() => {
    let gone = false;
    void readDraft(null, FORM).then((draft) => {
      // Whoever has begun to type again meanwhile keeps what they type.
      if (!gone && draft && !touched.current) setTyped(readKept(draft.text));
    }, () => undefined);
    return () => {
      gone = true;
    };
  }, []);
  const change = (more: Partial<TypedPerson>): void => become({ ...typed, ...more });
  const startAgain = (): void => {
    become(NOBODY_YET);
    setDifferent([]);
    setProblems([]);
    document.getElementById("main")?.focus();
  };

  const save = async (): Promise<void> => {
    const wrong = problemsOf(typed);
    if (wrong.length > 0) return setProblems(wrong);
    setLooking(true);
    try {
      // What was typed last may not have been looked at yet, and somebody may have arrived meanwhile.
      const unanswered = (await possibleMatches(person)).filter(open);
      if (unanswered.length > 0) {
        await found.refetch();
        return setProblems(unanswered.map(({ row }) => ({ fieldId: matchButtonId(row.id), words: `Say whether this is the same person as ${listName(row)}, case ${row.code}` })));
      }
      const added = await add.mutateAsync(caseOf(typed));
      keepDraft({ case: null, form: FORM, text: "" });
      did({ words: `${listName(person)} added`, about: listName(person), caseId: added.id, undo: ways.newCase(added), undone: "The new record is marked as entered in error" });
      await navigate({ to: "/case/$id", params: { id: added.id } });
    } catch (reason) {
      const refusal = asRefusal(reason);
      setProblems([{ fieldId: boxOf(refusal.field), words: refusal.message, next: "Nothing was saved. What you typed is still in the boxes." }]);
    } finally {
      setLooking(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!looking) void save();
  };
  return (
    <div className="rt-page__body">
      <PageHead title="Add a person" line="For somebody the team will look after together" />
      <div className="rt-add">
        <div>
          <ErrorSummary problems={problems} />
          <form className="rt-form rt-add__form" onSubmit={submit} noValidate aria-label="Add a person">
            <PersonFields typed={typed} change={change} cohorts={cohorts} wrong={(id) => problems.find(({ fieldId }) => fieldId === id)?.words ?? null} />
            <div className="rt-form__acts">
              <Button type="submit" look="go" size="big" aria-disabled={looking}>Add this person</Button>
              {isEmpty(typed) ? null : <Button look="words" onClick={startAgain}>Start again</Button>}
              <p className="rt-quiet">Only your organisation will see this record until you share it.</p>
            </div>
          </form>
        </div>
        <aside className="rt-add__beside" aria-label="People already here">
          <p className="nhsuk-u-visually-hidden" role="status">{matches.length === 0 ? "" : matches.length === 1 ? "One person already here may be the same person" : `${matches.length} people already here may be the same person`}</p>
          {matches.map((match) => (
            <PossibleMatch key={match.row.id} person={person} match={match} cohorts={cohorts} open={() => void navigate({ to: "/case/$id", params: { id: match.row.id } })} different={() => { setDifferent((was) => [...was, match.row.id]); setProblems([]); document.getElementById("main")?.focus(); }} />
          ))}
          {matches.length === 0 ? <div className="rt-add__none"><p className="rt-quiet">{enough && found.isSuccess ? "Nobody here looks like the same person so far." : "While you type, anybody here who may be the same person appears in this place."}</p></div> : null}
        </aside>
      </div>
    </div>
  );
}
