/** The caseload: find the person who needs you. A sentence always says how many are shown, by what they were filtered and in which order. */
import { Link } from "@tanstack/react-router";

import { useHeldCases } from "../../ipc/caseload";
import { useCases, useCohorts, useSharingStatus } from "../../ipc/queries";
import { useCaseCounts, useTodayPage } from "../../ipc/seen";
import { Button } from "../../nhs/Button";
import { counted, grouped, listed } from "../../nhs/format/count";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { statusInWords } from "../../nhs/words/codes";
import { CaseTable } from "./CaseTable";
import { FilterPanel } from "./FilterPanel";
import { NeedsReview } from "./NeedsReview";
import { PAGE } from "./pages";
import { ALL, queryOf } from "./queryOf";
import { SearchBox } from "./SearchBox";
import { type CaseloadSearch, cleared, isFiltered, NEEDS, orderInWords, withFilter } from "./search";

interface Props {
  readonly search: CaseloadSearch;
  readonly onSearch: (search: CaseloadSearch) => void;
}

export function Caseload({ search, onSearch }: Props) {
  usePageTitle("Caseload");
  const cohorts = useCohorts();
  const counts = useCaseCounts();
  const known = useSharingStatus().data?.partners ?? [];
  const news = useTodayPage().data?.partners ?? [];
  const query = queryOf(search, PAGE);
  const { held: first, showing, changed, show } = useHeldCases(query);
  const filtered = isFiltered(search) && (search.status !== ALL || isFiltered({ ...search, status: "" }));
  const clear = (): void => onSearch(cleared(search));

  const cohortName = (id: string): string => cohorts.data?.find((cohort) => cohort.id === id)?.name ?? id;
  const partnerName = (id: string): string => known.find((partner) => partner.id === id)?.partner ?? "a partner";
  const partners = news.map(({ id, partner, people }) => ({ id, partner, people: people as number | null }));
  if (search.updates && search.updates !== "any" && !partners.some(({ id }) => id === search.updates)) partners.push({ id: search.updates, partner: partnerName(search.updates), people: 0 });
  const by = [
    search.cohort ? cohortName(search.cohort) : "",
    search.status && search.status !== ALL ? statusInWords(search.status) : "",
    search.updates ? (search.updates === "any" ? "updates" : `updates from ${partnerName(search.updates)}`) : "",
    search.needs ? NEEDS[search.needs] : "",
    search.q?.trim() ? `“${search.q.trim()}”` : "",
  ].filter(Boolean);
  const order = orderInWords(search);
  const all = (search.status ? counts.data?.cases : counts.data?.open) ?? 0;
  const named = search.status ? "case" : "open case";
  // Whoever looks for somebody by name is told of those who are closed: otherwise they would be added a second time.
  const looksFor = Boolean(search.q?.trim()) && !search.status;
  const ended = useCases({ ...queryOf({ ...search, status: ALL }, 1) }, looksFor);
  const others = looksFor && ended.data && first.data && !first.isPlaceholderData ? Math.max(0, ended.data.total - first.data.total) : 0;
  const seeAll = others > 0 ? <Button look="words" onClick={() => onSearch(withFilter(search, { status: ALL }))}>{others === 1 ? "1 closed or declined person matches" : `${grouped(others)} closed or declined people match`}. Show all</Button> : null;

  return (
    <div className="rt-list">
      <FilterPanel search={search} onSearch={onSearch} cohorts={cohorts.data ?? []} counts={counts.data} partners={partners} />
      <div className="rt-list__main">
        <div className="rt-pagehead">
          <h1>Caseload</h1>
          <SearchBox typed={search.q ?? ""} onType={(q) => onSearch(withFilter(search, { q }))} />
          <Link className="nhsuk-button rt-button rt-button--go" to="/referral">New referral</Link>
        </div>
        {counts.data ? <NeedsReview counts={counts.data} onSearch={(needs) => onSearch({ ...cleared(search), ...needs })} /> : null}
        {first.isError ? <CouldNot what="The caseload could not be read" message={first.error.message} again={() => void first.refetch()} /> : null}
        {first.isPending ? <Loading what="cases" /> : null}
        {first.data ? (
          <>
            <div className="rt-shown" role="status">
              {first.data.total > 0 ? (
                <p>
                  {filtered && all > 0 ? <>Showing <b>{grouped(first.data.total)}</b> of <b>{counted(all, named)}</b>. Filtered by <b>{listed(by)}</b>, {order}.</> : <>Showing <b>{counted(first.data.total, search.status ? "case" : "open case")}</b>, {order}.</>}
                </p>
              ) : null}
              {first.data.total > 0 ? seeAll : null}
              {filtered && first.data.total > 0 ? <Button look="words" onClick={clear}>Clear filters</Button> : null}
              {changed > 0 ? <p className="rt-arrived"><b>{counted(changed, "person", "people")} changed.</b> <Button look="words" onClick={show}>Show</Button></p> : null}
            </div>
            {first.data.total > 0 ? <CaseTable query={query} first={first.data} caption={`Cases, ${grouped(first.data.total)}, ${order}`} cohortName={cohortName} search={search} onSearch={onSearch} showing={showing} /> : null}
            {first.data.total === 0 && filtered ? (
              <Nothing heading="No cases match">
                <p>Nobody on this laptop’s caseload matches {listed(by)}. {search.q ? "Try fewer letters, or part of an NHS number." : "That may be good news."}</p>
                {seeAll ? <p>{seeAll}</p> : null}
                <Button onClick={clear}>Clear filters</Button>
              </Nothing>
            ) : null}
            {first.data.total === 0 && !filtered && (counts.data?.cases ?? 0) > 0 ? (
              <Nothing heading="Nobody is open">
                <p>Every case on this laptop is closed, declined or entered in error. <Button look="words" onClick={() => onSearch(withFilter(search, { status: ALL }))}>Show all</Button></p>
              </Nothing>
            ) : null}
            {first.data.total === 0 && !filtered && (counts.data?.cases ?? 0) === 0 ? (
              <Nothing heading="No cases yet">
                <p>People appear here when you <Link to="/referral">refer a person</Link>, <Link to="/import">import a spreadsheet</Link>, or read a file that a partner shared.</p>
              </Nothing>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  );
}
