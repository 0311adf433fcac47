/**
 * The table of cases. Up to one page it is a plain table, which finds, prints and reads aloud best; above that, rows are
 * drawn as they come into view and their pages are asked for as they are needed.
 */
import { useQueries } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useRef } from "react";

import type { CasePage, CaseQuery, CaseRow as Row } from "../../ipc/generated/commands";
import { heldCasesQuery } from "../../ipc/caseload";
import { CaseRow, MissingRow } from "./CaseRow";
import { PAGE, pagesFor } from "./pages";
import type { CaseloadSearch } from "./search";
import { TableFrame } from "./TableFrame";

interface Props {
  readonly query: CaseQuery;
  readonly first: CasePage;
  readonly caption: string;
  readonly cohortName: (id: string) => string;
  readonly search: CaseloadSearch;
  readonly onSearch: (search: CaseloadSearch) => void;
  /** Which showing of the list this is. */
  readonly showing: number;
}

/** Height of a row in the style sheet (`--row-height`). */
const ROW = 56;

export function CaseTable(props: Props) {
  if (props.first.total > PAGE) return <LongTable {...props} />;
  const { first, caption, cohortName, search, onSearch } = props;
  return (
    <TableFrame caption={caption} total={first.total} search={search} onSearch={onSearch}>
      {first.cases.map((row, index) => <CaseRow key={row.id} row={row} index={index} cohortName={cohortName} />)}
    </TableFrame>
  );
}

function LongTable({ query, first, caption, cohortName, search, onSearch, showing }: Props) {
  const scroller = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- there is no React Compiler here to be misled
  const rows = useVirtualizer({ count: first.total, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  const shown = rows.getVirtualItems();
  const from = shown[0]?.index ?? 0;
  const to = shown[shown.length - 1]?.index ?? 0;
  const wanted = pagesFor(from, to, first.total);
  const pages = useQueries({ queries: wanted.map((page) => heldCasesQuery(showing, { ...query, offset: page * PAGE })) });
  const rowAt = (index: number): Row | undefined => {
    if (index < first.cases.length) return first.cases[index];
    const at = wanted.indexOf(Math.floor(index / PAGE));
    return pages[at]?.data?.cases[index % PAGE];
  };
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown[shown.length - 1]?.end ?? 0);
  return (
    <TableFrame caption={caption} total={first.total} search={search} onSearch={onSearch} ref={scroller}>
      <Spacer height={above} />
      {shown.map(({ index, key }) => {
        const row = rowAt(index);
        return row ? <CaseRow key={key} row={row} index={index} cohortName={cohortName} measure={rows.measureElement} /> : <MissingRow key={key} index={index} />;
      })}
      <Spacer height={below} />
    </TableFrame>
  );
}

/** Room for rows that are not drawn. Its height is set on the element, since the content policy allows no style attribute. */
function Spacer({ height }: { readonly height: number }) {
  const set = useCallback((row: HTMLTableRowElement | null) => {
    if (row) row.style.height = `${height}px`;
  }, [height]);
  return height > 0 ? <tr className="rt-cases__space" aria-hidden="true" ref={set} /> : null;
}
