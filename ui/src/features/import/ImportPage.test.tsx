/** The import page opens on the choice of a file. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { ImportPage } from "./ImportPage";

describe("the import page", () => {
  it("asks for a file first", () => {
    render(<QueryClientProvider client={new QueryClient()}><ImportPage /></QueryClientProvider>);
    expect(screen.getByLabelText(/Choose the file/)).toBeTruthy();
  });
});
