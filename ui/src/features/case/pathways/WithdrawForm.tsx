/** Striking a record through as entered in error: with a reason, and never removed. */
import { type FormEvent, useEffect, useId, useRef } from "react";
import { useState } from "react";

import { asRefusal } from "../../../ipc/call";
import type { Case } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { type PathwayRecord, useWithdrawRecord } from "../../../ipc/records";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { TextField } from "../../../nhs/Fields";
import { capital } from "../../../nhs/forms/answerWords";
import { listName } from "../../../nhs/format/name";

interface Props {
  readonly record: Case;
  readonly one: PathwayRecord;
  readonly done: () => void;
  readonly onError: (has: boolean) => void;
}

export function WithdrawForm({ record, one, done, onError }: Props) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const withdraw = useWithdrawRecord(record.row.id);
  const did = useDid();
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const name = one.answered?.one || "record";
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    onError(problems.length > 0);
    return () => onError(false);
  }, [problems, onError]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (withdraw.isPending) return;
    if (reason.trim() === "") return setProblems([{ fieldId: id, words: "Say why it was entered in error" }]);
    setProblems([]);
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void withdraw.mutateAsync({ record: one.id, reason }).then(() => {
      did({ words: `${capital(name)} marked as entered in error`, about: listName(record.row), caseId: record.row.id, undo: null });
      done();
      requestAnimationFrame(() => document.getElementById(`record-${one.id}`)?.focus());
    }, (cause: unknown) => setProblems([{ fieldId: id, words: asRefusal(cause).message, next: "Nothing was changed." }]));
  };
  return (
    <form className="rt-fact-form" onSubmit={submit} noValidate aria-label="Entered in error">
      <ErrorSummary problems={problems} level="h3" />
      <TextField id={id} ref={box} label="Why was this entered in error?" hint="It is struck through and stays readable with your reason." width="wide" maxLength={500} value={reason} change={setReason} wrong={problems[0]?.words ?? null} />
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={withdraw.isPending}>Strike it through</Button>
        <Button look="words" onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}
