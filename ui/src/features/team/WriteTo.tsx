/** Choosing a place and writing there. */
import { type FormEvent, useState } from "react";

import { chooseFolder, usePlaces } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { ErrorSummary, FieldError, type Problem } from "../../nhs/ErrorSummary";
import { PlaceField } from "../../nhs/PlaceField";

interface Props {
  readonly label: string;
  readonly go: string;
  readonly pending: boolean;
  readonly problem: string | null;
  /** `where` is the place as a person calls it. */
  readonly write: (place: string, where: string) => void;
  readonly cancel: () => void;
}

const FIRST = "First choose where to put it";

export function WriteTo({ label, go, pending, problem, write, cancel }: Props) {
  const places = usePlaces(true);
  const [place, setPlace] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const here = places.data ?? [];
  const chosen = here.some(({ id }) => id === place) ? place : "";
  const another = async (): Promise<void> => {
    const folder = await chooseFolder().catch(() => null);
    await places.refetch();
    if (folder) setPlace(folder.id);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const at = here.find(({ id }) => id === chosen);
    if (!at) return setProblems([{ fieldId: here.length > 0 ? "write-to" : null, words: FIRST, next: here.length > 0 ? "" : "Put in a stick, or press “Another folder”." }]);
    setProblems([]);
    if (!pending) write(chosen, at.kind === "stick" ? at.name : at.folder);
  };
  return (
    <form className="rt-write" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} level="h3" />
      <PlaceField id="write-to" label={label} places={here} value={chosen} change={setPlace} another={() => void another()} wrong={problems.length > 0 && chosen === "" ? FIRST : null} />
      {problem ? <div role="alert"><FieldError id="write-to-problem" words={problem} /></div> : null}
      <div className="rt-form__acts"><Button type="submit" look="go">{go}</Button><Button look="words" onClick={cancel}>Not now</Button></div>
    </form>
  );
}
