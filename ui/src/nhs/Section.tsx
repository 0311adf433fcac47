/** A part of a page: heading, a quiet line beside it, one link on the right, and a rule below. */
import { type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  readonly line?: ReactNode;
  /** Usually one link: "All actions". */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, line, more, children }: Props) {
  const id = useId();
  return (
    <section className="rt-section" aria-labelledby={id}>
      <div className="rt-section__head">
        <h2 id={id}>{title}</h2>
        {line ? <p className="rt-quiet">{line}</p> : null}
        {more ? <p className="rt-section__more">{more}</p> : null}
      </div>
      {children}
    </section>
  );
}
