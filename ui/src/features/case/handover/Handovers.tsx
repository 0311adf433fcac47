/** Who is asked to take on which duty: open offers with their answers, those that were answered behind a press, and a new one. */
import { useRef, useState } from "react";

import type { Case, Handover } from "../../../ipc/generated/commands";
import { useOffer } from "../../../ipc/handover";
import { Button } from "../../../nhs/Button";
import { listName } from "../../../nhs/format/name";
import { OfferCard } from "../../../nhs/OfferCard";
import { dutyInWords } from "../../../nhs/words/handover";
import { HandOver } from "./HandOver";
import { openOffers } from "./offers";

interface Props {
  readonly record: Case;
  /** The form of a new offer is open. */
  readonly offering: boolean;
  readonly offer: (open: boolean) => void;
  readonly onError: (has: boolean) => void;
}

export function Handovers({ record, offering, offer, onError }: Props) {
  const [past, setPast] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { open, answered } = openOffers(record.handovers);
  if (!offering && open.length === 0 && answered.length === 0) return null;
  const toHeading = (): void => {
    requestAnimationFrame(() => (heading.current ?? document.querySelector<HTMLElement>(".rt-facts button"))?.focus());
  };
  return (
    <section className="rt-handovers">
      <div className="rt-handovers__head">
        <h2 ref={heading} tabIndex={-1}>Handing over</h2>
        {answered.length > 0 ? <Button look="words" aria-expanded={past} onClick={() => setPast((was) => !was)}>{past ? "Hide answered offers" : `${answered.length} answered`}</Button> : null}
      </div>
      {offering ? <HandOver record={record} onError={onError} done={() => { offer(false); toHeading(); }} /> : null}
      {open.map((one) => <One key={one.id} offer={one} record={record} answered={toHeading} />)}
      {past ? answered.map((one) => <One key={one.id} offer={one} record={record} answered={toHeading} />) : null}
    </section>
  );
}

function One({ offer, record, answered }: { readonly offer: Handover; readonly record: Case; readonly answered: () => void }) {
  return <OfferCard offer={offer} hands={useOffer(offer, dutyInWords(offer.of), listName(record.row))} answered={answered} />;
}
