/** The actions of a case: the box for a new one, what is still to be done, then what is done with. */
import type { Case } from "../../../ipc/generated/commands";
import { listName } from "../../../nhs/format/name";
import { ActionItem } from "./ActionItem";
import { AddAction } from "./AddAction";
import { openAndSettled } from "./actionWords";

export function Actions({ record, onError }: { readonly record: Case; readonly onError: (has: boolean) => void }) {
  const { open, settled } = openAndSettled(record.actions);
  const list = (actions: typeof open) => (
    <ul className="rt-actions">
      {actions.map((action) => <ActionItem key={action.id} caseId={record.row.id} about={listName(record.row)} action={action} circle={record.circle} />)}
    </ul>
  );
  return (
    <>
      <AddAction record={record} onError={onError} />
      <h2 className="rt-actions__heading">To do</h2>
      {open.length === 0 ? <p className="rt-quiet">{settled.length === 0 ? "No actions yet. Add the first above." : "Nothing left to do."}</p> : list(open)}
      {settled.length > 0 ? <><h2 className="rt-actions__heading">Done or cancelled</h2>{list(settled)}</> : null}
    </>
  );
}
