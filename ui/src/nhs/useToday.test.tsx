/** Midnight is noticed by every date on the page, also when one of them noticed it first. */
import { act, render, screen } from "@testing-library/react";
import { memo } from "react";
import { afterEach, expect, it, vi } from "vitest";

import { useToday } from "./useToday";

/** Drawn again only when its own day changes. */
const Day = memo(function Day({ name }: { readonly name: string }) {
  return <p data-testid={name}>{useToday().day}</p>;
});

afterEach(() => {
  vi.useRealTimers();
});

it("is the new day everywhere once midnight has passed", () => {
  vi.useFakeTimers({ now: new Date(2026, 2, 9, 23, 59, 50) });
  const { rerender } = render(<><Day name="first" /></>);
  expect(screen.getByTestId("first").textContent).toBe("9");
  vi.setSystemTime(new Date(2026, 2, 10, 0, 0, 5));
  rerender(<><Day name="first" /><Day name="second" /></>);
  expect(screen.getByTestId("second").textContent).toBe("10");
  act(() => {
    vi.advanceTimersByTime(31_000);
  });
  expect([screen.getByTestId("first").textContent, screen.getByTestId("second").textContent]).toEqual(["10", "10"]);
});
