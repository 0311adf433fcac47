/** The frame of the first run: the product's name above, one column, and a way back. */
import type { ReactNode } from "react";

import { Button } from "../../nhs/Button";
import { TableMark } from "../../nhs/Icon";

interface Props {
  readonly back?: (() => void) | undefined;
  readonly children: ReactNode;
}

export function Frame({ back, children }: Props) {
  return (
    <div className="rt-unlock rt-first">
      <header className="rt-topbar"><span className="rt-wordmark"><TableMark />Roundtable</span></header>
      <main id="main">
        <div className="rt-first__column">
          {back ? <p className="rt-first__back"><Button look="words" onClick={back}>Back</Button></p> : null}
          {children}
        </div>
      </main>
    </div>
  );
}
