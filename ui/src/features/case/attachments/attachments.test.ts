/** Sizes, counts, the part a new attachment begins in, and what cannot be opened says why. */
import { describe, expect, it } from "vitest";

import { editedIn, readCaseSearch } from "../caseSearch";
import { attachmentsTab, goesTo, mediaInWords, refusedAtOnce, sizeInWords, usualPart, whyNotHere } from "./attachmentWords";

const MB = 1024 * 1024;

describe("attachments in words", () => {
  it("have a size that is never nothing", () => {
    expect([0, 10, 340 * 1024, MB, 1.25 * MB].map(sizeInWords)).toEqual(["1 kB", "1 kB", "340 kB", "1 MB", "1.3 MB"]);
  });
  it("are counted without those entered in error", () => {
    expect([attachmentsTab(undefined), attachmentsTab([]), attachmentsTab([{ withdrawn: "wrong person" }]), attachmentsTab([{ withdrawn: null }, { withdrawn: "x" }, { withdrawn: null }])]).toEqual(["Attachments", "Attachments", "Attachments", "Attachments (2)"]);
  });
  it("begin in the narrowest part that we hold", () => {
    expect([usualPart(["core", "social", "clinical"]), usualPart(["core", "social"]), usualPart(["core", "end_of_life"])]).toEqual(["clinical", "social", "core"]);
  });
  it("say who else gets them, and never that a partner gets its own", () => {
    const own = { ours: true, organisation: "Riverside Practice" };
    const theirs = { ours: false, organisation: "Hathermoor Hospice" };
    expect([goesTo(own, []), goesTo(own, ["Hathermoor Hospice"]), goesTo(own, ["A", "B", "C"])]).toEqual([": stays in your organisation", ": goes to Hathermoor Hospice", ": goes to 3 partners"]);
    expect([goesTo(theirs, ["Hathermoor Hospice"]), goesTo(theirs, ["Hathermoor Hospice", "Age UK"])]).toEqual(["", ": also goes to Age UK"]);
  });
  it("are refused before they are read only for their size", () => {
    expect(refusedAtOnce({ size: 20 * MB })).toBeNull();
    expect(refusedAtOnce({ size: 900 * MB })).toBe("That file has 900 MB. A photo may have 20 MB, and a PDF 2 MB. Nothing was added.");
  });
  it("say why they cannot be opened", () => {
    const one = { held: false, media: "photo", withdrawn: null, organisation: "Hathermoor Hospice" };
    expect(whyNotHere(one)).toBe("Not here yet: it comes with the next file from Hathermoor Hospice.");
    expect(whyNotHere({ ...one, media: "film" })).toBe("Update Roundtable on this laptop to open it.");
    expect([whyNotHere({ ...one, held: true }), whyNotHere({ ...one, withdrawn: "wrong person" })]).toEqual([null, null]);
    expect(["photo", "pdf", "film"].map(mediaInWords)).toEqual(["Photo", "PDF", "A kind of file that this version cannot open"]);
  });
});

describe("the address", () => {
  it("keeps the tab and its open form", () => {
    const search = readCaseSearch({ tab: "attachments", edit: "attachments:add" });
    expect(search).toEqual({ tab: "attachments", edit: "attachments:add" });
    expect(editedIn("attachments", search.edit ?? "")).toBe("add");
    expect(readCaseSearch({ edit: "attachments:../x" })).toEqual({});
  });
});
