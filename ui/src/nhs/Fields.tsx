/** Form fields as the NHS design system has them: label, hint, the error beside the field, the box. All are controlled. */
import { type ReactNode, type Ref, useId } from "react";

import { Button } from "./Button";
import { FieldError } from "./ErrorSummary";

interface Usual {
  /** The id that the error summary links to. */
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with it; null when nothing is. */
  readonly wrong?: string | null;
}

const describedBy = (id: string, hint: ReactNode, wrong: string | null | undefined): { "aria-describedby"?: string } => {
  const ids = [hint ? `${id}-hint` : "", wrong ? `${id}-error` : ""].filter(Boolean).join(" ");
  return ids ? { "aria-describedby": ids } : {};
};

function Around({ id, label, hint, wrong, children }: Usual & { readonly children: ReactNode }) {
  return (
    <div className={`rt-field${wrong ? " rt-field--wrong" : ""}`}>
      <label className="nhsuk-label" htmlFor={id}>{label}</label>
      {hint ? <p className="rt-field__hint" id={`${id}-hint`}>{hint}</p> : null}
      {wrong ? <FieldError id={`${id}-error`} words={wrong} /> : null}
      {children}
    </div>
  );
}

interface TextProps extends Usual {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly width?: "usual" | "wide" | "short";
  readonly inputMode?: "text" | "numeric" | "tel";
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly ref?: Ref<HTMLInputElement>;
  /** A code or a path, which no dictionary knows. */
  readonly exact?: boolean;
  /** Offered while typing; anything else may be typed. */
  readonly suggest?: readonly string[];
}

export function TextField({ id, label, hint, wrong, value, change, width = "usual", inputMode = "text", autoComplete = "off", maxLength = 400, ref, exact = false, suggest }: TextProps) {
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong ?? null}>
      <input className={`nhsuk-input rt-field__box rt-field__box--${width}`} id={id} ref={ref} type="text" inputMode={inputMode} autoComplete={autoComplete} maxLength={maxLength} value={value} {...(exact ? { spellCheck: false, autoCapitalize: "none" } : {})} aria-invalid={Boolean(wrong)} {...(suggest ? { list: `${id}-suggested` } : {})} {...describedBy(id, hint, wrong)} onChange={(event) => change(event.target.value)} />
      {suggest ? <datalist id={`${id}-suggested`}>{suggest.map((one) => <option key={one} value={one}>{one}</option>)}</datalist> : null}
    </Around>
  );
}

interface AreaProps extends Usual {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
}

export function TextArea({ id, label, hint, wrong, value, change, rows = 3, maxLength = 20_000 }: AreaProps) {
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong ?? null}>
      <textarea className="nhsuk-textarea rt-field__box rt-field__box--wide" id={id} rows={rows} maxLength={maxLength} value={value} aria-invalid={Boolean(wrong)} {...describedBy(id, hint, wrong)} onChange={(event) => change(event.target.value)} />
    </Around>
  );
}

export interface Choice {
  readonly value: string;
  readonly words: string;
  readonly hint?: string;
}

interface SelectProps extends Usual {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly choices: readonly Choice[];
  /** The first line, when nothing is chosen yet. */
  readonly none?: string;
}

export function SelectField({ id, label, hint, wrong, value, change, choices, none }: SelectProps) {
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong ?? null}>
      <select className="nhsuk-select rt-field__box" id={id} value={value} aria-invalid={Boolean(wrong)} {...describedBy(id, hint, wrong)} onChange={(event) => change(event.target.value)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.words}</option>)}
      </select>
    </Around>
  );
}

interface GroupProps extends Usual {
  readonly choices: readonly Choice[];
  readonly inline?: boolean;
}

/** One of several. The first button has the id, so that the error summary leads to it. */
export function RadioField({ id, label, hint, wrong, choices, value, change, inline = false, clear }: GroupProps & { readonly value: string; readonly change: (value: string) => void; /** A way back to no answer, where none is one. */ readonly clear?: (() => void) | undefined }) {
  const name = useId();
  return (
    <fieldset className={`rt-field rt-field--group${wrong ? " rt-field--wrong" : ""}`} {...describedBy(id, hint, wrong)}>
      <legend className="nhsuk-label">{label}</legend>
      {hint ? <p className="rt-field__hint" id={`${id}-hint`}>{hint}</p> : null}
      {wrong ? <FieldError id={`${id}-error`} words={wrong} /> : null}
      <div className={`rt-choices${inline ? " rt-choices--inline" : ""}`}>
        {choices.map((choice, index) => (
          <label className="rt-choice" key={choice.value}>
            <input id={index === 0 ? id : `${id}-${choice.value}`} type="radio" name={name} value={choice.value} checked={value === choice.value} onChange={() => change(choice.value)} />
            <span>{choice.words}{choice.hint ? <span className="rt-second">{choice.hint}</span> : null}</span>
          </label>
        ))}
        {clear && value !== "" ? <Button look="words" onClick={clear}>Clear<span className="nhsuk-u-visually-hidden">: {label}</span></Button> : null}
      </div>
    </fieldset>
  );
}

/** Several of several. */
export function CheckField({ id, label, hint, wrong, choices, values, change, inline = false }: GroupProps & { readonly values: readonly string[]; readonly change: (values: readonly string[]) => void }) {
  const toggle = (value: string): void => change(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <fieldset className={`rt-field rt-field--group${wrong ? " rt-field--wrong" : ""}`} {...describedBy(id, hint, wrong)}>
      <legend className="nhsuk-label">{label}</legend>
      {hint ? <p className="rt-field__hint" id={`${id}-hint`}>{hint}</p> : null}
      {wrong ? <FieldError id={`${id}-error`} words={wrong} /> : null}
      <div className={`rt-choices${inline ? " rt-choices--inline" : ""}`}>
        {choices.map((choice, index) => (
          <label className="rt-choice rt-choice--check" key={choice.value}>
            <input id={index === 0 ? id : `${id}-${choice.value}`} type="checkbox" value={choice.value} checked={values.includes(choice.value)} onChange={() => toggle(choice.value)} />
            <span>{choice.words}{choice.hint ? <span className="rt-second">{choice.hint}</span> : null}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One tick box with its own words. */
export function TickBox({ id, words, ticked, change }: { readonly id: string; readonly words: ReactNode; readonly ticked: boolean; readonly change: (ticked: boolean) => void }) {
  return (
    <label className="rt-choice rt-choice--check" htmlFor={id}>
      <input id={id} type="checkbox" checked={ticked} onChange={(event) => change(event.target.checked)} />
      <span>{words}</span>
    </label>
  );
}
