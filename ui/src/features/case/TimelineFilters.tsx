/** The filters of the timeline: what, which kind of note, which partner; and how much of all is shown. */
import { Button } from "../../nhs/Button";
import { grouped } from "../../nhs/format/count";
import { noteKindInWords } from "../../nhs/words/codes";
import { isFiltered, NO_FILTER, SHOWN, type Shown, type TimelineFilter } from "./timelineFilter";

interface Props {
  readonly filter: TimelineFilter;
  readonly change: (filter: TimelineFilter) => void;
  readonly kinds: readonly string[];
  readonly partners: readonly string[];
  readonly shown: number;
  readonly all: number;
}

export function TimelineFilters({ filter, change, kinds, partners, shown, all }: Props) {
  const set = (next: Partial<TimelineFilter>): void => change({ ...filter, ...next });
  const clear = (): void => {
    change(NO_FILTER);
    // The button goes: the focus stays with the filters.
    document.getElementById("timeline-show")?.focus();
  };
  return (
    <div className="rt-tlfilter">
      <label htmlFor="timeline-show">Show</label>
      <select className="nhsuk-select" id="timeline-show" value={filter.show} onChange={(event) => set({ show: event.target.value as Shown, ...(event.target.value === "notes" ? {} : { kind: "" }) })}>
        {Object.entries(SHOWN).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
      {filter.show === "notes" && (kinds.length > 1 || filter.kind !== "") ? (
        <>
          <label htmlFor="timeline-kind">Kind</label>
          <select className="nhsuk-select" id="timeline-kind" value={filter.kind} onChange={(event) => set({ kind: event.target.value })}>
            <option value="">Every kind</option>
            {withChosen(kinds, filter.kind).map((kind) => <option key={kind} value={kind}>{noteKindInWords(kind)}</option>)}
          </select>
        </>
      ) : null}
      {partners.length > 1 || filter.partner !== "" ? (
        <>
          <label htmlFor="timeline-partner">By</label>
          <select className="nhsuk-select" id="timeline-partner" value={filter.partner} onChange={(event) => set({ partner: event.target.value })}>
            <option value="">Every partner</option>
            {withChosen(partners, filter.partner).map((partner) => <option key={partner} value={partner}>{partner}</option>)}
          </select>
        </>
      ) : null}
      <p role="status">{isFiltered(filter) ? `Showing ${grouped(shown)} of ${grouped(all)}` : ""}</p>
      {isFiltered(filter) ? <Button look="words" onClick={clear}>Clear filters</Button> : null}
    </div>
  );
}

/** What is chosen stays in the list, also when nothing fits it any more. */
const withChosen = (list: readonly string[], chosen: string): readonly string[] => (chosen === "" || list.includes(chosen) ? list : [...list, chosen]);
