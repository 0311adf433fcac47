/** The states every screen has: loading (nothing at all for the first moment), empty, and could not. */
import { type ReactNode, useEffect, useState } from "react";

import { Button } from "./Button";
import { Icon } from "./Icon";

/** One quiet line, and not even that within 150 ms: a flash of "Loading" is slower to read than the page. */
export function Loading({ what }: { readonly what: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return <p className="rt-quiet" role="status">{late ? `Loading ${what}` : ""}</p>;
}

export function CouldNot({ what, message, again }: { readonly what: string; readonly message: string; readonly again: () => void }) {
  return (
    <div className="rt-couldnot" role="alert">
      <h2><Icon name="heed" /> {what}</h2>
      <p>{message}</p>
      <Button onClick={again}>Try again</Button>
    </div>
  );
}

export function Nothing({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <div className="rt-nothing">
      <h2>{heading}</h2>
      {children}
    </div>
  );
}
