/** A photo over the page: the program writes it anew whoever sent it, and it is forgotten when the dialog closes. */
import { useEffect, useState } from "react";

import { openPhoto } from "../../../ipc/attachments";
import { asRefusal } from "../../../ipc/call";
import type { Attachment } from "../../../ipc/generated/commands";
import { Button } from "../../../nhs/Button";
import { InstantText } from "../../../nhs/DateText";
import { Dialog } from "../../../nhs/Dialog";
import { CouldNot, Loading } from "../../../nhs/Waiting";

interface Props {
  readonly one: Attachment;
  readonly close: () => void;
}

export function PhotoDialog({ one: { id, name, by, organisation, at }, close }: Props) {
  const [turn, setTurn] = useState(0);
  return (
    <Dialog title={name} open close={close} width="photo">
      <Photo key={turn} id={id} name={name} again={() => setTurn((was) => was + 1)} />
      <div className="rt-photo__foot">
        <Button onClick={close}>Close</Button>
        <p className="rt-second">{[by, organisation].filter(Boolean).join(", ")}, <InstantText at={at} /></p>
      </div>
    </Dialog>
  );
}

function Photo({ id, name, again }: { readonly id: string; readonly name: string; readonly again: () => void }) {
  const [address, setAddress] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    let forget: (() => void) | null = null;
    openPhoto(id).then((photo) => {
      if (gone) return photo.forget();
      ({ forget } = photo);
      setAddress(photo.address);
    }, (reason: unknown) => {
      if (!gone) setRefused(asRefusal(reason).message);
    });
    return () => {
      gone = true;
      forget?.();
    };
  }, [id]);
  if (refused) return <CouldNot what="The photo could not be opened" message={refused} again={again} />;
  if (!address) return <Loading what="the photo" />;
  return <img className="rt-photo" src={address} alt={name} onError={() => setRefused("It cannot be shown here. Try again.")} />;
}
