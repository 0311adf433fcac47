/** Comparing the eight words of a partner's card. "No" keeps nothing. */
import { useEffect, useRef } from "react";

import type { Card } from "../../ipc/generated/commands";
import { useDropCard, useKeepCard } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { FieldError } from "../../nhs/ErrorSummary";
import { kindInWords } from "../../nhs/words/kinds";
import { Words } from "./Words";

export function Compare({ card, done }: { readonly card: Card; readonly done: (words: string) => void }) {
  const keep = useKeepCard();
  const drop = useDropCard();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  // Not a callback of the mutation: keeping the card takes this panel away before it would be called.
  const yes = (): void => void keep.mutateAsync(card.words).then(({ name }) => done(`${name} is your partner now. Nothing is shared with them yet: share a case on its Sharing tab.`)).catch(() => undefined);
  const no = (): void => void drop.mutateAsync().then(() => done("The card was not kept. Ask them for it again, in another way than before.")).catch(() => undefined);
  return (
    <section className="rt-panel rt-panel--heed rt-meet rt-compare" aria-labelledby="compare-title">
      <h2 id="compare-title" tabIndex={-1} ref={heading}>Compare eight words with {card.name}</h2>
      <p>{kindInWords(card.kind)}. Ask them to open Team on their own laptop and to read their eight words aloud. Listen, and do not read them out yourself.{card.verified ? " You compared their words before; this is a newer card." : ""}</p>
      <Words words={card.words} large />
      {keep.error ? <div role="alert"><FieldError id="compare-problem" words={keep.error.message} /></div> : null}
      <p><b>Do the words match?</b> Once kept, they are a partner: you can share cases with them. Nothing is shared by this.</p>
      <div className="rt-form__acts">
        <Button look="go" aria-disabled={keep.isPending} onClick={yes}>Yes, all eight are the same</Button>
        <Button onClick={no}>No, keep nothing</Button>
      </div>
    </section>
  );
}
