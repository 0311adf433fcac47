/** Filters survive the address, and a long list asks only for what is on screen. */
import { describe, expect, it } from "vitest";

import { PAGE, pagesFor } from "./pages";
import { isFiltered, readCaseloadSearch, withFilter } from "./search";

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
