/** A partner's round mark: the same size and colour for every partner, because a round table has no head. */
import { markOf } from "./format/name";

export function PartnerMark({ organisation }: { readonly organisation: string }) {
  return <span className="rt-mark" aria-hidden="true">{markOf(organisation)}</span>;
}
