/** One attachment: what it is, who added it and when, who sees it, and what can be done with it. What was entered in error stays, with its reason, and is not opened. */
import { useRef, useState } from "react";

import type { Attachment, Case } from "../../../ipc/generated/commands";
import { Button } from "../../../nhs/Button";
import { InstantText } from "../../../nhs/DateText";
import { PartnerMark } from "../../../nhs/PartnerMark";
import { partInWords } from "../../../nhs/words/codes";
import { whoSees } from "../facts";
import { goesTo, mediaInWords, sizeInWords, whyNotHere } from "./attachmentWords";
import { PhotoDialog } from "./PhotoDialog";
import { SaveCopy } from "./SaveCopy";
import { StrikeForm } from "./StrikeForm";

interface Props {
  readonly one: Attachment;
  readonly record: Case;
  readonly onError: (has: boolean) => void;
}

export function AttachmentLine({ one, record, onError }: Props) {
  const [doing, setDoing] = useState<"" | "look" | "save" | "strike">("");
  const strikeButton = useRef<HTMLButtonElement>(null);
  const { id, name } = one;
  const struck = one.withdrawn !== null;
  const missing = whyNotHere(one);
  const about = <span className="nhsuk-u-visually-hidden">: {name}</span>;
  const close = (): void => setDoing("");
  const keep = (): void => {
    setDoing("");
    requestAnimationFrame(() => strikeButton.current?.focus());
  };
  return (
    <li>
      <PartnerMark organisation={one.organisation} />
      <article aria-labelledby={`attachment-${id}`}>
        <h2 id={`attachment-${id}`} tabIndex={-1}>{struck ? <del>{name}</del> : name}</h2>
        <p className="rt-second">{mediaInWords(one.media)}, {sizeInWords(one.size)}. {[one.by, one.organisation || "organisation not known yet"].filter(Boolean).join(", ")}, <InstantText at={one.at} /></p>
        <p className="rt-second">{partInWords(one.part)}{goesTo(one, whoSees(record.circle, one.part))}</p>
        {one.record === null ? null : <p className="rt-quiet">It stands in the other record of this person.</p>}
        {struck ? <p><strong className="nhsuk-tag nhsuk-tag--grey">Entered in error</strong> {one.withdrawn}</p> : null}
        {missing ? <p className="rt-quiet">{missing}</p> : null}
        {struck || doing === "strike" ? null : (
          <p className="rt-attachments__acts">
            {one.held && one.media === "photo" ? <Button look="words" onClick={() => setDoing("look")}>View photo{about}</Button> : null}
            {one.held ? <Button look="words" onClick={() => setDoing("save")}>Save a copy{about}</Button> : null}
            {one.ours ? <Button look="words" ref={strikeButton} onClick={() => setDoing("strike")}>Entered in error{about}</Button> : null}
          </p>
        )}
        {doing === "strike" && !struck ? <StrikeForm one={one} record={record} done={close} keep={keep} onError={onError} /> : null}
      </article>
      {doing === "look" ? <PhotoDialog one={one} close={close} /> : null}
      {doing === "save" ? <SaveCopy one={one} close={close} /> : null}
    </li>
  );
}
