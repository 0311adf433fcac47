/** What leaves the screen: on paper or as text. The audit has its line before the paper is there. */
import { useMutation, useQuery } from "@tanstack/react-query";

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

/** Every form that may be filled in. */
export const useForms = () => useQuery({ queryKey: ["forms"], queryFn: () => call("list_forms", {}) });
