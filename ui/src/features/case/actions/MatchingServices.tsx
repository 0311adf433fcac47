/**
 * Services that may help with what is being written, below the form, so that nothing that is typed moves. Down from the
 * box goes into them. And when nobody offers it, that is noted for the team lead.
 */
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../../ipc/call";
import type { Service } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { useNoteGap, useServices, useSuggestedServices, useWaysBackInServices } from "../../../ipc/services";
import { Button } from "../../../nhs/Button";
import { FieldError } from "../../../nhs/ErrorSummary";
import { Icon } from "../../../nhs/Icon";

interface Props {
  readonly caseId: string;
  /** What is being written. */
  readonly text: string;
  readonly choose: (service: Service) => void;
}

const CHOICE = "rt-suggested__choice";
const choices = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`.${CHOICE}`)];

/** Moves from the box into the services; false when there are none. */
export function goToServices(): boolean {
  const first = choices()[0];
  first?.focus();
  return first !== undefined;
}

/** Fewer letters say nothing yet. */
const ENOUGH = 4;

export function MatchingServices({ caseId, text, choose }: Props) {
  const enough = text.trim().length >= ENOUGH;
  const found = useSuggestedServices(enough ? text : "");
  const inTeam = useServices("").data?.in_team ?? false;
  const [gap, setGap] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (!inTeam || (!enough && !gap)) return null;
  const services = enough ? (found.data ?? []) : [];
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = choices();
    const at = all.findIndex((one) => one === document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    if (event.key === "ArrowUp" && at === 0) document.getElementById("action-text")?.focus();
    else all[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  };
  return (
    // Up and Down go from service to service; Tab reaches each without them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="rt-suggested" aria-label="Services that may help" onKeyDown={keys}>
      {services.length > 0 ? <h2>Services that may help</h2> : null}
      <ul>
        {services.map((service) => (
          <li key={service.id}>
            <Button look="words" className={CHOICE} onClick={() => choose(service)}>{service.name}</Button>, {service.run_by}
            {service.phone ? <>, <b className="rt-number">{service.phone}</b></> : null}
            {service.urgent ? <> <strong className="nhsuk-tag nhsuk-tag--white">Helps today</strong></> : null}
            <span className="rt-second rt-clip" title={service.what}>{service.what}</span>
          </li>
        ))}
      </ul>
      {gap ? <NoteGap caseId={caseId} done={() => { setGap(false); requestAnimationFrame(() => opener.current?.focus()); }} /> : (
        <p className="rt-quiet">{services.length === 0 && found.isSuccess && !found.isPlaceholderData ? "No service in the team’s directory has these words. " : ""}<Button look="words" ref={opener} onClick={() => setGap(true)}>We had nobody for this</Button></p>
      )}
    </section>
  );
}

function NoteGap({ caseId, done }: { readonly caseId: string; readonly done: () => void }) {
  const note = useNoteGap();
  const ways = useWaysBackInServices();
  const did = useDid();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  // What is wrong pushes the box down: it stays in sight with the focus in it.
  useEffect(() => {
    if (wrong === null) return;
    input.current?.focus();
    input.current?.closest("form")?.scrollIntoView({ block: "nearest" });
  }, [wrong]);
  const refuse = (words: string): void => setWrong(words);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (note.isPending) return;
    if (text.trim() === "") return refuse("Say what was needed");
    setWrong(null);
    void note.mutateAsync({ text, people: 1, cohort: null, not_naming: caseId }).then((gap) => {
      did({ words: "Gap noted for the team", undo: ways.noted(gap), undone: "The gap is marked as met" });
      done();
    }, (cause: unknown) => refuse(asRefusal(cause).message));
  };
  return (
    <form className="rt-reason-form" onSubmit={submit} noValidate aria-label="We had nobody for this">
      <label className="nhsuk-label" htmlFor="no-service">What was needed that nobody offers?</label>
      <p className="rt-field__hint" id="no-service-hint"><Icon name="heed" small /> Everybody in the team reads this, also partners who do not hold this case. No names.</p>
      {wrong ? <FieldError id="no-service-error" words={wrong} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person pressed for this box */}
      <input className="nhsuk-input rt-field__box rt-field__box--wide" id="no-service" ref={input} type="text" autoComplete="off" maxLength={500} autoFocus value={text} aria-invalid={wrong !== null} aria-describedby={wrong ? "no-service-hint no-service-error" : "no-service-hint"} onChange={(event) => setText(event.target.value)} />
      <div className="rt-form__acts">
        <Button type="submit" size="small" aria-disabled={note.isPending}>Note the gap</Button>
        <Button look="words" onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}
