/** Saving a copy outside the vault: where to, and what that means, said before it is done. */
import { type FormEvent, useState } from "react";

import { useSaveAttachment } from "../../../ipc/attachments";
import { asRefusal } from "../../../ipc/call";
import type { Attachment } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { chooseFolder, usePlaces } from "../../../ipc/sharing";
import { Button } from "../../../nhs/Button";
import { Dialog } from "../../../nhs/Dialog";
import { ErrorSummary, type Problem } from "../../../nhs/ErrorSummary";
import { PlaceField } from "../../../nhs/PlaceField";

const FIRST = "Choose where to put the copy";
const PLACE = "copy-to";

interface Props {
  readonly one: Attachment;
  readonly close: () => void;
}

export function SaveCopy({ one, close }: Props) {
  const save = useSaveAttachment();
  const did = useDid();
  const places = usePlaces(true);
  const [place, setPlace] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const here = places.data ?? [];
  const at = here.find(({ id }) => id === place);
  const another = async (): Promise<void> => {
    const folder = await chooseFolder().catch(() => null);
    await places.refetch();
    if (folder) setPlace(folder.id);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (save.isPending) return;
    if (!at) return setProblems([{ fieldId: here.length > 0 ? PLACE : null, words: FIRST, ...(here.length > 0 ? {} : { next: "Put in a stick, or press “Another folder”." }) }]);
    setProblems([]);
    // Not the callbacks of `mutate`: they are not heard once this form is gone from the page.
    void save.mutateAsync({ attachment: one.id, place: at.id }).then(({ name }) => {
      did({ words: `Copy saved in ${at.name} as “${name}”. It is not encrypted`, undo: null });
      close();
    }, (reason: unknown) => setProblems([{ fieldId: null, words: asRefusal(reason).message }]));
  };
  return (
    <Dialog title={`Save a copy: ${one.name}`} open close={close}>
      <form className="rt-write" onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} level="h3" />
        <p>{one.media === "pdf" ? "Roundtable does not open PDFs: save a copy, and open it with this laptop’s own program. " : ""}<b>The copy is not encrypted.</b> Whoever can open the folder can read it. Delete it when you no longer need it.</p>
        <PlaceField id={PLACE} label="Where to?" places={here} value={at ? place : ""} change={setPlace} another={() => void another()} wrong={problems.some(({ words }) => words === FIRST) && !at ? FIRST : null} />
        <div className="rt-form__acts"><Button type="submit" look="go" aria-disabled={save.isPending}>Save the copy</Button><Button look="words" onClick={close}>Not now</Button></div>
      </form>
    </Dialog>
  );
}
