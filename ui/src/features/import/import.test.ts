/** An import says what it will do, and afterwards what it did, in the same figures. */
import { describe, expect, it } from "vitest";

import type { SpreadsheetColumn, SpreadsheetReport } from "../../ipc/generated/commands";
import { byItselfInWords, chosenFor, columnsInWords, doneInWords, formsOf, IGNORE, importButton, importFieldInWords, notedInWords, reportInWords, whyInWords, withChoice } from "./importWords";

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

const column = (more: Partial<SpreadsheetColumn>): SpreadsheetColumn => ({ heading: "x", field: null, questions: [], filled: 110, noted: 0, first_noted: "", refused: null, ignored: false, example: "1", ...more });
const minutes = { name: "falls.time_on_floor_min", form: "Falls response", label: "Time on the floor" };
const news = [{ name: "falls.news2", form: "Falls response", label: "NEWS2 total" }, { name: "home-visiting.news2", form: "Home visit", label: "NEWS2 total" }];

describe("where a column goes", () => {
  it("says the field, the form’s question, both forms by the row, or the note", () => {
    expect([column({ field: "nhs_number" }), column({ questions: [minutes] }), column({ questions: news }), column({})].map((one) => byItselfInWords(one, {}))).toEqual(["NHS number", "Falls response: Time on the floor", "NEWS2 total", "Kept in a note"]);
    expect(byItselfInWords(column({ questions: [minutes] }), { x: IGNORE })).toBe("As its heading says");
    expect(notedInWords(column({ questions: news }))).toBe("Falls response and Home visit, as the row says.");
  });
  it("says how much stays in the note, with an example, and nothing where the whole column is a note", () => {
    expect(notedInWords(column({ questions: [minutes], noted: 7, first_noted: "~90" }))).toBe("7 of 110 entries are kept in a note, such as “~90”.");
    expect(notedInWords(column({ questions: [minutes], filled: 1, noted: 1, first_noted: "?" }))).toBe("1 entry is kept in a note, such as “?”.");
    expect(notedInWords(column({ noted: 110, first_noted: "N" }))).toBe("");
  });
  it("counts the columns by where they go", () => {
    expect(columnsInWords([column({ field: "sex" }), column({ questions: news }), column({}), column({ ignored: true })])).toBe("1 about the person, 1 to forms, 1 kept in a note and 1 not read");
    expect(columnsInWords([column({ field: "sex" })])).toBe("1 about the person");
  });
  it("takes a choice back when the heading may decide again", () => {
    expect([chosenFor(column({}), {}), chosenFor(column({}), { x: "falls.location" }), withChoice({ y: "sex" }, "x", IGNORE), withChoice({ x: IGNORE, y: "sex" }, "x", "")]).toEqual(["", "falls.location", { x: IGNORE, y: "sex" }, { y: "sex" }]);
  });
  it("offers the questions under their forms", () => {
    expect(formsOf([minutes, ...news]).map(({ form, questions }) => [form, questions.length])).toEqual([["Falls response", 2], ["Home visit", 1]]);
  });
});
