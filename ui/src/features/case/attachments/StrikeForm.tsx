/** Striking an attachment through as entered in error: its line stays with the reason, and it is not opened any more. */
import { type FormEvent, useEffect, useId, useRef, useState } from "react";

import { useWithdrawAttachment } from "../../../ipc/attachments";
import { asRefusal } from "../../../ipc/call";
import { useKeptForm } from "../../../ipc/draft";
import type { Attachment, Case } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { TextField } from "../../../nhs/Fields";
import { listName } from "../../../nhs/format/name";

const NOTHING = { reason: "" };

interface Props {
  readonly one: Attachment;
  readonly record: Case;
  /** It is struck through. */
  readonly done: () => void;
  /** It stays as it is. */
  readonly keep: () => void;
  readonly onError: (has: boolean) => void;
}

export function StrikeForm({ one, record, done, keep, onError }: Props) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const withdraw = useWithdrawAttachment(record.row.id);
  const did = useDid();
  const [{ reason }, write, clear] = useKeptForm(record.row.id, `error ${one.id}`, NOTHING);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
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
    void withdraw.mutateAsync({ attachment: one.id, reason }).then(() => {
      did({ words: "Attachment marked as entered in error", about: listName(record.row), caseId: record.row.id, undo: null });
      clear();
      done();
      requestAnimationFrame(() => document.getElementById(`attachment-${one.id}`)?.focus());
    }, (cause: unknown) => setProblems([{ fieldId: id, words: asRefusal(cause).message, next: "Nothing was changed." }]));
  };
  return (
    <form className="rt-fact-form" onSubmit={submit} noValidate aria-label="Entered in error">
      <ErrorSummary problems={problems} level="h3" />
      <TextField id={id} ref={box} label="Why was this entered in error?" hint="Its line is struck through for everybody and stays with your reason. It is not shown any more. A partner that has it already may still hold a copy." width="wide" maxLength={500} value={reason} change={(next) => write({ reason: next })} wrong={problems[0]?.words ?? null} />
      <div className="rt-fact-form__foot">
        <Button type="submit" aria-disabled={withdraw.isPending}>Mark as entered in error</Button>
        <Button look="words" onClick={() => { clear(); keep(); }}>Cancel</Button>
      </div>
    </form>
  );
}
