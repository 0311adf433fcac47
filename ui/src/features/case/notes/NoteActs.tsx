/**
 * Putting one's own organisation's note right: a correction stands with the note and the old words stay readable; what was
 * entered in error is struck through with its reason and never removed.
 */
import { type FormEvent, useEffect, useId, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import { useKeptForm } from "../../../ipc/draft";
import { useAmendNote, useWaysBack, useWithdrawNote } from "../../../ipc/edits";
import type { Case, Note } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { TextArea, TextField } from "../../../nhs/Fields";
import { listName } from "../../../nhs/format/name";
import { WhoWillSee } from "../edit/WhoWillSee";
import { whoSees } from "../facts";

interface Props {
  readonly record: Pick<Case, "row" | "circle">;
  readonly note: Note;
  /** What it says now: the note, or its newest correction. */
  readonly text: string;
}

type Doing = "" | "correct" | "error";

export function NoteActs({ record, note, text }: Props) {
  const [doing, setDoing] = useState<Doing>("");
  const acts = useRef<HTMLParagraphElement>(null);
  const which = useRef<Doing>("");
  if (!note.ours || note.withdrawn !== null) return null;
  const open = (act: Doing): void => {
    which.current = act;
    setDoing(act);
  };
  const done = (): void => {
    setDoing("");
    requestAnimationFrame(() => acts.current?.querySelectorAll("button")[which.current === "error" ? 1 : 0]?.focus());
  };
  if (doing !== "") return <Form record={record} note={note} text={text} correct={doing === "correct"} done={done} />;
  const about = <span className="nhsuk-u-visually-hidden">: note by {note.author}</span>;
  return (
    <p className="rt-note-acts" ref={acts}>
      <Button look="words" onClick={() => open("correct")}>Correct{about}</Button>
      <Button look="words" onClick={() => open("error")}>Entered in error{about}</Button>
    </p>
  );
}

function Form({ record, note, text, correct, done }: Props & { readonly correct: boolean; readonly done: () => void }) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const amend = useAmendNote(record.row.id);
  const withdraw = useWithdrawNote(record.row.id);
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  const [start] = useState(() => ({ typed: correct ? text : "" }));
  const [{ typed }, write, clear] = useKeptForm(record.row.id, `${correct ? "correct" : "error"} ${note.id}`, start);
  const setTyped = (next: string): void => write({ typed: next });
  const leave = (): void => {
    clear();
    done();
  };
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const waiting = amend.isPending || withdraw.isPending;
  const about = { about: listName(record.row), caseId: record.row.id };
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea, input")?.focus(), []);
  const refused = (refusal: { readonly message: string }): void => setProblems([{ fieldId: id, words: refusal.message, next: "Nothing was changed. What you wrote is still in the box." }]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (waiting) return;
    if (typed.trim() === "") return setProblems([{ fieldId: id, words: correct ? "Write what the note should say" : "Say why it was entered in error" }]);
    if (correct && typed.trim() === text.trim()) return setProblems([{ fieldId: id, words: "The note says that already. Change it, or cancel" }]);
    setProblems([]);
    if (correct) {
      // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void amend.mutateAsync({ note: note.id, text: typed }).then((added) => {
          did({ words: "Note corrected", ...about, undo: ways.note(added.id), undone: "The note says again what it said before" });
          leave();
        }, (reason: unknown) => refused(asRefusal(reason)));
    } else {
      // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void withdraw.mutateAsync({ note: note.id, reason: typed }).then(() => {
          did({ words: "Note marked as entered in error", ...about, undo: null });
          clear();
          document.getElementById("note")?.focus();
        }, (reason: unknown) => refused(asRefusal(reason)));
    }
  };
  const wrong = problems[0]?.words ?? null;
  return (
    <form className="rt-fact-form" ref={form} onSubmit={submit} noValidate aria-label={correct ? "Correct this note" : "Entered in error"}>
      <ErrorSummary problems={problems} level="h3" />
      {correct ? (
        <TextArea id={id} label="Correct this note" hint="What it said before stays readable beside it." rows={Math.min(12, Math.max(3, typed.split("\n").length + 1))} value={typed} change={setTyped} wrong={wrong} />
      ) : (
        <TextField id={id} label="Why was it entered in error" hint="For example: about another person. The note is struck through and stays readable." width="wide" maxLength={500} value={typed} change={setTyped} wrong={wrong} />
      )}
      <div className="rt-fact-form__foot">
        <Button type="submit" look={correct ? "go" : "plain"} aria-disabled={waiting}>{correct ? "Save correction" : "Mark as entered in error"}</Button>
        <Button look="words" onClick={leave}>Cancel</Button>
        <WhoWillSee partners={whoSees(record.circle, note.part)} />
      </div>
    </form>
  );
}
