/** The board: cases move on by a menu on each card. One cohort at a time, with its purpose in one sentence, or everybody. */
import { Link, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { useHeldBoard, useKeepCase, useMoveCase } from "../../ipc/board";
import { asRefusal } from "../../ipc/call";
import { useWaysBackOf } from "../../ipc/edits";
import type { Board as Shown, CaseCard, ChangedField } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useCohorts } from "../../ipc/queries";
import { useCaseCounts } from "../../ipc/seen";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { counted } from "../../nhs/format/count";
import { listName } from "../../nhs/format/name";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { statusInWords, valueInWords } from "../../nhs/words/codes";
import { asksWhy } from "./boardWords";
import { Lane, laneId } from "./Lane";
import { moveAmongCards, neighbourOf } from "./moveAmongCards";
import type { BoardSearch } from "./search";
import { WhyDialog } from "./WhyDialog";

/** Cards a column; the others are in the caseload. */
const MOST = 50;

interface Props {
  readonly search: BoardSearch;
  readonly onSearch: (search: BoardSearch) => void;
}

export function Board({ search, onSearch }: Props) {
  usePageTitle("Board");
  const cohorts = useCohorts();
  const counts = useCaseCounts();
  const board = useHeldBoard({ cohort: search.cohort ?? null, most: MOST });
  const chosen = cohorts.data?.find(({ id }) => id === search.cohort);
  const open = counts.data?.open ?? 0;
  return (
    <div className="rt-page__body rt-board__page">
      <div className="rt-pagehead">
        <h1>Board</h1>
        <label className="nhsuk-u-visually-hidden" htmlFor="board-cohort">Cohort</label>
        <select className="nhsuk-select rt-board__cohort" id="board-cohort" value={search.cohort ?? ""} onChange={(event) => onSearch(event.target.value ? { cohort: event.target.value } : {})}>
          <option value="">All cohorts, {counted(open, "case")}</option>
          {(cohorts.data ?? []).map(({ id, name, open_cases }) => <option key={id} value={id}>{name}, {counted(open_cases, "case")}</option>)}
        </select>
        <p className="rt-quiet rt-board__purpose">{chosen?.purpose ?? (search.cohort ? "" : "Everybody the team looks after.")} <Link to="/cohorts" search={search.cohort ? { first: search.cohort } : {}}>{chosen ? "About this cohort" : "About the cohorts"}</Link></p>
        <div className="rt-pagehead__acts"><Link className="nhsuk-button rt-button rt-button--go" to="/referral">New referral</Link></div>
      </div>
      {board.changed > 0 ? <p className="rt-arrived" role="status"><b>{counted(board.changed, "person", "people")} changed.</b> <Button look="words" onClick={board.show}>Show</Button></p> : null}
      {board.held.isError ? <CouldNot what="The board could not be read" message={board.held.error.message} again={() => void board.held.refetch()} /> : null}
      {board.held.isPending ? <Loading what="the board" /> : null}
      {board.held.data ? <Columns board={board.held.data} settled={!board.held.isPlaceholderData} cohort={search.cohort} name={chosen?.name ?? ""} show={board.show} /> : null}
    </div>
  );
}

interface ColumnsProps {
  readonly board: Shown;
  /** What is shown is what was asked for, not what stood there before. */
  readonly settled: boolean;
  readonly cohort: string | undefined;
  readonly name: string;
  readonly show: () => void;
}

interface Asking {
  readonly card: CaseCard;
  readonly from: string;
  readonly to: string;
}

function Columns({ board, settled, cohort, name, show }: ColumnsProps) {
  const navigate = useNavigate();
  const move = useMoveCase();
  const keep = useKeepCase();
  const waysOf = useWaysBackOf();
  const did = useDid();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const goTo = useRef<{ readonly card: string | null; readonly lane: string } | null>(null);
  // The card goes to another column: the focus stays in this one, with whoever is next.
  useEffect(() => {
    const to = goTo.current;
    if (!to || !settled) return;
    goTo.current = null;
    const next = to.card ? document.querySelector<HTMLElement>(`[data-card="${CSS.escape(to.card)}"] a`) : null;
    (next ?? document.getElementById(laneId(to.lane)))?.focus();
  });
  const done = (card: CaseCard, from: string, changed: readonly ChangedField[], words: string, undone: string): void => {
    const way = waysOf(card.id).fields(changed);
    did({ words, about: listName(card), caseId: card.id, undone, undo: async () => {
      await way();
      show();
    } });
    goTo.current = { card: neighbourOf(board, card.id), lane: from };
    setAsking(null);
    show();
  };
  const go = (card: CaseCard, from: string, to: string, reason: string): void => {
    if (move.isPending) return;
    setProblems([]);
    void move.mutateAsync({ case: card.id, from, to, reason }).then(
      (changed) => done(card, from, changed, `${listName(card)} moved to ${statusInWords(to)}`, `${listName(card)} is ${valueInWords("status", from).toLowerCase()} again`),
      (cause: unknown) => failed(asRefusal(cause).code === "changed_meanwhile" ? `${listName(card)} has been moved by somebody else meanwhile. Nothing was changed.` : asRefusal(cause).message, asksWhy(to)),
    );
  };
  const failed = (words: string, inDialog: boolean): void => {
    if (inDialog) return setRefused(words);
    setProblems([{ fieldId: null, words }]);
    show();
  };
  const choose = (card: CaseCard, from: string, way: string): void => {
    setRefused(null);
    if (way === "close") return void navigate({ to: "/case/$id", params: { id: card.id }, search: { edit: "top:close" } });
    if (way === "cohorts") return void navigate({ to: "/case/$id", params: { id: card.id }, search: { edit: "top:cohorts" } });
    if (way === "keep") {
      return void keep.mutateAsync({ case: card.id }).then(
        (changed) => done(card, from, changed, `${listName(card)} is kept as it is until the next review`, "The day of the next review is as it was before"),
        (cause: unknown) => failed(asRefusal(cause).message, false),
      );
    }
    if (asksWhy(way)) return setAsking({ card, from, to: way });
    go(card, from, way, "");
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLAnchorElement && moveAmongCards(event.target, event.key)) event.preventDefault();
  };
  const nobody = board.columns.every(({ total }) => total === 0);
  return (
    <>
      <ErrorSummary problems={problems} />
      {nobody ? (
        <Nothing heading={cohort ? `Nobody is in ${name || "this cohort"} yet` : "Nobody is here yet"}>
          <p>{cohort ? <>People come into a cohort when they are referred, or on their own page under “Cohorts”. See the <Link to="/caseload">caseload</Link>.</> : <>People appear here when you <Link to="/referral">refer a person</Link>, <Link to="/import">import a spreadsheet</Link>, or read a file that a partner shared.</>}</p>
        </Nothing>
      ) : (
        // Arrow keys go from card to card; each card's own link and menu work without them.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className="rt-board" onKeyDown={keys}>{board.columns.map((column) => <Lane key={column.status} column={column} cohort={cohort} choose={choose} />)}</div>
      )}
      {asking ? <WhyDialog card={asking.card} to={asking.to} waiting={move.isPending} refused={refused} go={(reason) => go(asking.card, asking.from, asking.to, reason)} close={() => setAsking(null)} /> : null}
    </>
  );
}
