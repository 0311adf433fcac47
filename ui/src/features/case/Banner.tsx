/** The patient banner: name, born, gender, NHS number, in this order and always on screen (NHS patient banner rules, ISB 1505). */
import { useState } from "react";

import type { CaseRow } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { BornText, DayText } from "../../nhs/DateText";
import { ageOn, readDay } from "../../nhs/format/date";
import { listName } from "../../nhs/format/name";
import { tenDigits } from "../../nhs/format/nhsNumber";
import { Icon } from "../../nhs/Icon";
import { NhsNumber } from "../../nhs/NhsNumber";
import { valueInWords } from "../../nhs/words/codes";
import type { Facts } from "./facts";

export function Banner({ row, facts }: { readonly row: CaseRow; readonly facts: Facts }) {
  const [more, setMore] = useState(false);
  const [copied, setCopied] = useState(false);
  const died = readDay(facts.value("date_of_death"));
  const born = readDay(row.date_of_birth);
  const title = facts.value("title");
  const knownAs = facts.value("known_as");
  const restricted = row.restricted || facts.value("restricted") === "yes" || facts.disputed("restricted") !== null;
  const copy = (): void => {
    void navigator.clipboard.writeText(tenDigits(row.nhs_number ?? "")).then(() => setCopied(true));
  };
  return (
    <section className={died ? "rt-banner rt-banner--died" : "rt-banner"} aria-label="Patient">
      <div className="rt-banner__line">
        <h1 className="rt-banner__name">{listName(row)}{title ? ` (${title})` : ""}{knownAs ? <small> known as {knownAs}</small> : null}</h1>
        <dl>
          <div><dt>Born</dt><dd>{died ? <DayText day={row.date_of_birth} /> : <BornText born={row.date_of_birth} />}</dd></div>
          {died ? <div><dt>Died</dt><dd><DayText day={facts.value("date_of_death")} />{born ? ` (aged ${ageOn(born, died)})` : ""}</dd></div> : null}
          <div><dt>Gender</dt><dd>{facts.value("sex") ? valueInWords("sex", facts.value("sex")) : "Not recorded"}</dd></div>
          <div>
            <dt>NHS number</dt>
            <dd><NhsNumber number={row.nhs_number} missing="Not known" /></dd>
            {row.nhs_number ? <dd><Button look="words" onClick={copy} aria-live="polite">{copied ? "Copied" : "Copy"}<span className="nhsuk-u-visually-hidden"> NHS number, ten digits</span></Button></dd> : null}
          </div>
        </dl>
        <Button look="words" className="rt-banner__more" aria-expanded={more} aria-controls="banner-more" onClick={() => setMore((was) => !was)}>
          Address, phone, allergies<Icon name="down" small />
        </Button>
      </div>
      <dl className="rt-banner__more-list" id="banner-more" hidden={!more}>
        {restricted ? <div><dt>Restricted record</dt><dd>Address and phone are not shown</dd></div> : (
          <>
            <div><dt>Usual address</dt><dd>{[facts.value("address").replace(/\s*\n\s*/g, ", "), facts.value("postcode")].filter(Boolean).join(", ") || "Not recorded"}</dd></div>
            <div><dt>Phone</dt><dd className="rt-number">{facts.value("phone") || "Not recorded"}</dd></div>
          </>
        )}
        <div><dt>Allergies</dt><dd>{allergies(facts)}</dd></div>
      </dl>
    </section>
  );
}

/** An answer, a disagreement, nothing asked yet, or a part that this organisation does not hold: four different things. */
function allergies(facts: Facts): string {
  if (facts.disputed("allergies")) return "Two answers, see both before you act";
  return facts.value("allergies") || (facts.holds("clinical") ? "Not recorded" : "Not shared with your organisation");
}
