/** Taking what is recorded away from the screen: on paper. Each leaves its line in the audit. */
import { Link } from "@tanstack/react-router";

import type { Case } from "../../ipc/generated/commands";
import type { Facts } from "./facts";

export function TakeAway({ record, facts }: { readonly record: Case; readonly facts: Facts }) {
  const { id } = record.row;
  return (
    <section className="rt-take">
      <h2>Take with you</h2>
      <ul>
        <li><Link to="/print/case/$id" params={{ id }}>Summary on paper</Link></li>
        {facts.holds("end_of_life") ? <li><Link to="/print/home-copy/$id" params={{ id }}>Home copy of the plan</Link></li> : null}
        <li><Link to="/print/forms">Forms on paper</Link></li>
      </ul>
    </section>
  );
}
