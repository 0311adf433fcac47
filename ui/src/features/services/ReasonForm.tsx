/** One line of why, and a press: withdrawing a service, or saying that a gap is met. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { Button } from "../../nhs/Button";
import { FieldError } from "../../nhs/ErrorSummary";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly missing: string;
  readonly go: string;
  readonly act: (reason: string) => Promise<unknown>;
  readonly cancel: () => void;
}

export function ReasonForm({ id, label, hint, missing, go, act, cancel }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => input.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (waiting) return;
    if (reason.trim() === "") {
      input.current?.focus();
      return setWrong(missing);
    }
    setWrong(null);
    setWaiting(true);
    void act(reason).catch((cause: unknown) => {
      const refusal = asRefusal(cause);
      setWaiting(false);
      setWrong(refusal.code === "changed_meanwhile" ? "Somebody else changed this meanwhile. Nothing was changed. Look at what it says now." : refusal.message);
      input.current?.focus();
    });
  };
  return (
    <form className="rt-reason-form" onSubmit={submit} noValidate>
      <label className="nhsuk-label" htmlFor={id}>{label}</label>
      <p className="rt-field__hint" id={`${id}-hint`}>{hint}</p>
      {wrong ? <FieldError id={`${id}-error`} words={wrong} /> : null}
      <input className="nhsuk-input rt-field__box rt-field__box--wide" id={id} ref={input} type="text" autoComplete="off" maxLength={300} value={reason} aria-invalid={wrong !== null} aria-describedby={wrong ? `${id}-hint ${id}-error` : `${id}-hint`} onChange={(event) => setReason(event.target.value)} />
      <div className="rt-form__acts">
        <Button type="submit" size="small" aria-disabled={waiting}>{go}</Button>
        <Button look="words" onClick={cancel}>Cancel</Button>
      </div>
    </form>
  );
}
