/** The names of who will see what is being written: in full while they fit in a line, behind a press when there are many. */
import { useState } from "react";

import { Button } from "../../../nhs/Button";
import { counted, listed } from "../../../nhs/format/count";

export function WhoWillSee({ partners, id }: { readonly partners: readonly string[]; readonly id?: string }) {
  const [all, setAll] = useState(false);
  const many = partners.length > 2;
  let words = "Only your organisation will see this.";
  if (partners.length > 0) words = many && !all ? `${counted(partners.length, "partner")} will see this.` : `${listed(partners)} will see this.`;
  return (
    <p className="rt-note__seen" {...(id ? { id } : {})}>
      {words} {many ? <Button look="words" aria-expanded={all} onClick={() => setAll((was) => !was)}>{all ? "Hide names" : "Show names"}</Button> : null}
    </p>
  );
}
