/** One stage of the board: its cards, how many there are in all, and where the others are. */
import { Link } from "@tanstack/react-router";

import type { CaseCard, Column } from "../../ipc/generated/commands";
import { grouped } from "../../nhs/format/count";
import { statusInWords } from "../../nhs/words/codes";
import { BoardCard } from "./BoardCard";
import { EMPTY } from "./boardWords";

interface Props {
  readonly column: Column;
  readonly cohort: string | undefined;
  readonly choose: (card: CaseCard, status: string, way: string) => void;
}

export const laneId = (status: string): string => `lane-${status}`;

export function Lane({ column, cohort, choose }: Props) {
  const { status, total, cards } = column;
  const words = statusInWords(status);
  const more = total - cards.length;
  return (
    <section className="rt-lane" aria-labelledby={laneId(status)}>
      <div className="rt-lane__head">
        <h2 id={laneId(status)} tabIndex={-1}>{words}</h2>
        <span className="rt-lane__count">{grouped(total)}<span className="nhsuk-u-visually-hidden"> {total === 1 ? "person" : "people"}</span></span>
      </div>
      {cards.length === 0 ? <p className="rt-quiet rt-lane__empty">{EMPTY[status] ?? "Nobody"}</p> : <ul className="rt-lane__cards">{cards.map((card) => <BoardCard key={card.id} card={card} status={status} choose={choose} />)}</ul>}
      {more > 0 ? <p className="rt-lane__more"><Link to="/caseload" search={{ status, ...(cohort ? { cohort } : {}) }}>{grouped(more)} more<span className="nhsuk-u-visually-hidden"> in {words}: see them in the caseload</span></Link></p> : null}
    </section>
  );
}
