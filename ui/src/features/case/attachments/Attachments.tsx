/** Photos and PDFs of a person, the newest first. Calm while there are none: one way to attach the first. */
import type { Case } from "../../../ipc/generated/commands";
import { useAttachments } from "../../../ipc/attachments";
import { Button } from "../../../nhs/Button";
import { Icon } from "../../../nhs/Icon";
import { CouldNot, Loading } from "../../../nhs/Waiting";
import { AttachForm } from "./AttachForm";
import { AttachmentLine } from "./AttachmentLine";

const ADD = "attach";

interface Props {
  readonly record: Case;
  /** Whether the form is open. */
  readonly adding: boolean;
  readonly add: (open: boolean) => void;
  readonly onError: (has: boolean) => void;
}

export function Attachments({ record, adding, add, onError }: Props) {
  const { data, error, refetch } = useAttachments(record.row.id);
  if (error && !data) return <CouldNot what="The attachments could not be listed" message={error.message} again={() => void refetch()} />;
  if (!data) return <Loading what="the attachments" />;
  const cancel = (): void => {
    add(false);
    requestAnimationFrame(() => document.getElementById(ADD)?.focus());
  };
  const saved = (id: string): void => {
    add(false);
    // The list is read again before this is heard.
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`attachment-${id}`)?.focus()));
  };
  return (
    <div className="rt-attachments">
      {adding ? <AttachForm record={record} cancel={cancel} saved={saved} onError={onError} /> : <p><Button size="small" id={ADD} onClick={() => add(true)}><Icon name="add" small />Attach a photo or PDF</Button></p>}
      {data.length > 0 ? <ul className="rt-attachments__list">{data.map((one) => <AttachmentLine key={one.id} one={one} record={record} onError={onError} />)}</ul> : null}
    </div>
  );
}
