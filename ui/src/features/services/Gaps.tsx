/** What was needed and nobody offered: a list for the team lead, answered when it is met. It names no person. */
import { type FormEvent, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import type { Gap } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useCohorts } from "../../ipc/queries";
import { useAnswerGap, useGaps, useNoteGap, useWaysBackInServices } from "../../ipc/services";
import { Button } from "../../nhs/Button";
import { DayText } from "../../nhs/DateText";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { SelectField, TextArea, TextField } from "../../nhs/Fields";
import { counted } from "../../nhs/format/count";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { ReasonForm } from "./ReasonForm";

export function Gaps() {
  const gaps = useGaps();
  const all = gaps.data ?? [];
  const open = all.filter(({ met }) => met === null);
  const met = all.filter((gap) => gap.met !== null);
  return (
    <div className="rt-columns">
      <div>
        {gaps.isError ? <CouldNot what="The gaps could not be read" message={gaps.error.message} again={() => void gaps.refetch()} /> : null}
        {gaps.isPending ? <Loading what="gaps" /> : null}
        {gaps.data && open.length === 0 ? <Nothing heading="No gaps are open"><p>When the team needs something that nobody offers, note it here or under an action. The list shows what to ask for.</p></Nothing> : null}
        {open.length > 0 ? <ul className="rt-rows rt-gaps" aria-label="Open gaps">{open.map((gap) => <OneGap key={gap.id} gap={gap} />)}</ul> : null}
        {met.length > 0 ? <section className="rt-section"><h2>Met by now</h2><ul className="rt-rows rt-gaps">{met.map((gap) => <OneGap key={gap.id} gap={gap} />)}</ul></section> : null}
      </div>
      <NewGap />
    </div>
  );
}

function OneGap({ gap }: { readonly gap: Gap }) {
  const answer = useAnswerGap();
  const ways = useWaysBackInServices();
  const did = useDid();
  const row = useRef<HTMLLIElement>(null);
  const [answering, setAnswering] = useState(false);
  const whom = [gap.people === null ? "" : `for ${counted(gap.people, "person", "people")}`, gap.cohort_name ?? ""].filter(Boolean).join(", ");
  return (
    <li ref={row} tabIndex={-1}>
      <div className="rt-rows__what">
        <b>{gap.text}</b>
        <span className="rt-second">{whom ? `${whom.charAt(0).toUpperCase()}${whom.slice(1)}. ` : ""}Noted by {[gap.by, gap.organisation].filter(Boolean).join(", ") || "somebody not known yet"}, <DayText day={gap.at} /></span>
        {gap.met ? <span className="rt-second"><b>Met:</b> {gap.met.reason} ({[gap.met.by, gap.met.organisation].filter(Boolean).join(", ")}, <DayText day={gap.met.at} />)</span> : null}
        {answering ? (
          <ReasonForm id={`gap-${gap.id}`} label={gap.met ? "Why is it open after all?" : "How is it met?"} hint={gap.met ? "For example: the clinic closed again" : "For example: the trust visits again since May"} missing={gap.met ? "Say why it is open after all" : "Say how it is met"} go={gap.met ? "Open it again" : "It is met"} cancel={() => setAnswering(false)} act={(reason) => answer.mutateAsync({ id: gap.id, met: gap.met === null, reason }).then((now) => {
            setAnswering(false);
            did({ words: now.met ? "The gap is met" : "The gap is open again", undo: ways.answered(now), undone: now.met ? "The gap is open again" : "The gap is met as before" });
            document.getElementById("main")?.focus();
          })} />
        ) : null}
      </div>
      {answering ? null : <div className="rt-rows__when"><Button look="words" onClick={() => setAnswering(true)}>{gap.met ? "Open again" : "Met by now"}<span className="nhsuk-u-visually-hidden">: {gap.text}</span></Button></div>}
    </li>
  );
}

const TEXT = "gap-text";
const PEOPLE = "gap-people";

function NewGap() {
  const note = useNoteGap();
  const ways = useWaysBackInServices();
  const did = useDid();
  const cohorts = useCohorts();
  const [text, setText] = useState("");
  const [people, setPeople] = useState("");
  const [cohort, setCohort] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (note.isPending) return;
    const found: Problem[] = [];
    const count = people.trim() === "" ? null : /^\d{1,6}$/.test(people.trim()) ? Number(people) : Number.NaN;
    if (text.trim() === "") found.push({ fieldId: TEXT, words: "Say what was needed" });
    if (Number.isNaN(count)) found.push({ fieldId: PEOPLE, words: "Enter how many people as a whole number, or leave it empty" });
    setProblems(found);
    if (found.length > 0) return;
    void note.mutateAsync({ text, people: count, cohort: cohort || null, not_naming: null }).then((gap) => {
      setText("");
      setPeople("");
      setCohort("");
      did({ words: "Gap noted for the team", undo: ways.noted(gap), undone: "The gap is marked as met" });
      document.getElementById(TEXT)?.focus();
    }, (cause: unknown) => {
      const refusal = asRefusal(cause);
      setProblems([{ fieldId: refusal.field === "people" ? PEOPLE : TEXT, words: refusal.message, next: "What you wrote is still in the boxes." }]);
    });
  };
  return (
    <section className="rt-panel" aria-labelledby="gap-heading">
      <form className="rt-gap-form" onSubmit={submit} noValidate>
        <h2 id="gap-heading">We had nobody for this</h2>
        <ErrorSummary problems={problems} level="h3" />
        <TextArea id={TEXT} label="What was needed?" hint="Everybody in the team reads this. No names." rows={3} maxLength={500} value={text} change={setText} wrong={wrong(TEXT)} />
        <TextField id={PEOPLE} label="For how many people?" hint="Leave it empty when you do not know" width="short" inputMode="numeric" maxLength={6} value={people} change={setPeople} wrong={wrong(PEOPLE)} />
        <SelectField id="gap-cohort" label="For which cohort?" none="No one cohort" value={cohort} change={setCohort} choices={(cohorts.data ?? []).map(({ id, name }) => ({ value: id, words: name }))} />
        <div className="rt-form__acts"><Button type="submit" aria-disabled={note.isPending}>Note the gap</Button></div>
      </form>
    </section>
  );
}
