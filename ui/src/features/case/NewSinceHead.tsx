/** Above the timeline: since when, how much from whom, and what is new beside notes; and what arrived meanwhile, in a bar. */
import { type Ref, useState } from "react";

import type { NewFrom, NewSince } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { counted } from "../../nhs/format/count";
import { dayOf, readInstant, weekdayInWords } from "../../nhs/format/date";
import { arrivedInWords, othersInWords } from "./newSince";

/** Lines that are shown at once. */
const MOST = 4;

export function ArrivedBar({ held, show }: { readonly held: readonly NewFrom[]; readonly show: () => void }) {
  return (
    <div role="status">
      {held.length > 0 ? <p className="rt-arrived rt-arrived--case"><span>{arrivedInWords(held)}.</span> <Button look="words" onClick={show}>Show</Button></p> : null}
    </div>
  );
}

interface Props {
  readonly since: NewSince;
  /** Goes to the first new entry of a partner. */
  readonly go: (partner: string) => void;
  readonly ref: Ref<HTMLHeadingElement>;
}

export function NewSinceHead({ since, go, ref }: Props) {
  const [all, setAll] = useState(false);
  if (since.partners.length === 0) return null;
  const when = readInstant(since.since);
  const others = othersInWords(since.others);
  const shown = all ? others : others.slice(0, MOST);
  return (
    <section className="rt-new" aria-labelledby="new-since">
      <div className="rt-new__line">
        <h2 id="new-since" ref={ref} tabIndex={-1}>{when ? `New since you last looked, ${weekdayInWords(dayOf(when))}` : "New to you"}</h2>
        <ul>
          {since.partners.map(({ id, partner, updates }) => (
            <li key={id}><Button look="words" onClick={() => go(partner)}>{partner || "Not known yet"} {updates}<span className="nhsuk-u-visually-hidden"> new</span></Button></li>
          ))}
        </ul>
      </div>
      {shown.length > 0 ? <ul className="rt-new__others" id="new-others" tabIndex={-1}>{shown.map((words) => <li key={words}>{words}</li>)}</ul> : null}
      {others.length > shown.length ? <Button look="words" onClick={() => setAll(true)}>{counted(others.length - shown.length, "more change")}</Button> : null}
    </section>
  );
}
