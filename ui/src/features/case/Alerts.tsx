/** Alerts that still hold, at the top of "Do not miss". One that was corrected in two ways says so. */
import { type PathwayRecord, useRecords } from "../../ipc/records";
import { Icon } from "../../nhs/Icon";
import { answerInWords, fieldsOf, whenInWords } from "../../nhs/forms/answerWords";

/** Alerts that nobody struck through or ended. */
export const activeAlerts = (records: readonly PathwayRecord[]): readonly PathwayRecord[] => records.filter(({ form, withdrawn, answers }) => form === "alert" && withdrawn === null && (answers["ended"] ?? "") === "");

export function useAlerts(caseId: string): readonly PathwayRecord[] {
  return activeAlerts(useRecords(caseId).data ?? []);
}

export function AlertLine({ alert }: { readonly alert: PathwayRecord }) {
  const kind = alert.answered ? fieldsOf(alert.answered).find(({ name }) => name === "kind") : undefined;
  const code = alert.answers["kind"] ?? "";
  const review = alert.answers["review"];
  return (
    <li>
      <Icon name="heed" />
      <div>
        <b>{kind ? answerInWords(kind, code) : code}{alert.needs_checking ? ": two answers" : ""}</b>
        {alert.needs_checking ? "See both before you act" : alert.answers["text"]}
        {review ? <span className="rt-second">Look at it again on {whenInWords(review)}</span> : null}
      </div>
    </li>
  );
}
