/** Ctrl and +, - or 0 on any page, locked or not: the text size, kept as if it were set in Settings. */
import { useEffect, useState } from "react";

import { usePreferences, useSetPreferences } from "../../ipc/safety";
import { nextSize, sizeInWords } from "../../nhs/words/textSizes";

export function TextKeys() {
  const kept = usePreferences().data;
  const setting = useSetPreferences();
  const { mutate } = setting;
  const [said, setSaid] = useState("");
  useEffect(() => {
    document.documentElement.dataset["spacing"] = kept?.compact ? "compact" : "usual";
    const heard = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !kept) return;
      const wanted = { "+": nextSize(kept.text_size, 1), "=": nextSize(kept.text_size, 1), "-": nextSize(kept.text_size, -1), "0": 100 }[event.key];
      if (wanted === undefined) return;
      event.preventDefault();
      if (wanted !== kept.text_size) mutate({ ...kept, text_size: wanted }, { onSuccess: () => setSaid(`Text size: ${sizeInWords(wanted)}. Saved on this laptop.`) });
    };
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, [kept, mutate]);
  return <div className="rt-said"><p className="nhsuk-u-visually-hidden" role="status">{said}</p></div>;
}
