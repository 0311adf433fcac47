/** The codes of a key safe are not on the page before somebody presses for them. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { Question } from "../../ipc/generated/commands";
import { OneQuestion } from "./OneQuestion";

const asked = vi.hoisted(() => vi.fn());
vi.mock("../../ipc/call", async (real) => ({ ...(await real<typeof import("../../ipc/call")>()), call: asked }));
afterEach(cleanup);

const answer = (id: string, value: string) => ({ id, value, by: "Priya Nair", organisation: "Riverside Practice", at: "2026-03-01T10:00:00Z" });
const live = { question: { case: "c1", field: "key_safe", answers: [answer("a", "kept_back"), answer("b", "kept_back")] }, person: {}, before: "kept_back", kind: "text", choices: [] } as unknown as Question;

describe("a question about a key safe", () => {
  it("shows the answers only when somebody pressed for them", async () => {
    asked.mockResolvedValue([answer("a", "Left of the door, 1234"), answer("b", "By the gate, 4321")]);
    const { container } = render(<QueryClientProvider client={new QueryClient()}><OneQuestion live={live} settled={() => undefined} later={() => undefined} only /></QueryClientProvider>);
    expect(container.querySelectorAll("input[type=radio]")).toHaveLength(0);
    fireEvent.click(screen.getByRole("button", { name: "Show the answers" }));
    expect(await screen.findByText("By the gate, 4321")).toBeTruthy();
    expect(asked).toHaveBeenCalledWith("show_key_safe", { id: "c1" });
    expect(container.textContent).not.toContain("Kept back");
  });
});
