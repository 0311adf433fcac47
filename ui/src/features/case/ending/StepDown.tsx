/** Nothing changed for four meetings: the team is asked whether the person steps down. It asks; nothing moves by itself. */
import { useRef, useState } from "react";

import { useKeepCase, useMoveCase } from "../../../ipc/board";
import { asRefusal } from "../../../ipc/call";
import { useWaysBack } from "../../../ipc/edits";
import type { Case, ChangedField } from "../../../ipc/generated/commands";
import { useDid } from "../../../ipc/lastAct";
import { Button } from "../../../nhs/Button";
import { FieldError } from "../../../nhs/ErrorSummary";
import { counted } from "../../../nhs/format/count";
import { listName } from "../../../nhs/format/name";
import { Icon } from "../../../nhs/Icon";

export function StepDown({ record }: { readonly record: Case }) {
  const id = record.row.id;
  const move = useMoveCase();
  const keep = useKeepCase();
  const ways = useWaysBack(id);
  const did = useDid();
  const box = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  if (!record.standing.step_down || !record.writable.includes("core")) return null;
  const then = (work: Promise<ChangedField[]>, words: string, undone: string): void => {
    setRefused(null);
    void work.then((changed) => {
      did({ words, about: listName(record.row), caseId: id, undo: ways.fields(changed), undone });
      // The question goes with its answer: the focus stays on the page.
      document.getElementById("main")?.focus();
    }, (cause: unknown) => setRefused(asRefusal(cause).message));
  };
  const waiting = move.isPending || keep.isPending;
  return (
    <div className="rt-stepdown" ref={box} role="group" aria-label="Step down?">
      <p><Icon name="waiting" /> <b>No change for 4 weeks: step down?</b> Nobody has written, changed or done anything here since the last four meetings.</p>
      {refused ? <FieldError id="stepdown-problem" words={refused} /> : null}
      <div className="rt-acts">
        <Button size="small" aria-disabled={waiting} onClick={() => (waiting ? undefined : then(move.mutateAsync({ case: id, from: record.row.status, to: "ready_to_close", reason: "" }), "Moved to Ready to close", "Moved back to Active"))}>Move to ready to close</Button>
        <Button size="small" aria-disabled={waiting} onClick={() => (waiting ? undefined : then(keep.mutateAsync({ case: id }), "Kept as it is until the next review", "The day of the next review is as it was before"))}>Keep as it is</Button>
        <span className="rt-quiet">Keeping it sets the next review in {counted(record.standing.usual_days, "day")}.</span>
      </div>
    </div>
  );
}
