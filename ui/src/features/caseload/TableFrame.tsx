/** The frame of the case table: its headings stay while its rows scroll, and the arrow keys go from name to name. */
import type { KeyboardEvent, ReactNode, Ref } from "react";

import { focusSearch } from "../../nhs/focusSearch";
import { moveInList } from "./moveInList";

interface Props {
  readonly caption: string;
  readonly total: number;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

export function TableFrame({ caption, total, children, ref }: Props) {
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (!(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const moved = moveInList(event.target, event.key === "ArrowDown" ? 1 : -1);
    if (!moved && event.key === "ArrowUp") focusSearch();
  };
  return (
    // The list scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
    <section className="rt-cases__scroll" ref={ref} tabIndex={0} aria-label="List of cases" onKeyDown={keys}>
      <table className="nhsuk-table rt-cases" aria-rowcount={total + 1}>
        <caption className="nhsuk-u-visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Person</th>
            <th scope="col" className="rt-cases__age">Age</th>
            <th scope="col">Cohorts and stage</th>
            <th scope="col">Key worker</th>
            <th scope="col">Why we know them</th>
            <th scope="col">Last changed</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
