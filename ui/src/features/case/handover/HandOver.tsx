/** Offering a duty: which, to whom, why, what to know, and from when. Nothing changes until they accept. */
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import { useKeptForm } from "../../../ipc/draft";
import type { Case } from "../../../ipc/generated/commands";
import { useOfferHandover } from "../../../ipc/handover";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { DateFields, dateBoxId } from "../../../nhs/DateFields";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { RadioField, SelectField, TextArea, TextField } from "../../../nhs/Fields";
import { listName } from "../../../nhs/format/name";
import { isBlank, readTypedDate } from "../../../nhs/format/typedDate";
import { dutyInWords } from "../../../nhs/words/handover";
import { whoCanBeAsked } from "../actions/actionWords";
import { WhoWillSee } from "../edit/WhoWillSee";
import { whoSees } from "../facts";

const EMPTY = { of: "key_worker", organisation: "", person: "", reason: "", summary: "", day: "", month: "", year: "" };
const FROM = "handover-from";
/** The program's names of what was typed, and the boxes they stand in. */
const BOXES: Readonly<Record<string, string>> = { of: "handover-of", to: "handover-to", reason: "handover-reason", summary: "handover-summary", effective: dateBoxId(FROM, "day") };

export function HandOver({ record, onError, done }: { readonly record: Case; readonly onError: (has: boolean) => void; readonly done: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const offer = useOfferHandover(record.row.id);
  const did = useDid();
  const [boxes, write, clear] = useKeptForm(record.row.id, "handover", EMPTY);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const members = whoCanBeAsked(record.circle, "core");
  const wrong = useMemo(() => (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null, [problems]);
  const box = (["day", "month", "year"] as const).find((one) => wrong(dateBoxId(FROM, one)));
  useEffect(() => onError(problems.length > 0), [problems, onError]);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const leave = (): void => {
    clear();
    done();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (offer.isPending) return;
    const typed = { day: boxes.day, month: boxes.month, year: boxes.year };
    const from = isBlank(typed) ? { date: "" } : readTypedDate(typed, "", true);
    const found: Problem[] = [];
    if (boxes.organisation === "") found.push({ fieldId: "handover-to", words: "Choose who is asked" });
    if (boxes.reason.trim() === "") found.push({ fieldId: "handover-reason", words: "Say why: whoever is asked was not there" });
    if ("words" in from) found.push({ fieldId: dateBoxId(FROM, from.box), words: from.words });
    setProblems(found);
    if (found.length > 0 || !("date" in from)) return;
    const person = boxes.of === "key_worker" ? boxes.person : "";
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void offer.mutateAsync({ of: boxes.of, organisation: boxes.organisation, person, reason: boxes.reason, summary: boxes.summary, effective: from.date }).then(() => {
      did({ words: `Offered: ${dutyInWords(boxes.of)}. Nothing changes until they accept`, about: listName(record.row), caseId: record.row.id, undo: null });
      leave();
    }, (cause: unknown) => {
      const refusal = asRefusal(cause);
      const at = refusal.field === null ? null : (BOXES[refusal.field] ?? null);
      setProblems([{ fieldId: at, words: refusal.message, next: "Nothing was offered. What you entered is still here." }]);
    });
  };
  return (
    <form className="rt-fact-form" ref={form} onSubmit={submit} noValidate aria-label="Hand over">
      <ErrorSummary problems={problems} level="h3" />
      <RadioField id="handover-of" label="What do you hand over?" inline value={boxes.of} change={(of) => write({ of })} wrong={wrong("handover-of")} choices={[{ value: "key_worker", words: "Key worker" }, { value: "lead_organisation", words: "Lead organisation" }]} />
      <SelectField id="handover-to" label="Who is asked" hint="Organisations that hold this case. Nothing changes until they accept." none="Choose who" value={boxes.organisation} change={(organisation) => write({ organisation })} wrong={wrong("handover-to")} choices={members.map((member) => ({ value: member.organisation_id, words: member.us ? `${member.organisation} (you)` : member.organisation }))} />
      {boxes.of === "key_worker" ? <TextField id="handover-person" label="Person, if you know who" maxLength={200} value={boxes.person} change={(person) => write({ person })} wrong={null} /> : null}
      <TextField id="handover-reason" label="Why" width="wide" maxLength={500} value={boxes.reason} change={(reason) => write({ reason })} wrong={wrong("handover-reason")} />
      <TextArea id="handover-summary" label="What they should know" hint="If you want to say: what is under way, what to watch, whom to ring." rows={3} maxLength={2_000} value={boxes.summary} change={(summary) => write({ summary })} wrong={wrong("handover-summary")} />
      <DateFields id={FROM} label="From when" hint="Leave it empty for as soon as they accept" typed={{ day: boxes.day, month: boxes.month, year: boxes.year }} change={write} wrong={box ? { box, words: wrong(dateBoxId(FROM, box)) ?? "" } : null} />
      <div className="rt-fact-form__foot">
        <Button type="submit" look="go" aria-disabled={offer.isPending}>Offer</Button>
        <Button look="words" onClick={leave}>Cancel</Button>
        <WhoWillSee partners={whoSees(record.circle, "core")} />
      </div>
    </form>
  );
}
