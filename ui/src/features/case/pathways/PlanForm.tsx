/**
 * Changing a plan: one form over the case's own fields. Only what the person changed is written, each with the answers
 * that were on screen; a field with two answers is settled first and cannot be written here.
 */
import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import { useIsKept, useKeptForm } from "../../../ipc/draft";
import { useChangeCase, useWaysBack } from "../../../ipc/edits";
import type { Case, Form, FormField } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { answerInWords, fieldsOf } from "../../../nhs/forms/answerWords";
import { elementOf, readBoxes, startBoxes, type WrongAnswer } from "../../../nhs/forms/boxes";
import { FormFields } from "../../../nhs/forms/FormFields";
import { useCtrlEnter } from "../../../nhs/forms/useCtrlEnter";
import { counted, listed } from "../../../nhs/format/count";
import { listName } from "../../../nhs/format/name";
import { WhoWillSee } from "../edit/WhoWillSee";
import { whoSees } from "../facts";
import { goToQuestion } from "../TwoAnswersField";
import { baseAnswers, changedValues, movedFields, planBase, readBase } from "./plan";

interface Props {
  readonly form: Form;
  readonly record: Case;
  readonly done: () => void;
  readonly onError: (has: boolean) => void;
}

const BASE = "~base";

export function PlanForm({ form, record, done, onError }: Props) {
  const prefix = useId();
  const element = useRef<HTMLFormElement>(null);
  const change = useChangeCase(record.row.id);
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  const now = useMemo(() => planBase(form, record), [form, record]);
  const [start] = useState(() => ({ ...startBoxes(form, baseAnswers(now)), [BASE]: JSON.stringify(now) }));
  const draft = `record ${form.id}`;
  const [boxes, write, clear] = useKeptForm<Readonly<Record<string, string>>>(record.row.id, draft, start);
  const kept = useIsKept(record.row.id, draft);
  const [wrong, setWrong] = useState<readonly WrongAnswer[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const base = readBase(boxes[BASE] ?? "", now);
  const read = readBoxes(form, boxes, baseAnswers(base));
  const disputed = (name: string): boolean => record.two_answers.some(({ field }) => field === name);
  const changed = changedValues(base, read.answers).filter(({ field }) => !disputed(field) && !read.wrong.some((one) => one.field === field));
  const moved = change.isPending || change.isSuccess ? [] : movedFields(base, now, changed);
  const labelOf = (name: string): FormField | undefined => fieldsOf(form).find((field) => field.name === name);
  useEffect(() => element.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);
  useEffect(() => {
    onError(problems.length > 0);
    return () => onError(false);
  }, [problems, onError]);
  const say = (found: readonly WrongAnswer[], next?: string): void => {
    setWrong(found);
    setProblems(found.map((one) => {
      const field = labelOf(one.field);
      return { fieldId: field ? elementOf(prefix, field, one.box) : null, words: one.words, ...(next ? { next } : {}) };
    }));
  };
  const leave = (): void => {
    clear();
    done();
  };
  /** Goes on from what the record says now; of what both changed, with theirs or with mine. */
  const rebase = (theirs: boolean): void => {
    const boxesNow = startBoxes(form, baseAnswers(now));
    const taken = new Set(Object.keys(now).filter((name) => !changed.some(({ field }) => field === name) || (theirs && moved.includes(name))));
    write({ ...Object.fromEntries(Object.entries(boxesNow).filter(([box]) => taken.has(box.split(".")[0] ?? ""))), [BASE]: JSON.stringify(now) });
  };
  const save = (): void => {
    if (change.isPending || moved.length > 0) return;
    say(read.wrong);
    if (read.wrong.length > 0) return;
    if (changed.length === 0) return leave();
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void change.mutateAsync([...changed]).then((written) => {
      did({ words: `${form.name}: ${counted(written.filter((one) => one.changed).length, "answer")} saved on this laptop`, about: listName(record.row), caseId: record.row.id, undo: ways.fields(written), undone: `${form.name} is as it was before` });
      leave();
    }, (cause: unknown) => {
      const refusal = asRefusal(cause);
      if (refusal.code === "changed_meanwhile") return say([]);
      const field = refusal.field && labelOf(refusal.field) ? refusal.field : "";
      say([{ field, box: "", words: refusal.message }], "Nothing was changed. What you entered is still here.");
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };
  useCtrlEnter(element, save);
  const instead = (field: FormField) => (disputed(field.name) ? (
    <div className="rt-field">
      <p className="nhsuk-label">{field.label}</p>
      <p><strong className="nhsuk-tag nhsuk-tag--yellow">Needs checking</strong> Two answers. <Button look="words" onClick={() => goToQuestion(field.name)}>Choose one first<span className="nhsuk-u-visually-hidden">: {field.label}</span></Button></p>
    </div>
  ) : null);
  return (
    <form className="rt-fact-form rt-pathway__form" ref={element} onSubmit={submit} noValidate aria-label={form.name}>
      <ErrorSummary problems={problems} level="h3" />
      {moved.length > 0 ? (
        <div className="rt-fact-form__moved" role="alert">
          <b>Somebody changed {listed(moved.map((name) => labelOf(name)?.label ?? name))} while you were writing.</b>
          <ul>{moved.map((name) => { const field = labelOf(name); return field ? <li key={name}>{field.label} says now: <b>{now[name]?.[0] ? answerInWords(field, now[name][0]) : "not recorded"}</b></li> : null; })}</ul>
          <div className="rt-acts"><Button size="small" onClick={() => rebase(true)}>Keep theirs</Button><Button look="words" onClick={() => rebase(false)}>Go on with mine</Button></div>
        </div>
      ) : null}
      <p className="rt-quiet">{form.purpose} Only what you change is written; the rest stays with those who wrote it.</p>
      <FormFields form={form} prefix={prefix} boxes={boxes} write={write} wrong={wrong} organisations={record.circle.map(({ organisation }) => organisation)} instead={instead} />
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={change.isPending || moved.length > 0}>Save {form.one || "plan"} <kbd>Ctrl+Enter</kbd></Button>
        <Button look="words" onClick={leave}>{kept ? "Throw away" : "Cancel"}</Button>
        <p className="rt-note__kept" role="status">{kept ? "Draft kept" : changed.length === 0 ? "Nothing changed yet" : `${counted(changed.length, "answer")} changed`}</p>
        <WhoWillSee partners={whoSees(record.circle, form.part)} />
      </div>
    </form>
  );
}
