/** Where a file goes: a stick that is plugged in, a folder of this laptop, or one that is looked for. */
import { useMutation } from "@tanstack/react-query";

import type { Refusal } from "../../ipc/call";
import type { Place } from "../../ipc/generated/commands";
import { chooseFolder, usePlaces } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { RadioField } from "../../nhs/Fields";

/** The places there are now, the one that was picked, and the stick when nothing was picked and there is only one. */
export function usePlace(picked: string) {
  const places = usePlaces(true);
  const known = places.data ?? [];
  const sticks = known.filter(({ kind }) => kind === "stick");
  const place = known.find(({ id }) => id === picked) ?? (picked === "" && sticks.length === 1 ? sticks[0] : undefined);
  return { known, place, couldNot: places.error?.message ?? "" };
}

interface Props {
  readonly id: string;
  readonly hint: string;
  readonly known: readonly Place[];
  readonly place: Place | undefined;
  readonly couldNot: string;
  readonly pick: (id: string) => void;
}

export function Where({ id, hint, known, place, couldNot, pick }: Props) {
  const choosing = useMutation<Place | null, Refusal, void>({ mutationFn: () => chooseFolder(), onSuccess: (chosen) => (chosen ? pick(chosen.id) : undefined) });
  const wrong = couldNot || (choosing.error?.message ?? "");
  return (
    <>
      {wrong ? <p role="alert">{wrong}</p> : null}
      {known.length > 0 ? (
        <RadioField id={id} label="Where to" hint={hint} choices={known.map((one) => ({ value: one.id, words: one.kind === "stick" ? `Stick ${one.name}` : one.name, hint: one.folder }))} value={place?.id ?? ""} change={pick} />
      ) : <p>Plug in a stick. It appears here within a few seconds. Or choose a folder.</p>}
      <div className="rt-form__acts"><Button size="small" aria-disabled={choosing.isPending} onClick={() => (choosing.isPending ? undefined : choosing.mutate())}>Choose another folder</Button></div>
    </>
  );
}
