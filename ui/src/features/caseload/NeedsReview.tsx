/** What needs review, as one line of links with counts above the list; nothing when nothing does. */
import type { CaseCounts } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { reviewLinks } from "./reviewLinks";
import { type CaseloadSearch, readCaseloadSearch } from "./search";

export function NeedsReview({ counts, onSearch }: { readonly counts: CaseCounts; readonly onSearch: (search: CaseloadSearch) => void }) {
  const links = reviewLinks(counts);
  if (links.length === 0) return null;
  return (
    <section className="rt-review" aria-labelledby="needs-review">
      <h2 id="needs-review">Needs review</h2>
      <ul>{links.map(({ needs, words }) => <li key={needs}><Button look="words" onClick={() => onSearch(readCaseloadSearch({ needs }))}>{words}</Button></li>)}</ul>
    </section>
  );
}
