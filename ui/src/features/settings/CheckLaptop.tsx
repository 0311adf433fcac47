/** Is everything on this laptop whole? The check reads only; what it finds comes with what to do. */
import { Link } from "@tanstack/react-router";

import type { CheckReport } from "../../ipc/generated/commands";
import { useCheckLaptop } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { counted } from "../../nhs/format/count";
import { instantInWords, readInstant } from "../../nhs/format/date";
import { Icon } from "../../nhs/Icon";
import { Section } from "../../nhs/Section";
import { DetailsToSend } from "./DetailsToSend";

export function CheckLaptop() {
  const checking = useCheckLaptop();
  return (
    <div className="rt-pile">
      <p className="rt-narrow">The check reads everything that is stored, and follows every signature and every line of who looked at what. It changes nothing. With thousands of people it takes a minute or two; you can go on working.</p>
      <div className="rt-form__acts"><Button look="go" aria-disabled={checking.isPending} onClick={() => (checking.isPending ? undefined : checking.mutate())}>{checking.isPending ? "Checking" : "Check now"}</Button></div>
      <div role="status">{checking.data ? <Told report={checking.data} /> : null}</div>
      {checking.error ? <p role="alert" className="rt-panel rt-panel--heed">{checking.error.message}</p> : null}
      <Section title="Details to send" line="For somebody who helps you from afar"><DetailsToSend /></Section>
    </div>
  );
}

/** A moment within a sentence of the program, in words. */
export const withWords = (text: string): string =>
  text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, (moment) => {
    const read = readInstant(moment);
    return read ? instantInWords(read) : moment;
  });

function Told({ report }: { readonly report: CheckReport }) {
  if (report.ok && report.findings.length === 0) {
    return <div className="rt-panel rt-panel--good"><p><Icon name="saved" className="rt-icon--good" /> <b>Everything is whole.</b> Nothing is damaged or missing on this laptop.</p></div>;
  }
  return (
    <div className={`rt-panel ${report.ok ? "rt-panel--good" : "rt-panel--heed"}`}>
      <p>
        <Icon name={report.ok ? "saved" : "heed"} className={report.ok ? "rt-icon--good" : ""} />{" "}
        {report.ok ? <b>Nothing is damaged. {counted(report.findings.length, "thing", "things")} to know:</b> : <b>Something is damaged. Do not delete anything.</b>}
      </p>
      <ul className="rt-rows">
        {report.findings.map((found) => (
          <li key={found.what + found.place}><p className="rt-rows__what"><b>{withWords(found.what)}</b> {found.advice}<span className="rt-second">Where: {withWords(found.place)}</span></p></li>
        ))}
      </ul>
      {report.ok ? null : <p>Your <Link to="/settings/$page" params={{ page: "backup" }}>last backup</Link> and your partners still hold what was shared. Tell whoever looks after Roundtable in your organisation.</p>}
    </div>
  );
}
