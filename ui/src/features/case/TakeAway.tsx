/** Taking what is recorded away from the screen: on paper, or as text for another record system. Each leaves its line in the audit. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { Refusal } from "../../ipc/call";
import type { Case } from "../../ipc/generated/commands";
import { copyCaseText } from "../../ipc/paper";
import { Button } from "../../nhs/Button";
import type { Facts } from "./facts";

export function TakeAway({ record, facts }: { readonly record: Case; readonly facts: Facts }) {
  const { id } = record.row;
  const [said, setSaid] = useState("");
  const copy = (): void => {
    void copyCaseText(id).then(() => setSaid("Copied. Paste it into the other record now: the next copy replaces it."), (cause: unknown) => setSaid(`Not copied. ${cause instanceof Refusal ? cause.message : "Try again."}`));
  };
  return (
    <section className="rt-take">
      <h2>Take with you</h2>
      <ul>
        <li><Link to="/print/case/$id" params={{ id }}>Summary on paper</Link></li>
        {facts.holds("end_of_life") ? <li><Link to="/print/home-copy/$id" params={{ id }}>Home copy of the plan</Link></li> : null}
        <li><Link to="/print/forms">Forms on paper</Link></li>
        <li><Button look="words" onClick={copy}>Copy as text<span className="nhsuk-u-visually-hidden"> for another record system</span></Button></li>
      </ul>
      <p role="status" className="rt-second">{said}</p>
    </section>
  );
}
