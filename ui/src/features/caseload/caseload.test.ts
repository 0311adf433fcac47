/** Filters survive the address, and a long list asks only for what is on screen. */
import { describe, expect, it } from "vitest";

import { PAGE, pagesFor } from "./pages";
import { changedRows } from "../../ipc/changedRows";
import type { CaseCounts, CasePage } from "../../ipc/generated/commands";
import { queryOf } from "./queryOf";
import { reviewLinks } from "./reviewLinks";
import { ariaSort, cleared, isFiltered, orderInWords, readCaseloadSearch, sortedBy, withFilter } from "./search";

describe("filters in the address", () => {
  it("keeps known filters and drops everything else", () => {
    expect(readCaseloadSearch({ q: "smith", cohort: "falls", status: "active", other: 1 })).toEqual({ q: "smith", cohort: "falls", status: "active" });
    expect(readCaseloadSearch({ q: { evil: true }, cohort: "" })).toEqual({});
  });
  it("reads a typed number as text: an NHS number is text", () => {
    expect(readCaseloadSearch({ q: 9990548609 })).toEqual({ q: "9990548609" });
  });
  it("takes a filter away when it is emptied", () => {
    expect(withFilter({ q: "smith", cohort: "falls" }, { q: "" })).toEqual({ cohort: "falls" });
    expect([isFiltered({}), isFiltered({ q: "  " }), isFiltered({ status: "new" })]).toEqual([false, false, true]);
  });
});

describe("pages of a long list", () => {
  it("asks for the pages on screen and no others", () => {
    expect(pagesFor(0, 20, 10_000)).toEqual([0]);
    expect(pagesFor(PAGE - 5, PAGE + 5, 10_000)).toEqual([0, 1]);
    expect(pagesFor(9_990, 10_050, 10_000)).toEqual([Math.floor(9_990 / PAGE)]);
    expect(pagesFor(0, 10, 0)).toEqual([]);
    expect(pagesFor(5, 4, 100)).toEqual([]);
  });
});

describe("the order of the list", () => {
  it("turns round when its heading is pressed again, and says so", () => {
    const once = sortedBy({}, "changed");
    const twice = sortedBy(once, "changed");
    expect([once, twice, sortedBy(twice, "changed")]).toEqual([{ sort: "changed" }, { sort: "changed", reverse: true }, { sort: "changed" }]);
    expect([orderInWords({}), orderInWords(once), orderInWords(twice), orderInWords({ reverse: true })]).toEqual(["by family name", "last changed first", "longest without a change first", "by family name, from Z to A"]);
    expect([ariaSort({}, "name"), ariaSort({ reverse: true }, "name"), ariaSort(once, "changed"), ariaSort(twice, "changed"), ariaSort(once, "updates")]).toEqual(["ascending", "descending", "descending", "ascending", "none"]);
  });
  it("stays when the filters are cleared", () => {
    expect(cleared({ q: "x", needs: "quiet", sort: "updates" })).toEqual({ sort: "updates" });
  });
  it("goes to the program with the filters", () => {
    expect(queryOf({ updates: "any", needs: "quiet", sort: "updates", reverse: true }, 10)).toEqual({ cohort: null, status: null, open: true, search: null, updates: true, needs: "quiet", sort: "updates", reverse: true, limit: 10, offset: 0 });
    expect([queryOf({}, 1), queryOf({ status: "all" }, 1), queryOf({ status: "closed" }, 1)].map(({ status, open }) => [status, open])).toEqual([[null, true], [null, undefined], ["closed", undefined]]);
    expect(queryOf({ updates: "abc" }, 10)).toMatchObject({ updates_from: "abc" });
    expect(readCaseloadSearch({ needs: "constructor", sort: 1, reverse: "yes" })).toEqual({});
  });
});

describe("what needs review", () => {
  it("is one line of what there is", () => {
    const counts = { two_answers: 2, key_worker: 1204, nhs_number: 0, late_actions: 0, quiet: 3, review_due: 0, updates: 9, open: 8, same_person: 0, cases: 9 } satisfies CaseCounts;
    expect(reviewLinks(counts).map(({ words }) => words)).toEqual(["2 with two answers", "1,204 without a key worker", "3 unchanged for 4 weeks: step down?"]);
  });
});

describe("people who changed while the list is open", () => {
  const page = (total: number, ...rows: readonly string[]): CasePage => ({ total, cases: rows.map((id) => ({ id: id[0], headline: id })) }) as unknown as CasePage;
  it("are counted once, whether they changed, came or went", () => {
    expect(changedRows(page(2, "a", "b"), page(2, "a", "b"))).toBe(0);
    expect(changedRows(page(2, "a", "b"), page(2, "a2", "b"))).toBe(1);
    expect(changedRows(page(2, "a", "b"), page(3, "a2", "b", "c"))).toBe(2);
    expect(changedRows(page(2, "a", "b"), page(1, "a"))).toBe(1);
  });
  it("are not those whom a newcomer pushes off the page", () => {
    expect(changedRows(page(9, "a", "b"), page(10, "n", "a"))).toBe(1);
    expect(changedRows(page(9, "a", "b"), page(10, "a", "b"))).toBe(1);
  });
});
