/** Closing a case: why, what came of it, and what happens to each action that is still open, in one act. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import { useKeptForm } from "../../../ipc/draft";
import { useCloseCase, useWaysBack } from "../../../ipc/edits";
import type { Case } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { DayText } from "../../../nhs/DateText";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { RadioField, SelectField, TextArea, TextField } from "../../../nhs/Fields";
import { counted } from "../../../nhs/format/count";
import { listName } from "../../../nhs/format/name";
import { CLOSURES } from "../../../nhs/words/codes";
import { openAndSettled } from "../actions/actionWords";
import { baseOf } from "../edit/factRules";
import { WhoWillSee } from "../edit/WhoWillSee";
import { whoSees } from "../facts";
import { boxOf, cancelsSome, closingOf, emptyBoxes, OUTCOME, problemsOf, REASON, waysOf, WHY } from "./closing";

const WAYS = { done: "Done", cancelled: "Cancelled" } as const;
/** The program's names of what was typed, and the boxes they stand in. */
const BOXES: Readonly<Record<string, string>> = { reason: REASON, outcome: OUTCOME };

interface Props {
  readonly record: Case;
  readonly onError: (has: boolean) => void;
  readonly done: () => void;
}

export function CloseForm({ record, onError, done }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const close = useCloseCase(record.row.id);
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  const { open } = openAndSettled(record.actions);
  const [empty] = useState(() => emptyBoxes(open));
  const [boxes, write, clear] = useKeptForm(record.row.id, "close", empty);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => form.current?.querySelector<HTMLElement>("select")?.focus(), []);
  useEffect(() => {
    onError(problems.length > 0);
    return () => onError(false);
  }, [problems, onError]);
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  const leave = (): void => {
    clear();
    done();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (close.isPending) return;
    const found = problemsOf(boxes, open);
    setProblems(found);
    if (found.length > 0) return;
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void close.mutateAsync(closingOf(boxes, open, baseOf(record, "status").answers)).then((closed) => {
      did({ words: "The case is closed", about: listName(record.row), caseId: record.row.id, undo: ways.closing(closed, open), undone: "The case is open as it was before" });
      leave();
    }, (cause: unknown) => {
      const refusal = asRefusal(cause);
      const since = refusal.code === "changed_meanwhile" || refusal.code === "open_actions";
      setProblems([{ fieldId: BOXES[refusal.field ?? ""] ?? null, words: since ? "Somebody changed this case while you were writing." : refusal.message, next: since ? "Nothing was changed. Look at the stage and the actions again, then close it." : "Nothing was changed. What you entered is still here." }]);
    });
  };
  return (
    <form className="rt-fact-form rt-ending" ref={form} onSubmit={submit} noValidate aria-labelledby="close-heading">
      <h2 id="close-heading">Close this case</h2>
      <ErrorSummary problems={problems} level="h3" />
      <SelectField id={REASON} label="Why" none="Choose" value={boxes["reason"] ?? ""} change={(reason) => write({ reason })} wrong={wrong(REASON)} choices={Object.entries(CLOSURES).map(([value, words]) => ({ value, words }))} />
      <TextArea id={OUTCOME} label="What came of it" hint="One sentence that a colleague understands in a year." rows={2} maxLength={1000} value={boxes["outcome"] ?? ""} change={(outcome) => write({ outcome })} wrong={wrong(OUTCOME)} />
      {open.length > 0 ? (
        <fieldset className="rt-ending__actions">
          <legend>{counted(open.length, "open action")}: what happens to {open.length === 1 ? "it" : "each"}</legend>
          {open.map((action) => (
            <div className="rt-ending__action" key={action.id}>
              <RadioField id={boxOf(action)} label={action.text} inline hint={<>{action.owner}, by <DayText day={action.due} missing="a day not known" /></>} value={boxes[action.id] ?? ""} change={(way) => write({ [action.id]: way })} wrong={wrong(boxOf(action))} choices={waysOf(action).map((way) => ({ value: way, words: WAYS[way] }))} />
            </div>
          ))}
          {cancelsSome(boxes, open) ? <TextField id={WHY} label="Why cancelled" width="wide" maxLength={500} value={boxes["why"] ?? ""} change={(why) => write({ why })} wrong={wrong(WHY)} /> : null}
        </fieldset>
      ) : null}
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={close.isPending}>Close the case</Button>
        <Button look="words" onClick={leave}>Cancel</Button>
        <WhoWillSee partners={whoSees(record.circle, "core")} />
      </div>
    </form>
  );
}
