/** How writing ends: in words that say what was lost (nothing) and what to do. */
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import { Refusal } from "../../ipc/call";
import { WriteSteps } from "./WriteSteps";
import type { Progress } from "./writing";

const nothing = (): void => undefined;
const show = (progress: Partial<Progress>, stick = true) =>
  render(<WriteSteps progress={{ steps: [], doing: null, written: [], end: "working", problem: null, ...progress }} stick={stick} stop={nothing} again={nothing} close={nothing} />);

afterEach(cleanup);

describe("how writing ends", () => {
  it("says that a full stick lost nothing, and which files are whole", () => {
    show({ end: "failed", written: ["Larkfield Hospice"], problem: new Refusal({ code: "place_full", message: "The stick or disk is full.", field: null }) });
    expect(screen.getByText("The stick is full. Nothing was lost. Try another stick.")).toBeTruthy();
    expect(screen.getByText("The files for Larkfield Hospice are whole. The others wait as before.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });
  it("lets the stick be taken out only at the end", () => {
    show({ steps: ["Found BLUE STICK"], doing: "Writing for Larkfield Hospice" });
    expect(screen.queryByText("You can take the stick out")).toBeNull();
    expect(screen.getByRole("button", { name: "Stop" })).toBeTruthy();
    cleanup();
    show({ steps: ["Found BLUE STICK", "Checked what was written"], written: ["Larkfield Hospice"], end: "done" });
    expect(screen.getByText("You can take the stick out")).toBeTruthy();
    expect(screen.getByText("Locked. Only Larkfield Hospice can open it.")).toBeTruthy();
  });
});
