/** A whole case that was entered in error: the reason, one confirmation, and a way back. Nothing is removed. */
import { type FormEvent, useId, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { useChangeCase, useWaysBack } from "../../ipc/edits";
import type { Case } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { Button } from "../../nhs/Button";
import { Dialog } from "../../nhs/Dialog";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { TextField } from "../../nhs/Fields";
import { listName } from "../../nhs/format/name";
import { baseOf } from "./edit/factRules";

export function EnteredInError({ record }: { readonly record: Case }) {
  const [asking, setAsking] = useState(false);
  const disputed = record.two_answers.some(({ field }) => field === "status");
  if (record.row.status === "entered_in_error" || disputed || !record.writable.includes("core")) return null;
  return (
    <section className="rt-record">
      <h2>Should this record not be here?</h2>
      <p className="rt-quiet">If it was made by mistake, for example about the wrong person, say so. It leaves the lists, and stays readable with its reason.</p>
      <p><Button onClick={() => setAsking(true)}>Entered in error</Button></p>
      {asking ? <Ask record={record} close={() => setAsking(false)} /> : null}
    </section>
  );
}

function Ask({ record, close }: { readonly record: Case; readonly close: () => void }) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const change = useChangeCase(record.row.id);
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  // What the person saw when they asked: somebody's change meanwhile is never written over.
  const [seen] = useState(() => ({ status: [...baseOf(record, "status").answers], reason: [...baseOf(record, "status_reason").answers] }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change.isPending) return;
    if (reason.trim() === "") return setProblems([{ fieldId: id, words: "Say why it was entered in error" }]);
    setProblems([]);
    void change.mutateAsync([{ field: "status", value: "entered_in_error", seen: seen.status }, { field: "status_reason", value: reason.trim(), seen: seen.reason }]).then((changed) => {
      did({ words: "Record marked as entered in error", about: listName(record.row), caseId: record.row.id, undo: ways.fields(changed), undone: "The record is as it was before" });
      close();
    }, (cause: unknown) => {
      const refusal = asRefusal(cause);
      setProblems([{ fieldId: null, words: refusal.message, next: refusal.code === "open_actions" ? "They are under Actions." : "Nothing was changed." }]);
    });
  };
  return (
    <Dialog title="Was this record entered in error?" open close={close}>
      <form className="rt-form" ref={form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} level="h3" />
        <p>Every partner that holds it sees that it was, and why. Notes and facts stay readable; nothing is removed. You can take this back.</p>
        <TextField id={id} label="Why" hint="For example: the same person is here twice, or it is about somebody else." width="wide" maxLength={200} value={reason} change={setReason} wrong={problems.find(({ fieldId }) => fieldId === id)?.words ?? null} />
        <div className="rt-form__acts"><Button type="submit" aria-disabled={change.isPending}>Mark as entered in error</Button><Button look="words" onClick={close}>Not now</Button></div>
      </form>
    </Dialog>
  );
}
