/** Taking in a spreadsheet: hand the file over, look at it, import it, watch how far it is, stop it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { asRefusal, call, type Refusal } from "./call";
import type { Spreadsheet, SpreadsheetReport } from "./generated/commands";
import { dropTouched, keys } from "./keys";

/** Gives the program the bytes of a file. A file that the browser cannot read is refused in words. */
export async function handOver(file: File): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw asRefusal({ code: "file", message: "The file could not be read. If it is on a stick, look whether the stick is still in. Nothing was changed.", field: null });
  }
  return (await call("hand_over", bytes)).ticket;
}

export const useImportChoices = () => useQuery({ queryKey: ["import_fields"], queryFn: () => call("import_fields", {}) });

/** What would come of the file, read again whenever a column is told differently. */
export const useLook = (asked: Spreadsheet | null) =>
  useQuery({
    queryKey: ["spreadsheet", asked],
    queryFn: () => call("look_at_spreadsheet", asked ?? { ticket: "", map: {}, cohort: null, skip_rejected: false }),
    enabled: asked !== null,
    placeholderData: (before) => before,
    gcTime: 0,
  });

export function useImport() {
  const client = useQueryClient();
  return useMutation<SpreadsheetReport, Refusal, Spreadsheet>({
    mutationFn: (asked) => call("import_spreadsheet", asked),
    onSuccess: async () => {
      client.setQueryData(keys.lastSaved, new Date().toISOString());
      await dropTouched(client, ["cases", "cohorts", "status", "today"]);
    },
    gcTime: 0,
  });
}

/** How far the import is, asked while it runs. */
export const useImportProgress = (running: boolean) => useQuery({ queryKey: ["import_progress"], queryFn: () => call("import_progress", {}), enabled: running, refetchInterval: 200, gcTime: 0 });

export const stopImport = (): Promise<null> => call("stop_import", {});
