/** While the import runs: how far it is, and a way to stop it that leaves nothing behind. */
import { useEffect, useRef, useState } from "react";

import { stopImport, useImportProgress } from "../../ipc/spreadsheet";
import { Button } from "../../nhs/Button";
import { grouped } from "../../nhs/format/count";

export function Importing() {
  const progress = useImportProgress(true);
  const [stopping, setStopping] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { done = 0, of = 0 } = progress.data ?? {};
  const words = of > 0 ? `${grouped(done)} of ${grouped(of)} rows` : "Comparing with who is here already";
  return (
    <div className="rt-panel rt-import__running">
      <h2 ref={heading} tabIndex={-1}>{stopping ? "Stopping" : "Importing"}</h2>
      <progress aria-label="Rows imported" max={of || 1} value={of > 0 ? done : undefined} />
      <p role="status">{words}</p>
      <p className="rt-quiet">All of the file is imported, or nothing of it. You can stop at any moment, and a power cut does no harm.</p>
      <Button disabled={stopping} onClick={() => { setStopping(true); void stopImport(); }}>Stop and import nothing</Button>
    </div>
  );
}
