/** Every part by others that the window carries, with its licence. The list is made from the lock files (`tests/tests/tidy/licences.rs`). */
import { useState } from "react";

import { TextField } from "../../nhs/Fields";
import { matches } from "../../nhs/matching";
import parts from "./generated/licences.json";

export const PARTS_COUNT = parts.length;

export function Licences() {
  const [typed, setTyped] = useState("");
  const shown = typed.trim() === "" ? parts : parts.filter(([name, , licence]) => matches(typed, `${name} ${licence}`));
  return (
    <div className="rt-pile">
      <TextField id="licence-name" label="Find a part or a licence" value={typed} change={setTyped} maxLength={60} />
      <p role="status" className="rt-quiet">{shown.length === parts.length ? "" : `${shown.length} of ${parts.length} shown`}</p>
      <ul className="rt-licences">
        {shown.map(([name, version, licence]) => <li key={`${name} ${version}`}><b>{name}</b> {version}<span className="rt-second">{licence}</span></li>)}
      </ul>
    </div>
  );
}
