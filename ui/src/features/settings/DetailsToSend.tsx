/** A text for somebody who helps: version, system and numbers, and nobody's name. It is shown before it goes anywhere. */
import { useState } from "react";

import { useDetails } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { Loading } from "../../nhs/Waiting";
import { withWords } from "./CheckLaptop";
import { Saved } from "./Saved";

export function DetailsToSend() {
  const [open, setOpen] = useState(false);
  return (
    <div className="rt-stack">
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
      <textarea className="nhsuk-textarea rt-details" readOnly rows={14} aria-label="Details to send" value={text} />
      <div className="rt-form__acts"><Button onClick={copy}>Copy the details</Button></div>
      <Saved words={said} />
    </>
  );
}
