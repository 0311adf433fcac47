/** After how many minutes without a key or the mouse Roundtable locks. Never is not offered: a lost laptop is read first. */
import { Link } from "@tanstack/react-router";

import { RadioField } from "../../nhs/Fields";
import { counted } from "../../nhs/format/count";
import { Saved } from "./Saved";
import { usePreference } from "./usePreference";

const MINUTES = [1, 2, 5, 10, 15, 30];

export function Locking() {
  const { preferences, couldNot, said, change, undo } = usePreference();
  return (
    <div className="rt-form">
      {couldNot ? <p role="alert">{couldNot}</p> : null}
      {preferences ? (
        <RadioField
          id="lock-after"
          label="Lock after"
          hint="Minutes without a key or the mouse. What you are writing is kept, and you come back to where you were."
          choices={MINUTES.map((minutes) => ({ value: String(minutes), words: counted(minutes, "minute") }))}
          value={String(preferences.lock_after_minutes)}
          change={(minutes) => change({ lock_after_minutes: Number(minutes) })}
        />
      ) : null}
      <Saved words={said} undo={undo} />
      <p>Lock at once with <kbd>Ctrl+L</kbd> whenever you leave the laptop. More about it: <Link to="/help/$topic" params={{ topic: "locked-out" }}>Locking, and when you are locked out</Link>.</p>
    </div>
  );
}
