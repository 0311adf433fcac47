/** Duties that somebody asks you to take on: nothing changes until you answer. */
import { Link } from "@tanstack/react-router";
import { useRef } from "react";

import type { OfferToUs } from "../../ipc/generated/commands";
import { useOffer, useOffersToUs } from "../../ipc/handover";
import { grouped } from "../../nhs/format/count";
import { listName } from "../../nhs/format/name";
import { OfferCard } from "../../nhs/OfferCard";
import { Section } from "../../nhs/Section";
import { dutyInWords } from "../../nhs/words/handover";

export function OfferedToYou() {
  const offers = useOffersToUs().data ?? [];
  const list = useRef<HTMLDivElement>(null);
  // The offer goes with its answer: the focus goes to the next one, or to the top of the page.
  const answered = (): void => {
    requestAnimationFrame(() => (list.current?.querySelector("a") ?? document.querySelector<HTMLElement>("#main a, #main button"))?.focus());
  };
  if (offers.length === 0) return null;
  return (
    <Section title="Offered to you" line={`${grouped(offers.length)} to answer`}>
      <div ref={list}>{offers.map((one) => <One key={one.handover.id} one={one} answered={answered} />)}</div>
    </Section>
  );
}

function One({ one, answered }: { readonly one: OfferToUs; readonly answered: () => void }) {
  const { handover } = one;
  const name = `${listName(one)}${one.title ? ` (${one.title})` : ""}`;
  const about = <Link to="/case/$id" params={{ id: handover.case }}>{name}</Link>;
  return <OfferCard offer={handover} about={about} hands={useOffer(handover, dutyInWords(handover.of), listName(one))} answered={answered} />;
}
