/** Adding a service, or correcting one: a correction is a new version, and what was there before is kept. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { useKeptForm } from "../../ipc/draft";
import type { Service } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { asTypedService, useAddService, useChangeService, useWaysBackInServices } from "../../ipc/services";
import { useTeam } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { dateBoxId, DateFields } from "../../nhs/DateFields";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { SelectField, TextArea, TextField, TickBox } from "../../nhs/Fields";
import { useToday } from "../../nhs/useToday";
import { box, boxesOf, boxOfLine, IN_WORDS, lineInWords, readBoxes } from "./entryBoxes";

interface Props {
  /** The service that is corrected; none for a new one. */
  readonly service: Service | null;
  readonly done: (id: string | null) => void;
}

export function EntryForm({ service, done }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const today = useToday();
  const team = useTeam();
  const add = useAddService();
  const change = useChangeService();
  const ways = useWaysBackInServices();
  const did = useDid();
  const [start] = useState(() => boxesOf(service, today));
  const [boxes, write, clear] = useKeptForm(null, service ? `service ${service.id}` : "service new", start);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const waiting = add.isPending || change.isPending;
  const moved = service !== null && !waiting && !change.isSuccess && boxes.seen !== service.entry;
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  const wrongDay = (["day", "month", "year"] as const).find((one) => wrong(dateBoxId(box("checked"), one)) !== null);
  const leave = (id: string | null): void => {
    clear();
    done(id);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (waiting || moved) return;
    const read = readBoxes(boxes);
    setProblems("problems" in read ? read.problems : []);
    if (!("service" in read)) return;
    const work = service ? change.mutateAsync({ id: service.id, service: read.service, seen: boxes.seen }) : add.mutateAsync(read.service);
    void work.then((now) => {
      did(service ? { words: `${now.name} corrected`, undo: ways.changed(service, now), undone: `${service.name} says what it said before` } : { words: `${now.name} added to the services`, undo: ways.added(now), undone: `${now.name} is withdrawn` });
      leave(now.id);
    }, (cause: unknown) => {
      const refusal = asRefusal(cause);
      setProblems(refusal.code === "changed_meanwhile" ? [] : [{ fieldId: boxOfLine(refusal.field), words: refusal.message, next: "What you wrote is still in the boxes." }]);
    });
  };
  const members = (team.data?.members ?? []).filter(({ revoked }) => !revoked);
  const orgs = [...members.map(({ id, name, us }) => ({ value: id, words: us ? `${name} (you)` : name })), { value: IN_WORDS, words: "Somebody else, in words" }];
  const theirs = moved && service ? Object.entries(asTypedService(service)).filter(([line, value]) => line !== "run_by" && line !== "urgent" && String(value) !== String((boxes as Readonly<Record<string, string>>)[line] ?? value)) : [];
  return (
    <form className="rt-form rt-service-form" ref={form} onSubmit={submit} noValidate aria-labelledby="service-heading">
      <h2 id="service-heading">{service ? `Correct ${service.name}` : "Add a service"}</h2>
      <ErrorSummary problems={problems} level="h3" />
      {moved ? (
        <div className="rt-fact-form__moved" role="alert">
          <b>Somebody corrected this service while you were writing.</b>
          {theirs.map(([line, value]) => <p key={line}>{lineInWords(line)}, it says now: <b>{String(value) || "nothing"}</b></p>)}
          <div className="rt-acts">
            <Button size="small" onClick={() => leave(service?.id ?? null)}>Keep theirs</Button>
            <Button look="words" onClick={() => write({ seen: service?.entry ?? "" })}>Go on with mine</Button>
          </div>
        </div>
      ) : null}
      <p className="rt-quiet">Everybody in the team reads this. It is about a service, never about a person.</p>
      <TextField id={box("name")} label="What is it called?" width="wide" maxLength={120} value={boxes.name} change={(name) => write({ name })} wrong={wrong(box("name"))} />
      <TextArea id={box("what")} label="What does it do?" hint="A sentence or two. People find it by these words." rows={2} maxLength={600} value={boxes.what} change={(what) => write({ what })} wrong={wrong(box("what"))} />
      <div className="rt-service-form__pair">
        <SelectField id={box("org")} label="Who runs it?" none="Choose" value={boxes.org} change={(org) => write({ org })} choices={orgs} wrong={wrong(box("org"))} />
        {boxes.org === IN_WORDS ? <TextField id={box("run_by")} label="Who, in words" maxLength={120} value={boxes.run_by} change={(run_by) => write({ run_by })} wrong={wrong(box("run_by"))} /> : null}
      </div>
      <div className="rt-service-form__pair">
        <TextField id={box("phone")} label="Telephone" inputMode="tel" maxLength={80} value={boxes.phone} change={(phone) => write({ phone })} wrong={wrong(box("phone"))} />
        <TextField id={box("hours")} label="Hours" hint="For example: weekdays, 9am to 5pm" maxLength={200} value={boxes.hours} change={(hours) => write({ hours })} wrong={wrong(box("hours"))} />
      </div>
      <TextArea id={box("refer")} label="How to refer" rows={2} maxLength={600} value={boxes.refer} change={(refer) => write({ refer })} wrong={wrong(box("refer"))} />
      <TextArea id={box("eligibility")} label="For whom" rows={2} maxLength={600} value={boxes.eligibility} change={(eligibility) => write({ eligibility })} wrong={wrong(box("eligibility"))} />
      <TextField id={box("area")} label="Where" hint="Places or postcodes" width="wide" maxLength={200} value={boxes.area} change={(area) => write({ area })} wrong={wrong(box("area"))} />
      <TickBox id={box("urgent")} words="It helps when somebody must act today: shown with its number when a referral is urgent" ticked={boxes.urgent === "yes"} change={(ticked) => write({ urgent: ticked ? "yes" : "" })} />
      <DateFields id={box("checked")} label="When did somebody last make sure that this is so?" typed={{ day: boxes.day, month: boxes.month, year: boxes.year }} change={write} wrong={wrongDay ? { box: wrongDay, words: wrong(dateBoxId(box("checked"), wrongDay)) ?? "" } : null} />
      <div className="rt-form__acts">
        <Button type="submit" look="go" aria-disabled={waiting || moved}>{service ? "Save the correction" : "Add the service"}</Button>
        <Button look="words" onClick={() => leave(service?.id ?? null)}>Cancel</Button>
      </div>
    </form>
  );
}
