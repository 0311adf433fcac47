/** The actions of a case as a person works with them: nothing is sent before it is whole, and a step goes on from what was on screen. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Refusal } from "../../../ipc/call";
import type { Action, Case } from "../../../ipc/generated/commands";
import { useActs } from "../../../ipc/lastAct";
import { Actions } from "./Actions";

const asked = vi.hoisted(() => vi.fn());
vi.mock("../../../ipc/call", async (real) => ({ ...(await real<typeof import("../../../ipc/call")>()), call: asked }));

const action: Action = {
  id: "a1", record: null, text: "Fit a ramp", owner: "Oakfield Housing", owner_organisation: "2", due: "2026-03-09", state: "proposed", part: "core", asked_by: "Priya Nair", asked_by_organisation: "Riverside Practice",
  asked_at: "2026-03-01T10:00:00Z", settled: false, seen_by_owner: "sent", holds: null, newest: ["s1"], also: [], steps: [],
  next: [{ state: "accepted", needs_reason: false, needs_owner: false }, { state: "declined", needs_reason: true, needs_owner: false }, { state: "proposed", needs_reason: false, needs_owner: true }],
};
const record = {
  row: { id: "c1", family_name: "Smith", given_name: "Mary" }, parts: [{ part: "core", fields: [] }], notes: [], handovers: [], two_answers: [], history: [],
  circle: [{ organisation_id: "1", organisation: "Riverside Practice", parts: ["core", "clinical"], us: true }, { organisation_id: "2", organisation: "Oakfield Housing", parts: ["core"], us: false }],
  actions: [action, { ...action, id: "a2", text: "Order a chair", state: "done", settled: true, also: [{ state: "cancelled", by: "Tom Barr", organisation: "Oakfield Housing", at: "2026-03-02T10:00:00Z", reason: "Not needed", owner: null }] }],
} as unknown as Case;

const show = () => render(<QueryClientProvider client={new QueryClient()}><main><h1>Case</h1><Actions record={record} onError={() => undefined} /></main></QueryClientProvider>);
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const type = (name: string, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });

// In braces: a function given back here would be called when the test is over.
beforeEach(() => {
  asked.mockReset().mockResolvedValue({ id: "new" });
});
afterEach(cleanup);

describe("the actions of a case", () => {
  it("say how far each is, and who said something else meanwhile", async () => {
    const { container } = show();
    expect(container.textContent).toContain("Sent, not yet seen by Oakfield Housing");
    expect(container.textContent).toContain("Cancelled by Tom Barr, Oakfield Housing");
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });

  it("name whoever made it so, and nobody else, when two came to the same apart", () => {
    const [ours, theirs] = [["Priya Nair", "No fitter", "Dev Patel"], ["Tom Barr", "Not our house", null]].map(([by, reason, owner], n) => ({ state: "declined", by, organisation: "Oakfield Housing", at: `2026-03-0${n + 2}T10:00:00Z`, reason, owner }));
    const apart = { ...record, actions: [{ ...action, state: "declined", holds: ours, also: [theirs], steps: [ours, theirs] }] } as unknown as Case;
    const { container } = render(<QueryClientProvider client={new QueryClient()}><Actions record={apart} onError={() => undefined} /></QueryClientProvider>);
    expect(container.textContent).toMatch(/Declined by Priya Nair.*No fitter.*Suggests Dev Patel.*Said at the same time.*Declined by Tom Barr/);
    expect(container.textContent.match(/Declined by/g)).toHaveLength(2);
  });

  it("send nothing that is not whole, and name what is missing", () => {
    show();
    type("Day", "32");
    press("Save action");
    const summary = screen.getByRole("alert");
    expect(summary.textContent).toContain("Say what is to be done");
    expect(summary.textContent).toContain("Choose who will do it");
    expect(summary.textContent).toContain("Enter the day as a number");
    expect(asked).not.toHaveBeenCalledWith("add_action", expect.anything());
  });

  it("ask only those who hold the part", () => {
    show();
    const names = () => [...screen.getByLabelText<HTMLSelectElement>("Who will do it").options].map(({ text }) => text);
    expect(names()).toEqual(["Choose who", "Riverside Practice (you)", "Oakfield Housing"]);
    type("Who will do it", "2");
    type("Where the action belongs", "clinical");
    expect(names()).toEqual(["Choose who", "Riverside Practice (you)"]);
    expect(screen.getByLabelText<HTMLSelectElement>("Who will do it").value).toBe("");
  });

  it("are asked for with a day, a month and a year", async () => {
    show();
    type("Add an action", "Ring the daughter");
    type("Who will do it", "2");
    for (const [box, value] of [["Day", "3"], ["Month", "March"], ["Year", "2030"]] as const) type(box, value);
    press("Save action");
    await waitFor(() => expect(asked).toHaveBeenCalledWith("add_action", { case: "c1", text: "Ring the daughter", organisation: "2", person: "", due: "2030-03-03", part: "core" }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Add an action").value).toBe(""));
    const { result } = renderHook(() => useActs());
    expect(result.current.all[0]?.words).toBe("Action saved on this laptop");
  });

  it("go on from what was on screen", async () => {
    show();
    press("Accept: Fit a ramp");
    await waitFor(() => expect(asked).toHaveBeenCalledWith("set_action", { action: "a1", state: "accepted", reason: "", organisation: null, person: "", seen: ["s1"] }));
  });

  it("are not declined without a reason, and say so when the program refuses", async () => {
    show();
    press("Decline: Fit a ramp");
    press("Decline");
    expect(screen.getByRole("alert").textContent).toContain("Say why");
    expect(asked).not.toHaveBeenCalledWith("set_action", expect.anything());
    asked.mockRejectedValue(new Refusal({ code: "changed_meanwhile", message: "Another step has arrived meanwhile.", field: null }));
    type("Why", "The house is not ours");
    press("Decline");
    await screen.findByText("Another step has arrived meanwhile.");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Why").value).toBe("The house is not ours");
  });
});
