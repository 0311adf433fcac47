/** Choosing a place and writing there. */
import { type FormEvent, useState } from "react";

import { chooseFolder, usePlaces } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { FieldError } from "../../nhs/ErrorSummary";
import { PlaceField } from "../../nhs/PlaceField";

interface Props {
  readonly label: string;
  readonly go: string;
  readonly pending: boolean;
  readonly problem: string | null;
  readonly write: (place: string) => void;
  readonly cancel: () => void;
}

export function WriteTo({ label, go, pending, problem, write, cancel }: Props) {
  const places = usePlaces(true);
  const [place, setPlace] = useState("");
  const [asked, setAsked] = useState(false);
  const here = places.data ?? [];
  const chosen = here.some(({ id }) => id === place) ? place : "";
  const another = async (): Promise<void> => {
    const folder = await chooseFolder().catch(() => null);
    await places.refetch();
    if (folder) setPlace(folder.id);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (chosen !== "" && !pending) write(chosen);
  };
  return (
    <form className="rt-write" onSubmit={submit} noValidate>
      <PlaceField id="write-to" label={label} places={here} value={chosen} change={setPlace} another={() => void another()} wrong={asked && chosen === "" ? "Choose a stick or a folder" : null} />
      {problem ? <div role="alert"><FieldError id="write-to-problem" words={problem} /></div> : null}
      <div className="rt-form__acts"><Button type="submit" look="go">{go}</Button><Button look="words" onClick={cancel}>Not now</Button></div>
    </form>
  );
}
