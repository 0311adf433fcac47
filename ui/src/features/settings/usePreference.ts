/** One setting at a time: it takes hold at once, is said to be saved, and can be undone until the next one. */
import { useState } from "react";

import type { Preferences } from "../../ipc/generated/commands";
import { usePreferences, useSetPreferences } from "../../ipc/safety";

interface Said {
  readonly words: string;
  /** How it was before. */
  readonly before: Preferences | null;
}

export function usePreference() {
  const kept = usePreferences();
  const setting = useSetPreferences();
  const [said, setSaid] = useState<Said>({ words: "", before: null });

  const put = (next: Preferences, words: string, before: Preferences | null): void => {
    setSaid({ words: "", before: null });
    setting.mutate(next, { onSuccess: () => setSaid({ words, before }) });
  };
  const change = (some: Partial<Preferences>): void => {
    if (kept.data) put({ ...kept.data, ...some }, "Saved on this laptop.", kept.data);
  };
  const undo = said.before === null ? null : (): void => {
    if (said.before) put(said.before, "Put back as it was.", null);
  };
  return { preferences: kept.data, couldNot: kept.error?.message ?? setting.error?.message ?? "", said: said.words, change, undo };
}
