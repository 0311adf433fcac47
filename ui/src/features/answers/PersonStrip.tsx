/** Whose question it is: name, born, NHS number, as on the case page. */
import { Link } from "@tanstack/react-router";

import type { CaseRow } from "../../ipc/generated/commands";
import { BornText, DayText } from "../../nhs/DateText";
import { listName } from "../../nhs/format/name";
import { NhsNumber } from "../../nhs/NhsNumber";

export function PersonStrip({ person }: { readonly person: CaseRow }) {
  const died = person.date_of_death !== null;
  return (
    <section className={died ? "rt-banner rt-banner--died" : "rt-banner"} aria-label="Patient">
      <div className="rt-banner__line">
        <p className="rt-banner__name"><b>{listName(person)}{person.title ? ` (${person.title})` : ""}</b>{person.known_as ? <small>&nbsp; known as {person.known_as}</small> : null}</p>
        <dl>
          <div><dt>Born</dt><dd>{died ? <DayText day={person.date_of_birth} /> : <BornText born={person.date_of_birth} />}</dd></div>
          {died ? <div><dt>Died</dt><dd><DayText day={person.date_of_death} /></dd></div> : null}
          <div><dt>NHS number</dt><dd><NhsNumber number={person.nhs_number} missing="Not known" /></dd></div>
        </dl>
        <Link className="rt-banner__more" to="/case/$id" params={{ id: person.id }}>Open the case</Link>
      </div>
    </section>
  );
}
