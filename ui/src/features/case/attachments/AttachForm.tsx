/**
 * Attaching: the file, what it is in a few words, and where it belongs, with the names of who will see it. The words are
 * kept as they are typed; the file itself is kept nowhere until it is saved, so it is chosen again after a lock.
 */
import { type DragEvent, type FormEvent, useEffect, useRef, useState } from "react";

import { useAddAttachment, useAttachmentWayBack } from "../../../ipc/attachments";
import { asRefusal } from "../../../ipc/call";
import { useKeptForm } from "../../../ipc/draft";
import type { Case } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, FieldError, type Problem } from "../../../nhs/ErrorSummary";
import { SelectField, TextField } from "../../../nhs/Fields";
import { FileButton } from "../../../nhs/FileButton";
import { listName } from "../../../nhs/format/name";
import { PARTS, partInWords } from "../../../nhs/words/codes";
import { WhoWillSee } from "../edit/WhoWillSee";
import { whoSees } from "../facts";
import { ACCEPTED, refusedAtOnce, sizeInWords, usualPart } from "./attachmentWords";

const FILE = "attach-file";
const WORDS = "attach-words";

interface Props {
  readonly record: Case;
  readonly cancel: () => void;
  readonly saved: (id: string) => void;
  readonly onError: (has: boolean) => void;
}

export function AttachForm({ record, cancel, saved, onError }: Props) {
  const caseId = record.row.id;
  const attach = useAddAttachment(caseId);
  const wayBack = useAttachmentWayBack(caseId);
  const did = useDid();
  const form = useRef<HTMLFormElement>(null);
  const [start] = useState(() => ({ words: "", part: usualPart(record.writable) }));
  const [{ words, part }, write, clear] = useKeptForm(caseId, "attachment", start);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => form.current?.querySelector<HTMLElement>("input")?.focus(), []);
  useEffect(() => {
    onError(problems.length > 0);
    return () => onError(false);
  }, [problems, onError]);
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;

  const take = (given: File | undefined): void => {
    if (!given) return;
    const refused = refusedAtOnce(given);
    setFile(refused ? null : given);
    setProblems(refused ? [{ fieldId: FILE, words: refused }] : []);
    if (!refused) requestAnimationFrame(() => document.getElementById(WORDS)?.focus());
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (attach.isPending) return;
    const missing: readonly Problem[] = [
      ...(file ? [] : [{ fieldId: FILE, words: "Choose a photo or a PDF" }]),
      ...(words.trim() === "" ? [{ fieldId: WORDS, words: "Say in a few words what it is" }] : []),
    ];
    setProblems(missing);
    if (!file || missing.length > 0) return;
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void attach.mutateAsync({ file, words, part }).then(({ id }) => {
      clear();
      did({ words: "Attached, and saved on this laptop", about: listName(record.row), caseId, undo: wayBack(id), undone: "The attachment is struck through: undone by its author" });
      saved(id);
    }, (reason: unknown) => {
      const refusal = asRefusal(reason);
      const ofFile = refusal.field === "file" || refusal.code === "no_file" || refusal.code === "file";
      if (ofFile) setFile(null);
      setProblems([{ fieldId: ofFile ? FILE : refusal.field === "words" ? WORDS : null, words: refusal.message }]);
    });
  };
  return (
    <form className="rt-fact-form rt-attach" ref={form} onSubmit={submit} noValidate aria-label="Attach a photo or PDF">
      <ErrorSummary problems={problems} level="h3" />
      <div className={`rt-field rt-attach__drop${wrong(FILE) ? " rt-field--wrong" : ""}${over ? " rt-attach__drop--over" : ""}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p className="nhsuk-label">Photo or PDF</p>
        <p className="rt-field__hint" id="attach-file-hint">JPEG, PNG, or a PDF of at most 2 MB. Where and when a photo was taken is removed from it.</p>
        {wrong(FILE) ? <FieldError id="attach-file-error" words={wrong(FILE) ?? ""} /> : null}
        <div className="rt-attach__file">
          <FileButton id={FILE} icon="folder" accept={ACCEPTED} describedBy={wrong(FILE) ? "attach-file-hint attach-file-error" : "attach-file-hint"} take={([given]) => take(given)}>{file ? "Choose another file" : "Choose a file"}</FileButton>
          <p role="status">{file ? <><b>{file.name}</b>, {sizeInWords(file.size)}</> : <span className="rt-quiet">or drop it here</span>}</p>
        </div>
      </div>
      <TextField id={WORDS} label="What is it?" hint="For example: left heel, or memory clinic letter. Read aloud to whoever cannot see a photo." width="wide" maxLength={100} value={words} change={(next) => write({ words: next })} wrong={wrong(WORDS)} />
      <SelectField id="attach-part" label="Where does it belong?" value={part} change={(next) => write({ part: next })} choices={Object.keys(PARTS).filter((code) => record.writable.includes(code)).map((code) => ({ value: code, words: partInWords(code) }))} />
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={attach.isPending}>Attach</Button>
        <Button look="words" onClick={() => { clear(); cancel(); }}>Cancel</Button>
        <WhoWillSee partners={whoSees(record.circle, part)} />
      </div>
    </form>
  );
}
