/** Where to: the sticks and folders there are, and another folder through the desktop's own dialog. */
import { Button } from "./Button";
import { RadioField } from "./Fields";
import { Icon } from "./Icon";

export interface OnePlace {
  readonly id: string;
  readonly kind: "stick" | "folder";
  readonly name: string;
  readonly folder: string;
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly places: readonly OnePlace[];
  readonly value: string;
  readonly change: (id: string) => void;
  /** Asks for another folder; none where only sticks are offered. */
  readonly another?: () => void;
  readonly wrong?: string | null;
}

/** Among folders a stick says that it is one; among sticks it need not. */
function hintOf(place: OnePlace, places: readonly OnePlace[]): { hint?: string } {
  if (place.kind === "folder") return { hint: place.folder };
  return places.some(({ kind }) => kind === "folder") ? { hint: "USB stick" } : {};
}

export function PlaceField({ id, label, places, value, change, another, wrong = null }: Props) {
  return (
    <div className="rt-place">
      {places.length > 0 ? (
        <RadioField id={id} label={label} choices={places.map((place) => ({ value: place.id, words: place.name, ...hintOf(place, places) }))} value={value} change={change} wrong={wrong} />
      ) : null}
      {another ? <Button size="small" onClick={another}><Icon name="folder" small />Another folder…</Button> : null}
    </div>
  );
}
