/** Every key of the window, once: Help lists them, and titles name them. */

export interface Key {
  /** Keys pressed together. */
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly where: string;
  readonly keys: readonly Key[];
}

export const KEYS: readonly KeyGroup[] = [
  {
    where: "Anywhere",
    keys: [
      { keys: ["Ctrl", "K"], does: "Find a person, an action, a page or help" },
      { keys: ["Ctrl", "L"], does: "Lock Roundtable" },
      { keys: ["Ctrl", "Z"], does: "Undo what you did last, when you are not in a box" },
      { keys: ["F1"], does: "Help for this page" },
      { keys: ["Ctrl", "+"], does: "Larger text" },
      { keys: ["Ctrl", "-"], does: "Smaller text" },
      { keys: ["Ctrl", "0"], does: "Text in its usual size" },
      { keys: ["F6"], does: "Go to the next part: top bar, pages, the page itself, bottom bar" },
      { keys: ["Shift", "F6"], does: "Go back to the part before" },
      { keys: ["Tab"], does: "Go to the next link, button or box" },
      { keys: ["Shift", "Tab"], does: "Go back to the one before" },
      { keys: ["Enter"], does: "Open the link or press the button you are on" },
      { keys: ["Escape"], does: "Close what stands over the page" },
      { keys: ["Alt", "Left arrow"], does: "Go back to the page before" },
    ],
  },
  {
    where: "In Find",
    keys: [
      { keys: ["Down arrow"], does: "Go to the next line" },
      { keys: ["Up arrow"], does: "Go to the line before" },
      { keys: ["Enter"], does: "Open the line you are on" },
    ],
  },
  {
    where: "On the caseload",
    keys: [
      { keys: ["Down arrow"], does: "Go from the search box into the list, and down" },
      { keys: ["Up arrow"], does: "Go up, and back to the search box" },
      { keys: ["Enter"], does: "Open the person" },
      { keys: ["Escape"], does: "Empty the search box" },
    ],
  },
  {
    where: "On a person’s page",
    keys: [
      { keys: ["Ctrl", "Enter"], does: "Save the note you are writing" },
      { keys: ["Left arrow"], does: "Go to the tab before, when you are on a tab" },
      { keys: ["Right arrow"], does: "Go to the next tab, when you are on a tab" },
    ],
  },
];

/** "Ctrl+K". */
export const together = (key: Key): string => key.keys.join("+");
