/** The caseload: find the person who needs you. A sentence always says how many are shown and by what they were filtered. */
import { useCases, useCohorts } from "../../ipc/queries";
import { Button } from "../../nhs/Button";
import { counted, grouped, listed } from "../../nhs/format/count";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { statusInWords } from "../../nhs/words/codes";
import { CaseTable } from "./CaseTable";
import { FilterPanel } from "./FilterPanel";
import { PAGE } from "./pages";
import { SearchBox } from "./SearchBox";
import { type CaseloadSearch, isFiltered, withFilter } from "./search";

interface Props {
  readonly search: CaseloadSearch;
  readonly onSearch: (search: CaseloadSearch) => void;
}

export function Caseload({ search, onSearch }: Props) {
  usePageTitle("Caseload");
  const cohorts = useCohorts();
  const query = { cohort: search.cohort ?? null, status: search.status ?? null, search: search.q?.trim() || null, limit: PAGE, offset: 0 };
  const first = useCases(query);
  const filtered = isFiltered(search);
  const clear = (): void => onSearch({});

  const cohortName = (id: string): string => cohorts.data?.find((cohort) => cohort.id === id)?.name ?? id;
  const by = [search.cohort ? cohortName(search.cohort) : "", search.status ? statusInWords(search.status) : "", search.q?.trim() ? `“${search.q.trim()}”` : ""].filter(Boolean);

  return (
    <div className="rt-list">
      <FilterPanel search={search} onSearch={onSearch} cohorts={cohorts.data ?? []} />
      <div className="rt-list__main">
        <div className="rt-pagehead">
          <h1>Caseload</h1>
          <SearchBox typed={search.q ?? ""} onType={(q) => onSearch(withFilter(search, { q }))} />
        </div>
        {first.isError ? <CouldNot what="The caseload could not be read" message={first.error.message} again={() => void first.refetch()} /> : null}
        {first.isPending ? <Loading what="cases" /> : null}
        {first.data ? (
          <>
            <p className="rt-shown" role="status">
              {first.data.total > 0 ? (
                <span>Showing <b>{counted(first.data.total, "case")}</b>{by.length > 0 ? <>, filtered by <b>{listed(by)}</b></> : null}, by family name.</span>
              ) : null}
              {filtered && first.data.total > 0 ? <Button look="words" onClick={clear}>Clear filters</Button> : null}
            </p>
            {first.data.total > 0 ? <CaseTable query={query} first={first.data} caption={`Cases, ${grouped(first.data.total)}, by family name`} cohortName={cohortName} /> : null}
            {first.data.total === 0 && filtered ? (
              <Nothing heading="No cases match">
                <p>Nobody on this laptop’s caseload matches {listed(by)}. Try fewer letters, or part of an NHS number.</p>
                <Button onClick={clear}>Clear filters</Button>
              </Nothing>
            ) : null}
            {first.data.total === 0 && !filtered ? (
              <Nothing heading="No cases yet">
                <p>People appear here when your organisation imports its caseload, takes a referral, or reads a file that a partner shared.</p>
              </Nothing>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  );
}
