/** A text for somebody who helps: version, system and numbers, and nobody's name. It is shown before it goes anywhere. */
import { useState } from "react";

import { useDetails, useWriteDetails } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { Loading } from "../../nhs/Waiting";
import { withWords } from "./CheckLaptop";
import { Saved } from "./Saved";
import { usePlace, Where } from "./Where";

export function DetailsToSend() {
  const [open, setOpen] = useState(false);
  return (
    <div className="rt-pile">
      <p className="rt-narrow">A short text with the version, the system and how much there is on this laptop. It holds no name of a person or an organisation, and you see it before you send it.</p>
      {open ? <Text /> : <div className="rt-form__acts"><Button onClick={() => setOpen(true)}>Show the details</Button></div>}
    </div>
  );
}

function Text() {
  const details = useDetails();
  const [said, setSaid] = useState("");
  if (details.isError) return <p role="alert">{details.error.message}</p>;
  if (!details.data) return <Loading what="the details" />;
  const text = withWords(details.data.text);
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(
      () => setSaid("Copied. Paste it into your message."),
      () => setSaid("This laptop did not allow copying. Mark the text and press Ctrl+C."),
    );
  };
  return (
    <>
      <textarea className="nhsuk-textarea rt-afar" readOnly rows={14} aria-label="Details to send" value={text} />
      <div className="rt-form__acts"><Button onClick={copy}>Copy the details</Button></div>
      <Saved words={said} />
      <OnStick />
    </>
  );
}

/** The same as a file, for a laptop without mail. */
function OnStick() {
  const writing = useWriteDetails();
  const [picked, setPicked] = useState("");
  const where = usePlace(picked);
  const write = (): void => {
    if (where.place && !writing.isPending) writing.mutate(where.place.id);
  };
  return (
    <div className="rt-form">
      <Where id="details-place" hint="The text is written as a file that anybody can read." pick={setPicked} {...where} />
      {where.place ? <div className="rt-form__acts"><Button aria-disabled={writing.isPending} onClick={write}>Write the details to {where.place.name}</Button></div> : null}
      {writing.error ? <p role="alert">{writing.error.message}</p> : null}
      <Saved words={writing.data ? `“${writing.data.name}” is written.` : ""} />
    </div>
  );
}
