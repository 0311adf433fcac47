/** A case that has ended: why, what came of it, and one press to open it again with a reason. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import { useReopenCase, useWaysBack } from "../../../ipc/edits";
import type { Case } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { TextField } from "../../../nhs/Fields";
import { listName } from "../../../nhs/format/name";
import { statusInWords, valueInWords } from "../../../nhs/words/codes";
import { baseOf } from "../edit/factRules";
import type { Facts } from "../facts";

const ENDED: ReadonlySet<string> = new Set(["closed", "declined", "entered_in_error"]);
export const hasEnded = (status: string): boolean => ENDED.has(status);

interface Props {
  readonly record: Case;
  readonly facts: Facts;
  readonly editing: boolean;
  readonly edit: () => void;
  readonly onError: (has: boolean) => void;
  readonly done: () => void;
}

export function Ended({ record, facts, editing, edit, onError, done }: Props) {
  const reason = facts.value("closure_reason");
  const why = reason ? valueInWords("closure_reason", reason) : facts.value("status_reason");
  return (
    <div className="rt-ended">
      <p><b>{statusInWords(record.row.status)}{why ? `: ${why.charAt(0).toLowerCase()}${why.slice(1)}` : ""}</b></p>
      {facts.value("closure_outcome") ? <p>{facts.value("closure_outcome")}</p> : null}
      {editing ? <Reopen record={record} onError={onError} done={done} /> : record.writable.includes("core") ? <p><Button size="small" onClick={edit}>Open this case again</Button></p> : null}
    </div>
  );
}

const WHY = "reopen-why";

function Reopen({ record, onError, done }: Pick<Props, "record" | "onError" | "done">) {
  const form = useRef<HTMLFormElement>(null);
  const reopen = useReopenCase(record.row.id);
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    onError(problems.length > 0);
    return () => onError(false);
  }, [problems, onError]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reopen.isPending) return;
    if (reason.trim() === "") return setProblems([{ fieldId: WHY, words: "Say why the case is opened again" }]);
    setProblems([]);
    void reopen.mutateAsync({ reason, seen: [...baseOf(record, "status").answers] }).then((changed) => {
      did({ words: "The case is open again", about: listName(record.row), caseId: record.row.id, undo: ways.fields(changed), undone: "The case has ended as it had before" });
      done();
    }, (cause: unknown) => {
      const refusal = asRefusal(cause);
      setProblems([{ fieldId: refusal.field === "reason" ? WHY : null, words: refusal.message, next: "Nothing was changed." }]);
    });
  };
  return (
    <form className="rt-fact-form" ref={form} onSubmit={submit} noValidate aria-label="Open this case again">
      <ErrorSummary problems={problems} level="h3" />
      <TextField id={WHY} label="Why is it opened again?" width="wide" maxLength={200} value={reason} change={setReason} wrong={problems.find(({ fieldId }) => fieldId === WHY)?.words ?? null} />
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={reopen.isPending}>Open the case</Button>
        <Button look="words" onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}
