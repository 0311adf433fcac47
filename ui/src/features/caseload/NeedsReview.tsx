/** What needs review, as one line of links with counts above the list; nothing when nothing does. */
import { Link } from "@tanstack/react-router";

import type { CaseCounts } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { counted } from "../../nhs/format/count";
import { reviewLinks } from "./reviewLinks";
import { type CaseloadSearch, readCaseloadSearch } from "./search";

export function NeedsReview({ counts, onSearch }: { readonly counts: CaseCounts; readonly onSearch: (search: CaseloadSearch) => void }) {
  const links = reviewLinks(counts);
  const pairs = counts.same_person;
  if (links.length === 0 && pairs === 0) return null;
  return (
    <section className="rt-review" aria-labelledby="needs-review">
      <h2 id="needs-review">Needs review</h2>
      <ul>{links.map(({ needs, words }) => <li key={needs}><Button look="words" onClick={() => onSearch(readCaseloadSearch({ needs }))}>{words}</Button></li>)}{pairs > 0 ? <li><Link to="/same-person">{counted(pairs, "pair")} of records to compare</Link></li> : null}</ul>
    </section>
  );
}
