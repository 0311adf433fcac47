/** The NHS error summary: above the heading it belongs to, takes the focus when it appears, links to each field. */
import { useEffect, useId, useRef } from "react";

export interface Problem {
  /** The id of the field to go to; null when no field can mend it. */
  readonly fieldId: string | null;
  readonly words: string;
  readonly next?: string;
}

export function ErrorSummary({ problems, heading = "There is a problem", level: Level = "h2" }: { readonly problems: readonly Problem[]; readonly heading?: string; readonly level?: "h2" | "h3" }) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  // Each attempt makes a new list, so the focus comes back even when the same problem is found again.
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="nhsuk-error-summary rt-error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby={titleId}>
      <Level className="nhsuk-error-summary__title" id={titleId}>{heading}</Level>
      <div className="nhsuk-error-summary__body">
        <ul className="nhsuk-list nhsuk-error-summary__list">
          {problems.map(({ fieldId, words, next }) => (
            <li key={words}>
              {fieldId ? (
                <a
                  href={`#${fieldId}`}
                  onClick={(event) => {
                    // The address holds the page, so the link moves the focus itself.
                    event.preventDefault();
                    document.getElementById(fieldId)?.focus();
                  }}
                >
                  {words}
                </a>
              ) : (
                <b>{words}</b>
              )}
              {next ? <p>{next}</p> : null}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The same words beside the field. */
export function FieldError({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <span className="nhsuk-error-message rt-field-error" id={id}>
      <span className="nhsuk-u-visually-hidden">Error: </span>
      {words}
    </span>
  );
}
