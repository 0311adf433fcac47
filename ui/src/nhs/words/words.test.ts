/** Codes are shown as words, and what this version does not know is shown rather than hidden. */
import { describe, expect, it } from "vitest";

import { noteKindInWords, partInWords, statusInWords, valueInWords } from "./codes";
import { fieldInWords } from "./fields";
import { unlockProblem } from "./unlock";

describe("words for codes", () => {
  it("knows the record's own codes", () => {
    expect([statusInWords("on_hold"), noteKindInWords("carer_voice"), partInWords("core")]).toEqual(["On hold", "Carer’s voice", "Team notes"]);
    expect(valueInWords("cpr_decision", "not_for_attempted")).toBe("Not for CPR");
    expect(valueInWords("preferred_place_of_death", "own_home")).toBe("Own home");
    expect(valueInWords("date_of_death", "2026-03-03")).toBe("3 March 2026");
    expect(valueInWords("nhs_number", "9990548609")).toBe("999\u00a0054\u00a08609");
  });
  it("shows a newer partner's code in plain words", () => {
    expect([statusInWords("waiting_list"), fieldInWords("bed_rails"), valueInWords("anything", "some_new_code")]).toEqual(["Waiting list", "Bed rails", "Some new code"]);
  });
  it("leaves free text as it was written", () => {
    expect(valueInWords("key_safe", "Left of the back door")).toBe("Left of the back door");
    expect(valueInWords("headline", "constructor")).toBe("constructor");
    expect(statusInWords("constructor")).toBe("Constructor");
  });
});

describe("what the unlock page says", () => {
  it("tells wrong passphrase, damage and in use apart, each with its next step", () => {
    const said = ["wrong_passphrase", "damaged", "in_use", "no_vault"].map((code) => unlockProblem(code, "What happened."));
    expect(new Set(said.map(({ next }) => next)).size).toBe(4);
    expect(said.map(({ typeAgain }) => typeAgain)).toEqual([true, false, false, false]);
  });
  it("never tells a person with a damaged vault to erase or to type again", () => {
    const { next } = unlockProblem("damaged", "The vault is damaged.");
    expect(next).toContain("Do not delete anything");
    expect(next).not.toMatch(/type it again|erase/i);
  });
  it("shows the program's own sentence for a code it does not know", () => {
    expect(unlockProblem("disk_full", "The disk is full.")).toEqual({ what: "The disk is full.", next: "", typeAgain: false });
  });
});
