/** What leaves the screen: on paper or as text. The audit has its line before the paper is there. */
import { useMutation } from "@tanstack/react-query";

import { call, type Refusal } from "./call";

export type Sheet = { readonly id: string; readonly sheet: "summary" | "home_copy" } | null;

/** Two frames later what was last written on the page is painted. */
const painted = (): Promise<void> => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); });

/** Prints the page as it stands; of a case only once that is noted. */
export const usePrint = () =>
  useMutation<null, Refusal, Sheet>({
    mutationFn: async (sheet) => {
      if (sheet) await call("print_case", sheet);
      await painted();
      return call("print_page", {});
    },
  });

/**
 * Copies a case as plain text for another record system; the audit has its line first. To be called from the press itself: the
 * web view hands out the clipboard only then, so it is asked before the text is there.
 *
 * @throws {Refusal} what the program refused; a bare error when the clipboard did not take it.
 */
export async function copyCaseText(id: string): Promise<void> {
  const text = call("case_text", { id }).then((said) => new Blob([said.text], { type: "text/plain" }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
  } catch (cause) {
    // What the program said says more than what the clipboard did.
    await text;
    throw cause;
  }
}
