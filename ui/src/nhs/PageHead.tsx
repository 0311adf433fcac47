/** The head of a page: its one title, a quiet line beside it, and the page's acts on the right. */
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly line?: ReactNode;
  readonly children?: ReactNode;
}

export function PageHead({ title, line, children }: Props) {
  return (
    <div className="rt-pagehead">
      <h1>{title}</h1>
      {line ? <p className="rt-quiet">{line}</p> : null}
      {children ? <div className="rt-pagehead__acts">{children}</div> : null}
    </div>
  );
}
