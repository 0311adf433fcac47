/** Asking for an action: what, who, by when, and the names of who will see it. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import type { Case, Service } from "../../../ipc/generated/commands";
import { useKeptForm } from "../../../ipc/draft";
import { useWaysBack } from "../../../ipc/edits";
import { useDid } from "../../../ipc/lastAct";
import { useAddAction } from "../../../ipc/queries";
import { Button } from "../../../nhs/Button";
import { dateBoxId, DateFields } from "../../../nhs/DateFields";
import { ErrorSummary, FieldError, type Problem } from "../../../nhs/ErrorSummary";
import { listed } from "../../../nhs/format/count";
import { listName } from "../../../nhs/format/name";
import { useToday } from "../../../nhs/useToday";
import { PARTS, partInWords } from "../../../nhs/words/codes";
import { partsToWrite, whoSees } from "../facts";
import { whoCanBeAsked } from "./actionWords";
import { inAWeek, readDue } from "./dueDate";
import { goToServices, MatchingServices } from "./MatchingServices";
import { whatWasAdded, withService } from "./offered";
import { isNobody, NOBODY, OwnerFields, type Who } from "./OwnerFields";

const TEXT = "action-text";
const DUE = "action-due";
const OWNER = "action-owner";
const NO_TEXT = "Say what is to be done";
const NO_OWNER = "Choose who will do it, or name a person";
/** The program's names of what was typed, and the boxes they stand in. */
const BOXES: Readonly<Record<string, string>> = { text: TEXT, owner: OWNER, due: dateBoxId(DUE, "day") };

export function AddAction({ record, onError }: { readonly record: Case; readonly onError: (has: boolean) => void }) {
  const add = useAddAction(record.row.id);
  const today = useToday();
  const first = useRef<HTMLInputElement>(null);
  const [boxes, write, clear] = useKeptForm(record.row.id, "action", { text: "", ...NOBODY, ...inAWeek(today), part: "core" });
  const { text, part } = boxes;
  const who: Who = { organisation: boxes.organisation, person: boxes.person };
  const due = { day: boxes.day, month: boxes.month, year: boxes.year };
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [chosenWords, setChosenWords] = useState("");
  const ways = useWaysBack(record.row.id);
  const did = useDid();
  useEffect(() => onError(problems.length > 0), [problems, onError]);
  const members = whoCanBeAsked(record.circle, part);
  const chosen = members.some((member) => member.organisation_id === who.organisation) ? who : { ...who, organisation: "" };
  const read = readDue(due);
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  const wrongBox = (["day", "month", "year"] as const).find((box) => wrong(dateBoxId(DUE, box)) !== null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (add.isPending) return;
    const found: Problem[] = [];
    if (text.trim() === "") found.push({ fieldId: TEXT, words: NO_TEXT });
    if (isNobody(chosen)) found.push({ fieldId: OWNER, words: NO_OWNER });
    if ("words" in read) found.push({ fieldId: dateBoxId(DUE, read.box), words: read.words });
    setProblems(found);
    if (found.length > 0 || !("date" in read)) return;
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void add.mutateAsync({ case: record.row.id, text, organisation: chosen.organisation || null, person: chosen.person, due: read.date, part }).then(({ id }) => {
        clear();
        did({ words: "Action saved on this laptop", about: listName(record.row), caseId: record.row.id, undo: ways.newAction(id), undone: "The action is cancelled" });
        first.current?.focus();
      }, (reason: unknown) => {
        const refusal = asRefusal(reason);
         setProblems([{ fieldId: BOXES[refusal.field ?? ""] ?? null, words: refusal.message, next: "What you wrote is still in the boxes." }]);
      });
  };
  const seen = whoSees(record.circle, part);
  const choose = (service: Service): void => {
    const asked = members.find((member) => member.organisation_id === service.run_by_organisation);
    write({ text: withService(text, service), ...(asked ? { organisation: asked.organisation_id } : {}) });
    setChosenWords(whatWasAdded(service, asked !== undefined));
    first.current?.focus();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <form className="rt-action-form" onSubmit={submit} noValidate aria-label="New action">
        <div className="rt-action-form__field rt-action-form__text">
          <label className="nhsuk-label" htmlFor={TEXT}>Add an action</label>
          {wrong(TEXT) ? <FieldError id={`${TEXT}-error`} words={wrong(TEXT) ?? NO_TEXT} /> : null}
          <input className="nhsuk-input" id={TEXT} ref={first} type="text" autoComplete="off" maxLength={400} value={text} aria-invalid={wrong(TEXT) !== null} aria-describedby={wrong(TEXT) ? `${TEXT}-error action-seen` : "action-seen"} onChange={(event) => write({ text: event.target.value })} onKeyDown={(event) => { if (event.key === "ArrowDown" && goToServices()) event.preventDefault(); }} />
        </div>
        <OwnerFields id={OWNER} label="Who will do it" members={members} who={chosen} choose={write} wrong={wrong(OWNER)} />
        <DateFields id={DUE} label="By when" typed={due} change={write} wrong={wrongBox ? { box: wrongBox, words: wrong(dateBoxId(DUE, wrongBox)) ?? "" } : null} />
        <div className="rt-action-form__foot">
          <label className="nhsuk-u-visually-hidden" htmlFor="action-part">Where the action belongs</label>
          <select className="nhsuk-select" id="action-part" value={part} onChange={(event) => write({ part: event.target.value })}>
            {partsToWrite(record, Object.keys(PARTS)).map((code) => <option key={code} value={code}>{code === "core" ? "Team actions" : partInWords(code)}</option>)}
          </select>
          <p className="rt-note__seen" id="action-seen">{seen.length > 0 ? `${listed(seen)} will see this.` : "Only your organisation will see this."}</p>
          <Button type="submit" look="go" aria-disabled={add.isPending}>Save action</Button>
        </div>
      </form>
      <p className="rt-suggested__said" role="status">{text.trim() === "" ? "" : chosenWords}</p>
      <MatchingServices caseId={record.row.id} text={text} choose={choose} />
    </>
  );
}
