/** Other records of this person: where they are, who said so, and the way to separate them again. */
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { asRefusal } from "../../ipc/call";
import type { Case, OtherRecord } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useSeparate } from "../../ipc/same";
import { Button } from "../../nhs/Button";
import { InstantText } from "../../nhs/DateText";
import { Dialog } from "../../nhs/Dialog";
import { TextField } from "../../nhs/Fields";
import { listName } from "../../nhs/format/name";

export function OtherRecords({ record }: { readonly record: Pick<Case, "row" | "others" | "merged_into"> }) {
  if (record.merged_into) {
    return (
      <section className="rt-interrupt" aria-label="Shown elsewhere">
        <p><b>This record is shown under another record of the same person.</b> <Link to="/case/$id" params={{ id: record.merged_into }}>Open that one</Link></p>
      </section>
    );
  }
  if (record.others.length === 0) return null;
  return (
    <section className="rt-others" aria-label="Other records of this person">
      {record.others.map((other) => <One key={other.id} caseId={record.row.id} other={other} />)}
    </section>
  );
}

function One({ caseId, other }: { readonly caseId: string; readonly other: OtherRecord }) {
  const [open, setOpen] = useState(false);
  return (
    <p className="rt-second">
      Also recorded as <b>{listName(other)}{other.title ? ` (${other.title})` : ""}</b>, {other.code}{other.kept_by ? `, ${other.kept_by}` : ""}.{" "}
      {other.by ? <>The same person, says {other.by}{other.organisation ? `, ${other.organisation}` : ""}, <InstantText at={other.at} />. </> : null}
      <Link to="/case/$id" params={{ id: other.id }}>See that record</Link>{" "}
      <Button look="words" onClick={() => setOpen(true)}>Separate them again<span className="nhsuk-u-visually-hidden">: {other.code}</span></Button>
      <Separate caseId={caseId} other={other} open={open} close={() => setOpen(false)} />
    </p>
  );
}

function Separate({ caseId, other, open, close }: { readonly caseId: string; readonly other: OtherRecord; readonly open: boolean; readonly close: () => void }) {
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState("");
  const separate = useSeparate();
  const did = useDid();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (separate.isPending) return;
    void separate.mutateAsync({ keep: other.joined_with, other: other.id, reason: reason.trim() }).then(
      ({ actions, still_together: still }) => {
        did({ words: still ? "Taken back; another record still joins them" : actions > 0 ? "Separated. Its open actions are asked again there" : "Two people again", about: listName(other), caseId, undo: null });
        close();
      },
      (reason_: unknown) => setRefused(asRefusal(reason_).message),
    );
  };
  return (
    <Dialog title="Separate the two records?" open={open} close={close}>
      <form onSubmit={submit} noValidate>
        <p>{other.code} is shown as a person of its own again. What was asked anew here stays here; what is still to be done is also asked again there. Nothing is lost.</p>
        <TextField id="separate-reason" label="Why? (you may leave it empty)" value={reason} change={setReason} width="wide" />
        {refused ? <p className="rt-late" role="alert">{refused} Nothing was changed.</p> : null}
        <div className="rt-form__acts"><Button type="submit" look="go" aria-disabled={separate.isPending}>Separate them</Button><Button onClick={close}>Cancel</Button></div>
      </form>
    </Dialog>
  );
}
