/**
 * The table of cases. Up to one page it is a plain table, which finds, prints and reads aloud best; above that, rows are
 * drawn as they come into view and their pages are asked for as they are needed.
 */
import { useQueries } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useRef } from "react";

import type { CasePage, CaseQuery, CaseRow as Row } from "../../ipc/generated/commands";
import { casesQuery } from "../../ipc/queries";
import { focusSearch } from "../../nhs/focusSearch";
import { CaseRow, MissingRow } from "./CaseRow";
import { moveInList } from "./moveInList";
import { PAGE, pagesFor } from "./pages";

interface Props {
  readonly query: CaseQuery;
  readonly first: CasePage;
  readonly caption: string;
  readonly cohortName: (id: string) => string;
}

/** Height of a row in the style sheet (`--row-height`). */
const ROW = 56;

export function CaseTable({ query, first, caption, cohortName }: Props) {
  const long = first.total > PAGE;
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (!(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const moved = moveInList(event.target, event.key === "ArrowDown" ? 1 : -1);
    if (!moved && event.key === "ArrowUp") focusSearch();
  };
  const body = useRef<HTMLDivElement>(null);
  return (
    // The list scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
    <section className="rt-cases__scroll" ref={body} tabIndex={0} aria-label="List of cases" onKeyDown={keys}>
      <table className="nhsuk-table rt-cases" aria-rowcount={first.total + 1}>
        <caption className="nhsuk-u-visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Person</th>
            <th scope="col">Born</th>
            <th scope="col">Cohorts and stage</th>
            <th scope="col">Why the team knows them</th>
            <th scope="col">Last changed</th>
          </tr>
        </thead>
        {long ? <LongBody query={query} first={first} scroller={body} cohortName={cohortName} /> : (
          <tbody>{first.cases.map((row, index) => <CaseRow key={row.id} row={row} index={index} cohortName={cohortName} />)}</tbody>
        )}
      </table>
    </section>
  );
}

interface LongProps extends Omit<Props, "caption"> {
  readonly scroller: React.RefObject<HTMLDivElement | null>;
}

function LongBody({ query, first, scroller, cohortName }: LongProps) {
  // oxlint-disable-next-line react/incompatible-library -- there is no React Compiler here to be misled
  const rows = useVirtualizer({ count: first.total, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  const shown = rows.getVirtualItems();
  const from = shown[0]?.index ?? 0;
  const to = shown[shown.length - 1]?.index ?? 0;
  const wanted = pagesFor(from, to, first.total);
  const pages = useQueries({ queries: wanted.map((page) => casesQuery({ ...query, offset: page * PAGE })) });
  const rowAt = (index: number): Row | undefined => {
    if (index < first.cases.length) return first.cases[index];
    const at = wanted.indexOf(Math.floor(index / PAGE));
    return pages[at]?.data?.cases[index % PAGE];
  };
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown[shown.length - 1]?.end ?? 0);
  return (
    <tbody>
      <Spacer height={above} />
      {shown.map(({ index, key }) => {
        const row = rowAt(index);
        return row ? <CaseRow key={key} row={row} index={index} cohortName={cohortName} /> : <MissingRow key={key} index={index} />;
      })}
      <Spacer height={below} />
    </tbody>
  );
}

/** Room for rows that are not drawn. Its height is set on the element, since the content policy allows no style attribute. */
function Spacer({ height }: { readonly height: number }) {
  const set = useCallback((cell: HTMLTableCellElement | null) => {
    if (cell) cell.style.height = `${height}px`;
  }, [height]);
  if (height <= 0) return null;
  return <tr className="rt-cases__space" aria-hidden="true"><th scope="row" colSpan={5} ref={set}>{" "}</th></tr>;
}
