/** Actions over all people, and ticking them. What was ticked here stays in sight until the page is left, with a way back. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { call, type Refusal } from "./call";
import type { Ticked, Todo, TodoQuery } from "./generated/commands";
import { mergeTicked } from "./mergeTicked";

export const useTodo = (query: TodoQuery) => useQuery({ queryKey: ["todo", query], queryFn: () => call("todo", query), placeholderData: (before) => before });
export const useTodoCounts = () => useQuery({ queryKey: ["todo", "counts"], queryFn: () => call("todo_counts", {}) });

/** An action that was ticked on this page. */
interface Tick {
  readonly todo: Todo;
  /** The list it was ticked in: it stays in that one only. */
  readonly list: string;
  /** What to go back from; nothing while the program has not answered. */
  readonly newest: readonly string[] | null;
  /** Taken back; its row stays until the list has it again, so that the focus is never lost. */
  readonly undone: boolean;
}

export interface Ticks {
  /** The rows of a list with those that were ticked in it, each in its place. */
  readonly rowsOf: (list: string) => readonly Todo[];
  readonly isTicked: (id: string) => boolean;
  readonly tick: (todo: Todo, list: string) => void;
  readonly undo: (id: string) => void;
  /** What the program said when it refused, and of which action. */
  readonly refused: { readonly id: string; readonly words: string } | null;
}

/** `lists` are the rows of each list on the page, as the program tells them. */
export function useTicks(lists: Readonly<Record<string, readonly Todo[]>>): Ticks {
  const [ticks, setTicks] = useState<ReadonlyMap<string, Tick>>(new Map());
  const [refused, setRefused] = useState<Ticks["refused"]>(null);
  const isBack = ([id, held]: readonly [string, Tick]): boolean => held.undone && Boolean(lists[held.list]?.some(({ action }) => action.id === id));
  const left = [...ticks].filter((one) => !isBack(one));
  if (left.length < ticks.size) setTicks(new Map(left));
  const keep = (id: string, held: Tick | null): void => setTicks((was) => {
    const next = new Map(was);
    if (held) next.set(id, held);
    else next.delete(id);
    return next;
  });
  const ask = useMutation<Ticked, Refusal, { action: string; done: boolean; seen: string[] }>({ mutationFn: (tick) => call("tick_action", tick), gcTime: 0 });
  const tick = (todo: Todo, list: string): void => {
    const { id, newest } = todo.action;
    const held = ticks.get(id);
    if (held && !held.undone) return;
    setRefused(null);
    keep(id, { todo, list, newest: null, undone: false });
    ask.mutateAsync({ action: id, done: true, seen: [...(held?.newest ?? newest)] }).then(
      (ticked) => keep(id, { todo, list, newest: ticked.newest, undone: false }),
      (refusal: Refusal) => {
        keep(id, null);
        setRefused({ id, words: refusal.message });
      },
    );
  };
  const undo = (id: string): void => {
    const held = ticks.get(id);
    if (!held?.newest || held.undone) return;
    setRefused(null);
    ask.mutateAsync({ action: id, done: false, seen: [...held.newest] }).then(
      (ticked) => keep(id, { ...held, newest: ticked.newest, undone: true }),
      (refusal: Refusal) => setRefused({ id, words: refusal.message }),
    );
  };
  const of = (list: string): readonly Todo[] => [...ticks.values()].filter((held) => held.list === list).map((held) => held.todo);
  return {
    rowsOf: (list) => mergeTicked(lists[list] ?? [], of(list)),
    isTicked: (id) => ticks.get(id)?.undone === false,
    tick,
    undo,
    refused,
  };
}
