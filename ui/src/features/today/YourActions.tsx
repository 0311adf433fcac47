/** Your actions: yours by name first, then your organisation's, late ones first. */
import { Link } from "@tanstack/react-router";

import type { TodoPage } from "../../ipc/generated/commands";
import { useVaultState } from "../../ipc/queries";
import { useTicks } from "../../ipc/todo";
import { counted } from "../../nhs/format/count";
import { Section } from "../../nhs/Section";
import { TodoRow } from "../../nhs/TodoRow";
import { useToday } from "../../nhs/useToday";
import { askedBy } from "../../nhs/words/asked";
import { standing, topActions } from "./todayWords";

interface Props {
  readonly mine: TodoPage;
  readonly ours: TodoPage;
  readonly most: number;
}

export function YourActions({ mine, ours, most }: Props) {
  const today = useToday();
  const ticks = useTicks({ mine: mine.actions, ours: ours.actions });
  const who = useVaultState().data?.who;
  const { yours, theirs } = topActions(ticks.rowsOf("mine"), ticks.rowsOf("ours"), most);
  const rows = (todos: typeof yours) => (
    <ul className="rt-rows">
      {todos.map((todo) => (
        <TodoRow
          key={todo.action.id}
          todo={todo}
          today={today}
          ticked={ticks.isTicked(todo.action.id)}
          tick={() => ticks.tick(todo, todo.mine ? "mine" : "ours")}
          undo={() => ticks.undo(todo.action.id)}
          refused={ticks.refused?.id === todo.action.id ? ticks.refused.words : null}
          context={askedBy(todo.action, who ?? null)}
        />
      ))}
    </ul>
  );
  const left = mine.total + ours.total - mine.actions.length - ours.actions.length + (mine.actions.length + ours.actions.length > most ? mine.actions.length + ours.actions.length - most : 0);
  return (
    <Section title="Your actions" line={standing(mine, ours)} more={<Link to="/actions">All actions</Link>}>
      {yours.length + theirs.length === 0 ? <p className="rt-quiet rt-today__none">Nothing to do now. What you or your organisation are asked to do appears here.</p> : null}
      {yours.length > 0 && theirs.length > 0 ? <h3 className="rt-today__whose">Yours</h3> : null}
      {yours.length > 0 ? rows(yours) : null}
      {theirs.length > 0 ? <>{yours.length > 0 ? <h3 className="rt-today__whose">Your organisation’s</h3> : null}{rows(theirs)}</> : null}
      {left > 0 ? <p className="rt-today__more"><Link to="/actions">{counted(left, "more action")}</Link></p> : null}
    </Section>
  );
}
