/** Starting a cohort of the team's own, or correcting one: a correction is a new version, and what it said before is kept. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { useCohortBack, useCorrectCohort, useStartCohort, usualParts } from "../../ipc/cohorts";
import { useKeptForm } from "../../ipc/draft";
import type { CohortDefinition, NewCohort } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useTeam } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { CheckField, RadioField, SelectField, TextArea, TextField } from "../../nhs/Fields";
import { box, boxesOf, boxOfField, cohortOf, HOMES, homeInWords, intervalChoices, problemsOf } from "./cohortForm";

interface Props {
  /** The cohort that is corrected; none for a new one. */
  readonly cohort: CohortDefinition | null;
  readonly done: (id: string | null) => void;
}

export function CohortForm({ cohort, done }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const team = useTeam();
  const start = useStartCohort();
  const correct = useCorrectCohort();
  const back = useCohortBack();
  const did = useDid();
  const [empty] = useState(() => boxesOf(cohort));
  const [boxes, write, clear] = useKeptForm(null, cohort ? `cohort ${cohort.id}` : "cohort new", empty);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const waiting = start.isPending || correct.isPending;
  const newest = cohort?.versions[0];
  const moved = cohort !== null && !waiting && !correct.isSuccess && boxes.seen !== (newest?.entry ?? "");
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  const chosen = boxes.circle.split(" ").filter(Boolean);
  const partners = (team.data?.members ?? []).filter(({ us, revoked }) => !us && !revoked);
  const leave = (id: string | null): void => {
    clear();
    done(id);
  };
  const circleOf = (): Promise<NewCohort["circle"]> => Promise.all(chosen.map(async (organisation) => {
    const held = cohort?.circle.find(({ id }) => id === organisation)?.parts;
    // Whoever is new gets what its kind usually gets, and the part that says who is in the cohort.
    const parts = held ?? [...new Set([...(await usualParts(organisation)), boxes.home])];
    return { organisation, parts: [...parts] };
  }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (waiting || moved) return;
    const found = problemsOf(boxes);
    setProblems(found);
    if (found.length > 0) return;
    try {
      const typed = cohortOf(boxes, await circleOf());
      const now = cohort ? await correct.mutateAsync({ id: cohort.id, cohort: typed, seen: boxes.seen }) : await start.mutateAsync(typed);
      did(cohort ? { words: `${now.name} corrected`, undo: back(cohort, now), undone: `${cohort.name} says what it said before` } : { words: `${now.name} started`, undo: null });
      leave(now.id);
    } catch (cause) {
      const refusal = asRefusal(cause);
      setProblems(refusal.code === "changed_meanwhile" ? [] : [{ fieldId: boxOfField(refusal.field), words: refusal.message, next: "What you wrote is still in the boxes." }]);
    }
  };
  return (
    <form className="rt-form" ref={form} onSubmit={(event) => void submit(event)} noValidate aria-labelledby="cohort-heading">
      <h2 id="cohort-heading">{cohort ? `Correct ${cohort.name}` : "Start a cohort"}</h2>
      <ErrorSummary problems={problems} level="h3" />
      {moved ? (
        <div className="rt-fact-form__moved" role="alert">
          <b>{[newest?.by, newest?.organisation].filter(Boolean).join(", ") || "Somebody"} corrected this cohort while you were writing.</b>
          <p>It says now: <b>{newest?.name}</b>. {newest?.purpose}</p>
          <div className="rt-acts">
            <Button size="small" onClick={() => leave(cohort?.id ?? null)}>Keep theirs</Button>
            <Button look="words" onClick={() => write({ seen: newest?.entry ?? "" })}>Go on with mine</Button>
          </div>
        </div>
      ) : null}
      <TextField id={box("name")} label="What is it called?" hint="For example: Warm homes" maxLength={80} value={boxes.name} change={(name) => write({ name })} wrong={wrong(box("name"))} />
      <TextField id={box("purpose")} label="What is it for?" hint="One sentence. It stands above the board." width="wide" maxLength={200} value={boxes.purpose} change={(purpose) => write({ purpose })} wrong={wrong(box("purpose"))} />
      <TextArea id={box("outcomes")} label="What do you want to see change?" hint="One a line, at most eight. For example: nobody sleeps in a cold room" rows={3} maxLength={1000} value={boxes.outcomes} change={(outcomes) => write({ outcomes })} wrong={wrong(box("outcomes"))} />
      <TextArea id={box("entry")} label="Who belongs in it?" rows={2} maxLength={2000} value={boxes.entry} change={(entry) => write({ entry })} wrong={wrong(box("entry"))} />
      <TextArea id={box("exit")} label="When does somebody leave it?" rows={2} maxLength={2000} value={boxes.exit} change={(exit) => write({ exit })} wrong={wrong(box("exit"))} />
      <SelectField id={box("days")} label="How often is each person looked at again?" value={boxes.days} change={(days) => write({ days })} choices={intervalChoices(boxes.days)} wrong={wrong(box("days"))} />
      {cohort ? <p><b>Who learns that somebody is in it:</b> {homeInWords(boxes.home)}. This cannot change, because the people in it stand there.</p> : (
        <RadioField id={box("home")} label="Who learns that somebody is in it?" hint="Choose with care: it cannot change later." value={boxes.home} change={(home) => write({ home })} choices={HOMES} wrong={wrong(box("home"))} />
      )}
      {partners.length > 0 ? <CheckField id={box("circle")} label="Which partners work on it?" hint="Proposed when its cases are shared. Nothing is shared by this. Each gets what its kind of organisation usually gets." values={chosen} change={(next) => write({ circle: next.join(" ") })} choices={partners.map(({ id, name }) => ({ value: id, words: name || "A partner whose name is not here yet" }))} wrong={wrong(box("circle"))} /> : null}
      <div className="rt-form__acts">
        <Button type="submit" look="go" aria-disabled={waiting || moved}>{cohort ? "Save the correction" : "Start the cohort"}</Button>
        <Button look="words" onClick={() => leave(cohort?.id ?? null)}>Cancel</Button>
      </div>
    </form>
  );
}
