/** Puts the cursor in the page's search box, once the page has it. */

export const SEARCH_BOX_ID = "find-in-caseload";

export function focusSearch(): void {
  requestAnimationFrame(() => {
    const box = document.getElementById(SEARCH_BOX_ID);
    if (box instanceof HTMLInputElement) {
      box.focus();
      box.select();
    }
  });
}
