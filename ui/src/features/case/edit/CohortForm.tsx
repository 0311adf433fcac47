/** The cohorts of a person: putting her in, and with a reason taking her out. Who will learn of each is said beside it. */
import { type FormEvent, useEffect, useId, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import { useChangeCohorts, useWaysBack } from "../../../ipc/edits";
import type { Case } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { useCohorts } from "../../../ipc/queries";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { CheckField, TextField } from "../../../nhs/Fields";
import { counted, listed } from "../../../nhs/format/count";
import { listName } from "../../../nhs/format/name";
import { whoSees } from "../facts";

interface Props {
  readonly record: Case;
  readonly onError: (has: boolean) => void;
  readonly done: () => void;
}

export function CohortForm({ record, onError, done }: Props) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const known = useCohorts().data ?? [];
  const change = useChangeCohorts(record.row.id);
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  const [before] = useState(record.row.cohorts);
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const leave = before.filter((one) => !chosen.includes(one));
  const enter = chosen.filter((one) => !before.includes(one));
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    onError(problems.length > 0);
    return () => onError(false);
  }, [problems, onError]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change.isPending) return;
    if (leave.length > 0 && reason.trim() === "") return setProblems([{ fieldId: `${id}-reason`, words: "Say why the person leaves the cohort" }]);
    setProblems([]);
    if (leave.length === 0 && enter.length === 0) return done();
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void change.mutateAsync({ enter: [...enter], leave: [...leave], reason, seen: [...before] }).then((now) => {
        did({ words: "Cohorts changed", about: listName(record.row), caseId: record.row.id, undo: ways.cohorts(before, now), undone: "Cohorts are as they were before" });
        done();
      }, (cause: unknown) => {
        const refusal = asRefusal(cause);
         setProblems([{ fieldId: refusal.field === "reason" ? `${id}-reason` : null, words: refusal.code === "changed_meanwhile" ? "Somebody changed the cohorts while you were choosing." : refusal.message, next: refusal.code === "changed_meanwhile" ? "Nothing was changed. Cancel, look at the cohorts again, then choose." : "Nothing was changed." }]);
      });
  };
  const seers = (part: string): string => {
    const partners = whoSees(record.circle, part);
    if (partners.length === 0) return "Only your organisation sees it";
    return partners.length > 2 ? `Seen by ${counted(partners.length, "partner")}` : `Seen by ${listed(partners)}`;
  };
  return (
    <form className="rt-fact-form" ref={form} onSubmit={submit} noValidate aria-label="Change cohorts">
      <ErrorSummary problems={problems} level="h3" />
      <CheckField id={id} label="Cohorts" values={chosen} change={setChosen} inline choices={known.map((cohort) => ({ value: cohort.id, words: cohort.name, hint: seers(cohort.home_part) }))} />
      {leave.length > 0 ? <TextField id={`${id}-reason`} label="Why the person leaves" width="wide" maxLength={500} value={reason} change={setReason} wrong={problems.find(({ fieldId }) => fieldId === `${id}-reason`)?.words ?? null} /> : null}
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={change.isPending}>Save</Button>
        <Button look="words" onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}
