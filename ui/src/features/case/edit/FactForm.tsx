/**
 * Changing one fact where it stands. It carries the answers that the person saw when the form opened: when a partner's
 * change arrived meanwhile, both are shown and nothing is overwritten unseen. Who will see it is said before saving.
 */
import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import { useKeptForm } from "../../../ipc/draft";
import { useChangeCase, useFields, useWaysBack } from "../../../ipc/edits";
import type { Case, FieldKind } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { dateBoxId } from "../../../nhs/DateFields";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { asTyped, isBlank, readTypedDate } from "../../../nhs/format/typedDate";
import { listName } from "../../../nhs/format/name";
import { TextField } from "../../../nhs/Fields";
import { valueInWords } from "../../../nhs/words/codes";
import { fieldInWords } from "../../../nhs/words/fields";
import { whoSees } from "../facts";
import { goToQuestion } from "../TwoAnswersField";
import { FactControl } from "./FactControl";
import { asBase, type Base, baseOf, beforeChanging, firstValue, needsReason, sameBase, savedInWords, valuesOf } from "./factRules";
import { WhoWillSee } from "./WhoWillSee";

interface Props {
  readonly record: Case;
  readonly field: string;
  /** The base when the page does not hold the value: a key safe's code comes with a press. */
  readonly base?: Base;
  readonly onError: (has: boolean) => void;
  readonly done: () => void;
}

export function FactForm(props: Props) {
  const fields = useFields();
  const info = fields.data?.find(({ field }) => field === props.field);
  if (fields.isError) return <p className="rt-late" role="alert">The form could not be opened. {fields.error.message}</p>;
  return info ? <Form {...props} info={info} /> : null;
}

function Form({ record, field, base: given, info, onError, done }: Props & { readonly info: FieldKind }) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const change = useChangeCase(record.row.id);
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  const now = given ?? baseOf(record, field);
  const nowReason = baseOf(record, "status_reason");
  // Kept as it is typed, with the answers that were seen: after a lock nothing is lost, and nothing is overwritten unseen.
  const [start] = useState(() => ({ value: firstValue(info, now), ...asTyped(now.value), reason: nowReason.value, seen: now.answers.join(" "), reasonSeen: nowReason.answers.join(" ") }));
  const [boxes, write, clear] = useKeptForm(record.row.id, `fact ${field}`, start);
  const { value, reason } = boxes;
  const typed = { day: boxes.day, month: boxes.month, year: boxes.year };
  const base = asBase(boxes.seen);
  const reasonBase = asBase(boxes.reasonSeen);
  const leave = (): void => {
    clear();
    done();
  };
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const name = fieldInWords(field);
  const status = field === "status";
  // What one's own saving changed is no news.
  const moved = !change.isPending && !change.isSuccess && (!sameBase(base, now) || (status && !sameBase(reasonBase, nowReason)));
  const disputed = record.two_answers.some((question) => question.field === field);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);
  useEffect(() => {
    onError(problems.length > 0);
    return () => onError(false);
  }, [problems, onError]);

  const first = info.kind === "date" ? dateBoxId(id, "day") : id;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change.isPending || moved) return;
    const found: Problem[] = [];
    let next = value;
    if (info.kind === "date") {
      const read = isBlank(typed) ? { date: "" } : readTypedDate(typed, "Enter the date", field !== "date_of_birth");
      if ("date" in read) next = read.date;
      else found.push({ fieldId: dateBoxId(id, read.box), words: read.words });
    }
    if (status && needsReason(next) && reason.trim() === "") found.push({ fieldId: `${id}-reason`, words: `Say why: ${valueInWords("status", next).toLowerCase()} needs a reason` });
    setProblems(found);
    if (found.length > 0) return;
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void change.mutateAsync(valuesOf(info, next, base, needsReason(next) ? reason : "", reasonBase)).then((changed) => {
        if (changed.some((one) => one.changed)) {
          did({ words: savedInWords(info, name, next), about: listName(record.row), caseId: record.row.id, undo: ways.fields(changed), undone: status ? `Moved back to ${valueInWords("status", changed.find((one) => one.field === "status")?.before ?? "")}` : `${name} is as it was before` });
        }
        leave();
      }, (cause: unknown) => {
        const refusal = asRefusal(cause);
        const then = refusal.code === "open_actions" ? "They are under Actions." : "Nothing was changed. What you entered is still here.";
        setProblems(refusal.code === "changed_meanwhile" && !given ? [] : [{ fieldId: refusal.field === field ? first : refusal.field === "status_reason" ? `${id}-reason` : null, words: refusal.message, next: then }]);
      });
  };
  const wrong = useMemo(() => (fieldId: string): string | null => problems.find((problem) => problem.fieldId === fieldId)?.words ?? null, [problems]);
  const hint = beforeChanging(field);
  return (
    <form className="rt-fact-form" ref={form} onSubmit={submit} noValidate aria-label={`Change ${name}`}>
      <ErrorSummary problems={problems} level="h3" />
      {moved ? (
        <div className="rt-fact-form__moved" role="alert">
          <b>Somebody changed this while you were writing.</b>
          <p>{disputed ? "There are two answers now. Choose one of them first." : <>It says now: <b className="rt-record__value">{now.value ? valueInWords(field, now.value) : "Not recorded"}</b></>}</p>
          <div className="rt-acts">
            {disputed ? <Button size="small" onClick={() => { leave(); goToQuestion(field); }}>See both answers</Button> : (
              <>
                <Button size="small" onClick={leave}>Keep theirs</Button>
                <Button look="words" onClick={() => write({ seen: now.answers.join(" "), reasonSeen: nowReason.answers.join(" ") })}>Go on with mine</Button>
              </>
            )}
          </div>
        </div>
      ) : null}
      <FactControl id={id} info={info} name={name} hint={hint} value={value} change={(next) => write({ value: next })} typed={typed} changeTyped={write} wrong={wrong} />
      {status && needsReason(value) ? <TextField id={`${id}-reason`} label="Why" width="wide" maxLength={200} value={reason} change={(next) => write({ reason: next })} wrong={wrong(`${id}-reason`)} /> : null}
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={change.isPending || moved}>Save</Button>
        <Button look="words" onClick={leave}>Cancel</Button>
        <WhoWillSee partners={whoSees(record.circle, info.part)} />
      </div>
    </form>
  );
}
