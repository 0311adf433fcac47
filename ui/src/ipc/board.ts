/**
 * The board as it is held on screen, like the caseload: what arrives does not move a card under the pointer, it is counted
 * and shown when asked for. One's own move shows at once.
 */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { call, type Refusal } from "./call";
import type { Board, BoardQuery, CaseMove, ChangedField } from "./generated/commands";
import { dropTouched } from "./keys";
import { written } from "./queries";

/** Each showing of the board has a number of its own, so that an earlier one is never taken for it. */
let showings = 0;
const next = (): number => (showings += 1);

export function useHeldBoard(query: BoardQuery) {
  const [showing, setShowing] = useState(next);
  const held = useQuery({ queryKey: ["board", showing, query], queryFn: () => call("board", query), gcTime: 60_000, placeholderData: keepPreviousData });
  const latest = useQuery({ queryKey: ["cases", "board", query], queryFn: () => call("board", query), enabled: held.data !== undefined && !held.isPlaceholderData });
  const changed = held.data && latest.data && !held.isPlaceholderData ? changedCards(held.data, latest.data) : 0;
  return { held, changed, show: () => setShowing(next()) };
}

/** How many people changed, came or went between two readings of a board. */
export function changedCards(shown: Board, latest: Board): number {
  const cards = (board: Board): Map<string, string> => new Map(board.columns.flatMap(({ status, cards: all }) => all.map((card) => [card.id, `${status} ${JSON.stringify(card)}`] as const)));
  const [was, is] = [cards(shown), cards(latest)];
  const ids = new Set([...was.keys(), ...is.keys()]);
  return [...ids].filter((id) => was.get(id) !== is.get(id)).length;
}

/** Moves a case, or keeps it where it is until the next look. Whatever the program says, it is read again. */
function useCaseAct<Args extends { readonly case: string }>(act: (args: Args) => Promise<ChangedField[]>) {
  const client = useQueryClient();
  return useMutation<ChangedField[], Refusal, Args>({
    mutationFn: act,
    onSuccess: (_, args) => written(client, [`case:${args.case}`, "cases", "cohorts", "status", "today"]),
    onError: (_, args) => dropTouched(client, [`case:${args.case}`, "cases"]),
    gcTime: 0,
  });
}

export const useMoveCase = () => useCaseAct<CaseMove>((move) => call("move_case", move));
export const useKeepCase = () => useCaseAct<{ readonly case: string }>(({ case: id }) => call("keep_case", { id }));
