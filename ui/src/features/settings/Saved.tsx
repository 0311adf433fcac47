/** What is said after a setting took hold, with the way back. */
import { Button } from "../../nhs/Button";
import { Icon } from "../../nhs/Icon";

export function Saved({ words, undo }: { readonly words: string; readonly undo?: (() => void) | null }) {
  return (
    <div className="rt-saved">
      <p role="status">{words ? <><Icon name="saved" className="rt-icon--good" /> {words}</> : ""}</p>
      {words && undo ? <Button look="words" onClick={undo}>Undo</Button> : null}
    </div>
  );
}
