/**
 * Adding a record, or correcting one: the form as its definition says, kept as it is typed. A correction carries the
 * versions that were on screen, so that nothing is written over unseen.
 */
import { type FormEvent, useEffect, useId, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import { useIsKept, useKeptForm } from "../../../ipc/draft";
import type { Case, Form } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { type PathwayRecord, useAddRecord, useCorrectionWayBack, useCorrectRecord, useRecordWayBack } from "../../../ipc/records";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { capital, fieldsOf } from "../../../nhs/forms/answerWords";
import { elementOf, readBoxes, startBoxes, type WrongAnswer } from "../../../nhs/forms/boxes";
import { FormFields } from "../../../nhs/forms/FormFields";
import { useCtrlEnter } from "../../../nhs/forms/useCtrlEnter";
import { listName } from "../../../nhs/format/name";
import { WhoWillSee } from "../edit/WhoWillSee";
import { whoSees } from "../facts";
import { BothVersions } from "./BothVersions";
import { addedInWords } from "./pathways";

interface Props {
  readonly record: Case;
  readonly form: Form;
  /** The record to be put right; nothing for a new one. */
  readonly old?: PathwayRecord;
  readonly onError: (has: boolean) => void;
  readonly done: () => void;
  readonly saved: (id: string) => void;
}

const SEEN = "~seen";

export function RecordForm({ record, form, old, onError, done, saved }: Props) {
  const prefix = useId();
  const element = useRef<HTMLFormElement>(null);
  const add = useAddRecord(record.row.id);
  const correct = useCorrectRecord(record.row.id);
  const wayBack = useRecordWayBack(record.row.id);
  const correctionBack = useCorrectionWayBack(record.row.id);
  const did = useDid();
  const [start] = useState(() => ({ ...startBoxes(form, old?.answers), [SEEN]: old?.newest.join(" ") ?? "" }));
  const draft = `record ${old?.id ?? form.id}`;
  const [boxes, write, clear] = useKeptForm<Readonly<Record<string, string>>>(record.row.id, draft, start);
  const kept = useIsKept(record.row.id, draft);
  const [wrong, setWrong] = useState<readonly WrongAnswer[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const waiting = add.isPending || correct.isPending;
  const moved = old !== undefined && !correct.isPending && !correct.isSuccess && old.newest.toSorted().join(" ") !== (boxes[SEEN] ?? "").split(" ").toSorted().join(" ");
  useEffect(() => element.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);
  useEffect(() => {
    onError(problems.length > 0);
    return () => onError(false);
  }, [problems, onError]);
  const say = (found: readonly WrongAnswer[], next?: string): void => {
    setWrong(found);
    setProblems(found.map((one) => {
      const field = fieldsOf(form).find(({ name }) => name === one.field);
      return { fieldId: field ? elementOf(prefix, field, one.box) : null, words: one.words, ...(next ? { next } : {}) };
    }));
  };
  const leave = (): void => {
    clear();
    done();
  };
  const save = (): void => {
    if (waiting || moved) return;
    const read = readBoxes(form, boxes, old?.answers);
    say(read.wrong);
    if (read.wrong.length > 0) return;
    const about = { about: listName(record.row), caseId: record.row.id };
    const answers = { ...read.answers };
    const work = old ? correct.mutateAsync({ record: old.id, answers, seen: (boxes[SEEN] ?? "").split(" ").filter(Boolean) }) : add.mutateAsync({ case: record.row.id, form: form.id, answers });
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void work.then(({ id }) => {
      clear();
      did(old ? { words: `${capital(form.one || "record")} corrected`, ...about, ...back(old) } : { words: `${addedInWords(form)}: saved on this laptop`, ...about, undo: wayBack(id), undone: `The ${form.one || "record"} is struck through: undone by its author` });
      saved(id);
    }, (cause: unknown) => {
      const refusal = asRefusal(cause);
      if (refusal.code === "changed_meanwhile") return say([]);
      say([{ field: refusal.field ?? "", box: "", words: refusal.message }], refusal.field ? undefined : "Nothing was saved. What you entered is still here.");
    });
  };
  // Of two open versions neither alone is what it said before.
  const back = (was: PathwayRecord) => (was.newest.length > 1 ? { undo: null } : { undo: correctionBack(was), undone: `The ${form.one || "record"} says again what it said before` });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };
  useCtrlEnter(element, save);
  const name = old ? `Correct this ${form.one || "record"}` : `${capital(form.one || "record")}`;
  return (
    <form className="rt-fact-form rt-pathway__form" ref={element} onSubmit={submit} noValidate aria-label={name}>
      <ErrorSummary problems={problems} level="h3" />
      <p className="rt-quiet">{form.purpose} Leave blank what was not asked. Where nobody knows, choose “Not known”, or type a question mark.</p>
      {moved ? (
        <div className="rt-fact-form__moved" role="alert">
          <b>Somebody corrected this {form.one || "record"} while you were writing.</b>
          <p>Nothing was overwritten. Close this, read what it says now, and correct it again if it is still wrong.</p>
          <div className="rt-acts"><Button size="small" onClick={leave}>Keep theirs</Button><Button look="words" onClick={() => write({ [SEEN]: old.newest.join(" ") })}>Go on with mine</Button></div>
        </div>
      ) : null}
      {old?.needs_checking ? <BothVersions one={old} /> : null}
      <FormFields form={form} prefix={prefix} boxes={boxes} write={write} wrong={wrong} organisations={record.circle.map(({ organisation }) => organisation)} />
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={waiting || moved}>{old ? "Save the correction" : `Save ${form.one || "record"}`} <kbd>Ctrl+Enter</kbd></Button>
        <Button look="words" onClick={leave}>{kept ? "Throw away" : "Cancel"}</Button>
        <p className="rt-note__kept" role="status">{kept ? "Draft kept" : ""}</p>
        <WhoWillSee partners={whoSees(record.circle, form.part)} />
      </div>
    </form>
  );
}
