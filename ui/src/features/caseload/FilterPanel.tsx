/** The filters beside the list, with how many open cases each cohort has. */
import type { CaseCounts, Cohort } from "../../ipc/generated/commands";
import { grouped } from "../../nhs/format/count";
import { STATUSES } from "../../nhs/words/codes";
import { ALL } from "./queryOf";
import { type CaseloadSearch, withFilter } from "./search";

interface Props {
  readonly search: CaseloadSearch;
  readonly onSearch: (search: CaseloadSearch) => void;
  readonly cohorts: readonly Cohort[];
  readonly counts: CaseCounts | undefined;
  /** Partners that have something new; the one that is filtered by is among them. */
  readonly partners: readonly { readonly id: string; readonly partner: string; readonly people: number | null }[];
}

export function FilterPanel({ search, onSearch, cohorts, counts, partners }: Props) {
  return (
    <form className="rt-filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <h2>Filter</h2>
      <fieldset>
        <legend>Cohort</legend>
        <Option group="cohort" words="All" chosen={!search.cohort} choose={() => onSearch(withFilter(search, { cohort: "" }))} />
        {cohorts.map(({ id, name, open_cases }) => (
          <Option key={id} group="cohort" words={name} count={open_cases} chosen={search.cohort === id} choose={() => onSearch(withFilter(search, { cohort: id }))} />
        ))}
      </fieldset>
      <fieldset>
        <legend>Stage</legend>
        <Option group="status" words="All open" count={counts?.open ?? null} chosen={!search.status} choose={() => onSearch(withFilter(search, { status: "" }))} />
        <Option group="status" words="All" count={counts?.cases ?? null} chosen={search.status === ALL} choose={() => onSearch(withFilter(search, { status: ALL }))} />
        {Object.entries(STATUSES).map(([status, words]) => (
          <Option key={status} group="status" words={words} chosen={search.status === status} choose={() => onSearch(withFilter(search, { status }))} />
        ))}
      </fieldset>
      <fieldset>
        <legend>Updates</legend>
        <Option group="updates" words="All" chosen={!search.updates} choose={() => onSearch(withFilter(search, { updates: "" }))} />
        <Option group="updates" words="With updates" count={counts?.updates ?? null} chosen={search.updates === "any"} choose={() => onSearch(withFilter(search, { updates: "any" }))} />
        {partners.map(({ id, partner, people }) => (
          <Option key={id} group="updates" words={partner} count={people} chosen={search.updates === id} choose={() => onSearch(withFilter(search, { updates: id }))} />
        ))}
      </fieldset>
    </form>
  );
}

interface OptionProps {
  readonly group: string;
  readonly words: string;
  readonly count?: number | null;
  readonly chosen: boolean;
  readonly choose: () => void;
}

function Option({ group, words, count, chosen, choose }: OptionProps) {
  return (
    <label className="rt-option">
      <input type="radio" name={group} checked={chosen} onChange={choose} />
      {words}
      {count === undefined || count === null ? null : <span className="rt-count">{grouped(count)}{group === "cohort" ? <span className="nhsuk-u-visually-hidden"> open</span> : null}</span>}
    </label>
  );
}
