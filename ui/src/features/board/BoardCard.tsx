/** One person on the board: name, age, key worker, days in this stage, at most one thing that needs an eye. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import type { CaseCard } from "../../ipc/generated/commands";
import { ageOn, readDay } from "../../nhs/format/date";
import { listName } from "../../nhs/format/name";
import { Icon } from "../../nhs/Icon";
import { useToday } from "../../nhs/useToday";
import { daysHere, flagInWords } from "./boardWords";
import { MoveMenu } from "./MoveMenu";

interface Props {
  readonly card: CaseCard;
  readonly status: string;
  readonly choose: (card: CaseCard, status: string, way: string) => void;
}

export function BoardCard({ card, status, choose }: Props) {
  const today = useToday();
  const [open, setOpen] = useState(false);
  const born = readDay(card.date_of_birth);
  const died = readDay(card.date_of_death);
  const flag = card.flag ? flagInWords(card.flag, status) : null;
  const name = `${listName(card)}${card.title ? ` (${card.title})` : ""}`;
  const [worker = "", ...place] = (card.key_worker ?? "").split(",");
  return (
    <li className="rt-card" data-card={card.id}>
      <h3>
        <Link
          className="rt-card__name"
          to="/case/$id"
          params={{ id: card.id }}
          onKeyDown={(event) => {
            if (event.key.toLowerCase() !== "m" || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            setOpen(true);
          }}
        >
          {name}
        </Link>
      </h3>
      <p className="rt-card__who" title={card.key_worker ?? undefined}>{died ? <b>Died</b> : born ? ageOn(born, today) : "Age not known"}, {card.key_worker ? `${worker.trim()}${place.length > 0 ? `, ${place.join(",").trim()}` : ""}` : <b className="rt-late">no key worker</b>}</p>
      {card.restricted ? <p className="rt-card__flag"><Icon name="lock" small /><b>Restricted record</b></p> : null}
      {flag ? <p className="rt-card__flag"><Icon name={flag.icon} small /><span>{flag.strong ? <b>{flag.words}</b> : flag.words}</span></p> : null}
      <p className="rt-card__foot">
        <span className="rt-quiet">{daysHere(card.since, today)}</span>
        <MoveMenu id={`move-${card.id}`} name={name} status={status} stepDown={card.step_down} choose={(way) => choose(card, status, way)} open={open} onOpen={setOpen} />
      </p>
    </li>
  );
}
