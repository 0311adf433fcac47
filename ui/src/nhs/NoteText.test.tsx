/** Notes show as paragraphs, lists and bold, and nothing in them is ever run. */
import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { blocksOf, NoteText } from "./NoteText";

describe("the text of a note", () => {
  it("keeps lines, lists and paragraphs apart", () => {
    expect(blocksOf("One\ntwo\n\n- a\n- b\nThree")).toEqual([
      { kind: "paragraph", lines: ["One", "two"] },
      { kind: "list", lines: ["a", "b"] },
      { kind: "paragraph", lines: ["Three"] },
    ]);
  });
  it("shows markup as text", () => {
    const { container } = render(<NoteText text={'<img src=x onerror="alert(1)"> **not** for <b>CPR</b>'} />);
    expect(container.querySelector("img")).toBeNull();
    expect(container.querySelectorAll("strong")).toHaveLength(1);
    expect(container.textContent).toBe('<img src=x onerror="alert(1)"> not for <b>CPR</b>');
  });
  it("leaves a lone star alone", () => {
    const { container } = render(<NoteText text="BP 120 ** ok *" />);
    expect(container.textContent).toBe("BP 120 ** ok *");
  });
});
