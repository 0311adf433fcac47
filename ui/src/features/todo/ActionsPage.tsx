/** Every action over all people: one's own, the organisation's, those partners are to do, and what was finished lately. */
import { useState } from "react";

import { useVaultState } from "../../ipc/queries";
import { useTicks, useTodo, useTodoCounts } from "../../ipc/todo";
import { Button } from "../../nhs/Button";
import { DayText } from "../../nhs/DateText";
import { grouped } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";
import { TodoRow } from "../../nhs/TodoRow";
import { usePageTitle } from "../../nhs/usePageTitle";
import { useToday } from "../../nhs/useToday";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { actionStateInWords } from "../../nhs/words/codes";
import { LISTS, type ListName, type TodoSearch } from "./search";
import { contextOf, nothingDue, shownInWords } from "./todoWords";

interface Props {
  readonly search: TodoSearch;
  readonly onSearch: (search: TodoSearch) => void;
}

/** Rows at first, and with each press for more. */
const STEP = 100;

export function ActionsPage({ search, onSearch }: Props) {
  usePageTitle("Actions");
  const today = useToday();
  const [limit, setLimit] = useState(STEP);
  const list: ListName = search.show ?? "ours";
  const typed = search.q?.trim() ?? "";
  const counts = useTodoCounts();
  const page = useTodo({ whose: list === "ours" ? "organisation" : list, search: typed || null, limit });
  // Another list or another search is another list to the ticks.
  const here = `${list} ${typed}`;
  const ticks = useTicks({ [here]: page.data?.actions ?? [] });
  const who = useVaultState().data?.who;
  const rows = page.data ? (list === "finished" ? page.data.actions : ticks.rowsOf(here)) : [];
  const go = (next: TodoSearch): void => {
    setLimit(STEP);
    onSearch(next);
  };
  const count = (name: ListName): number | undefined => counts.data && { ours: counts.data.ours, mine: counts.data.mine, others: counts.data.others, finished: counts.data.finished }[name];
  return (
    <div className="rt-list">
      <form className="rt-filters" aria-label="Which actions" onSubmit={(event) => event.preventDefault()}>
        <h2>Show</h2>
        <fieldset>
          <legend className="nhsuk-u-visually-hidden">Whose actions</legend>
          {(["mine", "ours", "others", "finished"] as const).map((name) => (
            <label className="rt-option" key={name}>
              <input type="radio" name="whose" checked={list === name} onChange={() => go({ ...(name === "ours" ? {} : { show: name }), ...(typed ? { q: typed } : {}) })} />
              {LISTS[name]}
              {count(name) === undefined ? null : <span className="rt-count">{grouped(count(name) ?? 0)}</span>}
            </label>
          ))}
        </fieldset>
      </form>
      <div className="rt-list__main rt-todos">
        <div className="rt-pagehead">
          <h1>Actions</h1>
          <search className="rt-search">
            <label className="nhsuk-u-visually-hidden" htmlFor="find-in-actions">Find an action by its words or by the person’s name</label>
            <Icon name="search" />
            <input className="nhsuk-input" id="find-in-actions" type="text" inputMode="search" autoComplete="off" spellCheck={false} placeholder="Word or name" value={search.q ?? ""} onChange={(event) => go({ ...(search.show ? { show: search.show } : {}), ...(event.target.value ? { q: event.target.value } : {}) })} />
          </search>
        </div>
        {page.isError ? <CouldNot what="The actions could not be read" message={page.error.message} again={() => void page.refetch()} /> : null}
        {page.isPending ? <Loading what="actions" /> : null}
        {page.data && rows.length > 0 ? <div className="rt-shown" role="status"><p>{shownInWords(list, page.data.actions.length, page.data.total, page.data.late, typed)}</p></div> : null}
        {page.data && rows.length === 0 ? (
          typed ? <Nothing heading="No actions match"><Button onClick={() => go(search.show ? { show: search.show } : {})}>Clear the search</Button></Nothing>
            : <Nothing heading={list === "others" ? "Nobody is waited for" : list === "finished" ? "Nothing was finished in the last 14 days" : nothingDue(counts.data)}>
              <p>{list === "mine" ? "Actions that name you appear here." : "Actions are added on the page of the person they are about."}</p>
            </Nothing>
        ) : null}
        <ul className="rt-rows rt-todos__rows">
          {rows.map((todo) => (
            <TodoRow
              key={todo.action.id}
              todo={todo}
              today={today}
              ticked={list !== "finished" && ticks.isTicked(todo.action.id)}
              tick={() => ticks.tick(todo, here)}
              undo={() => ticks.undo(todo.action.id)}
              refused={ticks.refused?.id === todo.action.id ? ticks.refused.words : null}
              context={contextOf(todo, list, who ?? null)}
              {...(list === "finished" ? { settled: <><p><Icon name={todo.action.state === "cancelled" ? "close" : "tick"} small /> {actionStateInWords(todo.action.state)}</p><p className="rt-second">{todo.action.holds?.by}{todo.action.holds ? ", " : ""}<DayText day={todo.action.holds?.at} missing="" /></p></> } : {})}
            />
          ))}
        </ul>
        {page.data && page.data.total > page.data.actions.length ? <p className="rt-todos__more"><Button onClick={() => setLimit((was) => was + STEP)}>Show more</Button></p> : null}
      </div>
    </div>
  );
}
