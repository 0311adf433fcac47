/** Alerts that still hold, at the top of "Do not miss". One that was corrected in two ways says so. */
import { type PathwayRecord, useRecords } from "../../ipc/records";
import { Icon } from "../../nhs/Icon";
import { whenInWords } from "../../nhs/forms/answerWords";
import { activeAlerts, alertKind } from "../../nhs/records/alerts";

export function useAlerts(caseId: string): readonly PathwayRecord[] {
  return activeAlerts(useRecords(caseId).data ?? []);
}

export function AlertLine({ alert }: { readonly alert: PathwayRecord }) {
  const review = alert.answers["review"];
  return (
    <li>
      <Icon name="heed" />
      <div>
        <b>{alertKind(alert)}{alert.needs_checking ? ": two answers" : ""}</b>
        {alert.needs_checking ? "See both before you act" : alert.answers["text"]}
        {review ? <span className="rt-second">Look at it again on {whenInWords(review)}</span> : null}
      </div>
    </li>
  );
}
