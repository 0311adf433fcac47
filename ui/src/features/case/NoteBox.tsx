/**
 * The note box: always open, kind and part beside it, and the names of who will see what is being written. What was typed
 * stays in the box until the program has said that it is saved.
 */
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import type { Case } from "../../ipc/generated/commands";
import { keepDraft, readDraft, useIsKept } from "../../ipc/draft";
import { useWaysBack } from "../../ipc/edits";
import { useDid } from "../../ipc/lastAct";
import { useAddNote } from "../../ipc/queries";
import { Button } from "../../nhs/Button";
import { ErrorSummary, FieldError, type Problem } from "../../nhs/ErrorSummary";
import { listName } from "../../nhs/format/name";
import { NOTE_KINDS, PARTS, partInWords } from "../../nhs/words/codes";
import { WhoWillSee } from "./edit/WhoWillSee";
import { partsToWrite, whoSees } from "./facts";

const BOX = "note";
const EMPTY = "Write something before saving the note";

export function NoteBox({ record, onError }: { readonly record: Case; readonly onError: (has: boolean) => void }) {
  const add = useAddNote(record.row.id);
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [kind, setKind] = useState("update");
  const [part, setPart] = useState("core");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  useEffect(() => onError(problems.length > 0), [problems, onError]);
  useEffect(() => {
    let gone = false;
    void readDraft(record.row.id, "note").then((draft) => {
      if (gone || !draft) return;
      // Whoever has begun to type again meanwhile keeps what they type.
      setText((now) => (now === "" ? draft.text : now));
      setKind(draft.kind);
      setPart(draft.part);
    }, () => undefined);
    return () => {
      gone = true;
    };
  }, [record.row.id]);
  const write = (next: { readonly text?: string; readonly kind?: string; readonly part?: string }): void => {
    const draft = { case: record.row.id, form: "note", text, kind, part, ...next };
    setText(draft.text);
    setKind(draft.kind);
    setPart(draft.part);
    keepDraft(draft);
  };

  const save = (): void => {
    if (add.isPending) return;
    if (text.trim() === "") {
      setProblems([{ fieldId: BOX, words: EMPTY }]);
      return;
    }
    setProblems([]);
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void add.mutateAsync({ case: record.row.id, kind, part, text }).then(({ id }) => {
        if (box.current?.value === text) write({ text: "", kind: "update", part: "core" });
        did({ words: "Note saved on this laptop", about: listName(record.row), caseId: record.row.id, undo: ways.note(id), undone: "The note is struck through: undone by its author" });
        box.current?.focus();
      }, (reason: unknown) => {
        const refusal = asRefusal(reason);
         setProblems([{ fieldId: refusal.field === "text" ? BOX : null, words: refusal.message, next: "What you wrote is still in the box." }]);
      });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  const kept = useIsKept(record.row.id, "note");
  const emptyNow = problems.some(({ fieldId }) => fieldId === BOX);
  return (
    <>
      <ErrorSummary problems={problems} />
      <form className={emptyNow ? "rt-note rt-note--wrong" : "rt-note"} onSubmit={submit} noValidate>
        <label className="nhsuk-label" htmlFor={BOX}>Add a note</label>
        {emptyNow ? <FieldError id="note-error" words={problems[0]?.words ?? EMPTY} /> : null}
        <textarea
          id={BOX}
          ref={box}
          className="nhsuk-textarea"
          rows={Math.min(12, Math.max(2, text.split("\n").length))}
          value={text}
          onChange={(event) => write({ text: event.target.value })}
          onKeyDown={keys}
          aria-invalid={emptyNow}
          aria-describedby={emptyNow ? "note-error note-seen" : "note-seen"}
        />
        <div className="rt-note__foot">
          <label className="nhsuk-u-visually-hidden" htmlFor="note-kind">Kind of note</label>
          <select className="nhsuk-select" id="note-kind" value={kind} onChange={(event) => write({ kind: event.target.value })}>
            {Object.entries(NOTE_KINDS).filter(([code]) => code !== "correction").map(([code, words]) => <option key={code} value={code}>{words}</option>)}
          </select>
          <label className="nhsuk-u-visually-hidden" htmlFor="note-part">Where the note belongs</label>
          <select className="nhsuk-select" id="note-part" value={part} onChange={(event) => write({ part: event.target.value })}>
            {partsToWrite(record, Object.keys(PARTS)).map((code) => <option key={code} value={code}>{partInWords(code)}</option>)}
          </select>
          <WhoWillSee id="note-seen" partners={whoSees(record.circle, part)} />
          <p className="rt-note__kept" role="status">{kept && text !== "" ? "Draft kept" : ""}</p>
          <Button type="submit" look="go" aria-disabled={add.isPending}>Save note <kbd>Ctrl+Enter</kbd></Button>
        </div>
      </form>
    </>
  );
}
