/** A passphrase's box: paste is allowed, and it can be shown, because a long phrase typed blind is typed wrong. */
import { type Ref, useState } from "react";

import { FieldError } from "./ErrorSummary";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly wrong: string | null;
  /** `current-password` or `new-password`. */
  readonly autoComplete?: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly change?: (typed: string) => void;
}

/** What was typed stays in the box and is read from there, so that no copy of it lives on in the page's memory. */
export function PassphraseField({ id, label, hint, wrong, autoComplete = "current-password", ref, change }: Props) {
  const [shown, setShown] = useState(false);
  const described = [hint ? `${id}-hint` : "", wrong ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="rt-field">
      <label className="nhsuk-label" htmlFor={id}>{label}</label>
      {hint ? <p className="rt-field__hint" id={`${id}-hint`}>{hint}</p> : null}
      {wrong ? <FieldError id={`${id}-error`} words={wrong} /> : null}
      <div className="rt-pass">
        <input
          id={id}
          ref={ref}
          className={wrong ? "rt-pass__wrong" : ""}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="none"
          onFocus={(event) => event.target.select()}
          onChange={(event) => change?.(event.target.value)}
          aria-invalid={wrong !== null}
          {...(described ? { "aria-describedby": described } : {})}
        />
        <button type="button" aria-pressed={shown} onClick={() => setShown((was) => !was)}>{shown ? "Hide" : "Show"}<span className="nhsuk-u-visually-hidden"> {label.toLowerCase()}</span></button>
      </div>
    </div>
  );
}
