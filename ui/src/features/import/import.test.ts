/** An import says what it will do, and afterwards what it did, in the same figures. */
import { describe, expect, it } from "vitest";

import type { SpreadsheetReport } from "../../ipc/generated/commands";
import { doneInWords, importButton, importFieldInWords, reportInWords, whyInWords } from "./importWords";

const report = (more: Partial<SpreadsheetReport>): SpreadsheetReport => ({
  rows: 420, importable: 419, imported: 0, unchanged: 0, updated: 0, repeated: 1, rejected: [], flagged: [], possible_duplicates: [], encoding: "UTF-8", delimiter: ",", ...more,
});

describe("what an import says", () => {
  it("tells new, known and repeated rows apart before anything is written", () => {
    expect(reportInWords(report({}))).toEqual(["419 new people can be imported.", "1 row repeats an earlier row and will be left out."]);
    expect(reportInWords(report({ updated: 3, unchanged: 415 }))).toEqual(["1 new person can be imported.", "3 people are here already and will be updated.", "415 people are here already and unchanged.", "1 row repeats an earlier row and will be left out."]);
  });
  it("says on the button to how many people it happens, and when it would do nothing", () => {
    expect([importButton(report({})), importButton(report({ unchanged: 418 })), importButton(report({ unchanged: 419 }))]).toEqual(["Import 419 people", "Import 1 person", "Nothing to import"]);
  });
  it("says afterwards what was done, also when that is nothing", () => {
    expect([doneInWords(report({ imported: 419 })), doneInWords(report({ imported: 1, updated: 2, unchanged: 3 })), doneInWords(report({ unchanged: 419 })), doneInWords(report({}))]).toEqual(["419 people imported", "1 person imported, 2 people updated and 3 people unchanged", "419 people unchanged", "0 people imported"]);
  });
  it("shows a field or a reason that it does not know in plain words", () => {
    expect([importFieldInWords("full_name"), importFieldInWords("lives_alone"), importFieldInWords("constructor"), whyInWords("same_nhs_number"), whyInWords("new_reason")]).toEqual(["Whole name", "Lives alone", "Constructor", "The same NHS number", "New reason"]);
  });
});
