/** A partner's round mark: the same size and colour for every partner, because a round table has no head. */
import { markOf } from "./format/name";

export function PartnerMark({ organisation, filled = false }: { readonly organisation: string; readonly filled?: boolean }) {
  return <span className={filled ? "rt-mark rt-mark--new" : "rt-mark"} aria-hidden="true">{markOf(organisation)}</span>;
}
