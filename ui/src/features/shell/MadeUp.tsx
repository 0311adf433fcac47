/** Stands above every page while the people are made up, and removes them with one press. */
import { useLeaveLookAround } from "../../ipc/first";
import { useVaultState } from "../../ipc/queries";
import { Button } from "../../nhs/Button";

export function MadeUp() {
  const state = useVaultState().data;
  const leave = useLeaveLookAround();
  if (!state?.made_up) return null;
  return (
    <aside className="rt-madeup" aria-label="Made-up people">
      <p><b>Made-up people.</b> Nothing here is real.{leave.error ? ` ${leave.error.message}` : ""}</p>
      {state.removable ? <Button size="small" aria-disabled={leave.isPending} onClick={() => leave.mutate()}>{leave.isPending ? "Removing them" : "Remove them and start"}</Button> : null}
    </aside>
  );
}
