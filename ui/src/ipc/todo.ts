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
  /** What to go back from; nothing while the program has not answered. */
  readonly newest: readonly string[] | null;
}

export interface Ticks {
  /** The rows of a list with those that were ticked here, each in its place. */
  readonly withTicked: (rows: readonly Todo[]) => readonly Todo[];
  readonly isTicked: (id: string) => boolean;
  readonly tick: (todo: Todo) => void;
  readonly undo: (id: string) => void;
  /** What the program said when it refused, and of which action. */
  readonly refused: { readonly id: string; readonly words: string } | null;
}

export function useTicks(): Ticks {
  const [ticks, setTicks] = useState<ReadonlyMap<string, Tick>>(new Map());
  const [refused, setRefused] = useState<Ticks["refused"]>(null);
  const keep = (id: string, tick: Tick | null): void => setTicks((was) => {
    const next = new Map(was);
    if (tick) next.set(id, tick);
    else next.delete(id);
    return next;
  });
  const ask = useMutation<Ticked, Refusal, { action: string; done: boolean; seen: string[] }>({ mutationFn: (tick) => call("tick_action", tick), gcTime: 0 });
  const tick = (todo: Todo): void => {
    const { id, newest } = todo.action;
    if (ticks.has(id)) return;
    setRefused(null);
    keep(id, { todo, newest: null });
    ask.mutateAsync({ action: id, done: true, seen: newest }).then(
      (ticked) => keep(id, { todo, newest: ticked.newest }),
      (refusal: Refusal) => {
        keep(id, null);
        setRefused({ id, words: refusal.message });
      },
    );
  };
  const undo = (id: string): void => {
    const held = ticks.get(id);
    if (!held?.newest) return;
    setRefused(null);
    ask.mutateAsync({ action: id, done: false, seen: [...held.newest] }).then(
      () => keep(id, null),
      (refusal: Refusal) => setRefused({ id, words: refusal.message }),
    );
  };
  return {
    withTicked: (rows) => mergeTicked(rows, [...ticks.values()].map((held) => held.todo)),
    isTicked: (id) => ticks.has(id),
    tick,
    undo,
    refused,
  };
}
