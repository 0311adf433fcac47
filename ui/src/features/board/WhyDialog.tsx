/** Asks why before a person is put on hold or declined: whoever reads it later was not there. */
import { type FormEvent, useState } from "react";

import type { CaseCard } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { Dialog } from "../../nhs/Dialog";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { TextField } from "../../nhs/Fields";
import { listName } from "../../nhs/format/name";

interface Props {
  readonly card: CaseCard;
  readonly to: string;
  readonly waiting: boolean;
  /** What the program said when it refused. */
  readonly refused: string | null;
  readonly go: (reason: string) => void;
  readonly close: () => void;
}

const WHY = "board-why";

export function WhyDialog({ card, to, waiting, refused, go, close }: Props) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<readonly Problem[]>([]);
  const declines = to === "declined";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (waiting) return;
    if (reason.trim() === "") return setMissing([{ fieldId: WHY, words: declines ? "Say why the team does not take this on" : "Say why, for example: in hospital" }]);
    setMissing([]);
    go(reason);
  };
  const problems = missing.length > 0 ? missing : refused ? [{ fieldId: null, words: refused, next: "Nothing was changed." }] : [];
  return (
    <Dialog title={declines ? `Decline ${listName(card)}` : `Put ${listName(card)} on hold`} open close={close}>
      <form className="rt-form" onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} level="h3" />
        <TextField id={WHY} label="Why" hint={declines ? "For example: known to another team, or does not want our help" : "For example: in hospital, or away with family until Easter"} width="wide" maxLength={200} value={reason} change={setReason} wrong={missing[0]?.words ?? null} />
        <div className="rt-form__acts">
          <Button type="submit" look="go" aria-disabled={waiting}>{declines ? "Decline" : "Put on hold"}</Button>
          <Button look="words" onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
