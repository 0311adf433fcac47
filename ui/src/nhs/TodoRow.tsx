/** One action in a list over all people: a box to tick, what and about whom, and when it is due. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Button } from "./Button";
import type { Day } from "./format/date";
import { listName } from "./format/name";
import { dueInWords } from "./words/due";

export interface TodoFacts {
  readonly case: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly title: string;
  readonly action: { readonly id: string; readonly text: string; readonly due: string };
}

interface Props {
  readonly todo: TodoFacts;
  readonly today: Day;
  /** Ticked on this page. */
  readonly ticked: boolean;
  readonly tick: () => void;
  readonly undo: () => void;
  /** What the program said when it refused. */
  readonly refused: string | null;
  /** The second line, after the person's name. */
  readonly context: ReactNode;
  /** Of what cannot be ticked here the words that stand in place of the box's meaning. */
  readonly settled?: ReactNode;
}

export const tickBoxId = (id: string): string => `tick-${id}`;

export function TodoRow({ todo, today, ticked, tick, undo, refused, context, settled }: Props) {
  const { action } = todo;
  const due = dueInWords(action.due, today);
  const box = tickBoxId(action.id);
  // The button goes with the tick: the focus stays with the action.
  const takeBack = (): void => {
    undo();
    document.getElementById(box)?.focus();
  };
  return (
    <li className={ticked || settled ? "rt-todorow rt-todorow--done" : "rt-todorow"}>
      {settled ? null : (
        <input className="rt-todorow__box" id={box} type="checkbox" checked={ticked} aria-describedby={`${box}-about`} onChange={() => (ticked ? takeBack() : tick())} />
      )}
      <div className="rt-todorow__what">
        {settled ? <p className="rt-todorow__text">{action.text}</p> : <label className="rt-todorow__text" htmlFor={box}>{action.text}</label>}
        <p className="rt-second" id={`${box}-about`}>
          <Link to="/case/$id" params={{ id: todo.case }} search={{ tab: "actions" }}>{listName(todo)}{todo.title ? ` (${todo.title})` : ""}</Link>{context}
        </p>
        {refused ? <p className="nhsuk-error-message rt-todorow__refused" role="alert"><span className="nhsuk-u-visually-hidden">Error: </span>{refused}</p> : null}
      </div>
      <div className="rt-todorow__due">
        {ticked ? <p role="status"><b>Done.</b> <Button look="words" onClick={takeBack}>Undo<span className="nhsuk-u-visually-hidden">: {action.text}</span></Button></p> : settled ? settled : (
          <>
            <p className={due.late ? "rt-late" : ""}>{due.words}</p>
            {due.below ? <p className="rt-second">{due.below}</p> : null}
          </>
        )}
      </div>
    </li>
  );
}
