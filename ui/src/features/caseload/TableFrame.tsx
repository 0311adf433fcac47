/** The frame of the case table: its headings stay while its rows scroll, and the arrow keys go from name to name. */
import { useNavigate } from "@tanstack/react-router";
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from "react";

import { focusSearch } from "../../nhs/focusSearch";
import { Icon } from "../../nhs/Icon";
import { moveInList } from "./moveInList";
import { ariaSort, type CaseloadSearch, type Sort, sortedBy } from "./search";

interface Props {
  readonly caption: string;
  readonly total: number;
  readonly search: CaseloadSearch;
  readonly onSearch: (search: CaseloadSearch) => void;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

export function TableFrame({ caption, total, search, onSearch, children, ref }: Props) {
  const navigate = useNavigate();
  // One listener for all names: a router's link in every row would be drawn again with every letter of a search.
  const open = (event: MouseEvent): void => {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-case]") : null;
    const id = name?.dataset["case"];
    if (!id || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate({ to: "/case/$id", params: { id } });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (!(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const moved = moveInList(event.target, event.key === "ArrowDown" ? 1 : -1);
    if (!moved && event.key === "ArrowUp") focusSearch();
  };
  return (
    // The list scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <section className="rt-cases__scroll" ref={ref} tabIndex={0} aria-label="List of cases" onKeyDown={keys} onClick={open}>
      <table className="nhsuk-table rt-cases" aria-rowcount={total + 1}>
        <caption className="nhsuk-u-visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <SortHeading sort="name" words="Person" search={search} onSearch={onSearch} />
            <th scope="col" className="rt-cases__age">Age</th>
            <th scope="col">Cohorts and stage</th>
            <th scope="col">Key worker</th>
            <th scope="col">Why we know them</th>
            <SortHeading sort="changed" words="Last changed" search={search} onSearch={onSearch} />
            <SortHeading sort="updates" words="Updates" search={search} onSearch={onSearch} />
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** A heading that puts the list in order; pressed again, the other way round. */
function SortHeading({ sort, words, search, onSearch }: { readonly sort: Sort; readonly words: string; readonly search: CaseloadSearch; readonly onSearch: (search: CaseloadSearch) => void }) {
  const is = ariaSort(search, sort);
  return (
    <th scope="col" aria-sort={is}>
      <button className={`rt-sort rt-sort--${is}`} type="button" onClick={() => onSearch(sortedBy(search, sort))}>{words}{is === "none" ? null : <Icon name="down" small />}</button>
    </th>
  );
}
