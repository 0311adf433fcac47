/** Which pages of a long list are on screen, so that only those are asked for. */

/** Rows a page; also the number above which rows are drawn only as they come into view. */
export const PAGE = 50;

/** The pages that hold rows `first` to `last` (both included) of `total`, in order. */
export function pagesFor(first: number, last: number, total: number): readonly number[] {
  if (total <= 0 || last < first) return [];
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.min(last, total - 1) / PAGE);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
