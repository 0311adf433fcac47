/**
 * What must not be missed, most dangerous first. A disputed answer is never shown as one: the line says that there are two.
 * The key safe is behind a press, because the screen may be seen by others.
 */
import type { ReactNode } from "react";

import { DayText } from "../../nhs/DateText";
import { Icon, type IconName } from "../../nhs/Icon";
import { valueInWords } from "../../nhs/words/codes";
import { fieldInWords } from "../../nhs/words/fields";
import { AlertLine, useAlerts } from "./Alerts";
import type { Facts } from "./facts";
import { KeySafe } from "./KeySafe";

interface Line {
  readonly field: string;
  readonly icon: IconName;
  readonly heading: string;
  readonly more: ReactNode;
}

/** Lines to show for what is recorded; a field with an answer that needs no care ("none") gives no line. */
export function linesOf(facts: Facts): readonly Line[] {
  const lines: Line[] = [];
  const add = (field: string, icon: IconName, heading: string, more: ReactNode = null): void => {
    lines.push(facts.disputed(field) ? { field, icon, heading: `${fieldInWords(field)}: two answers`, more: "See both before you act" } : { field, icon, heading, more });
  };
  const said = (field: string): boolean => facts.one(field) !== null || facts.disputed(field) !== null;
  const text = (field: string): string => valueInWords(field, facts.value(field));

  if (said("cpr_decision")) {
    const cpr = facts.one("cpr_decision");
    const where = facts.value("cpr_form_location");
    add("cpr_decision", "cpr", text("cpr_decision"), (
      <>
        {where ? `Check the form: ${where}. ` : "Check the original form: where it is was not recorded. "}
        {cpr?.at ? <>{cpr.by}, <DayText day={cpr.at} /></> : null}
      </>
    ));
  }
  for (const [form, name] of [["respect", "ReSPECT form"], ["adrt", "Advance decision (ADRT)"]] as const) {
    if (facts.value(form) === "exists" || facts.disputed(form)) add(form, "note", name, facts.value(`${form}_location`) || "Where it is was not recorded");
  }
  if (said("communication_needs")) add("communication_needs", "ear", "How to communicate", facts.value("communication_needs"));
  if (facts.value("interpreter_needed") === "yes" || facts.disputed("interpreter_needed")) add("interpreter_needed", "ear", "Interpreter needed", facts.value("language"));
  if (said("allergies")) add("allergies", "note", "Allergies", facts.value("allergies"));
  if (facts.value("anticipatory_medicines") === "in_home" || facts.disputed("anticipatory_medicines")) add("anticipatory_medicines", "medicine", "Just-in-case medicines at home", facts.value("anticipatory_medicines_location"));
  if (said("hazards")) add("hazards", "heed", "Visiting", facts.value("hazards"));
  if (said("key_safe") && facts.value("restricted") !== "yes" && !facts.disputed("restricted")) add("key_safe", "key", "Key safe");
  return lines;
}

export function DoNotMiss({ caseId, facts }: { readonly caseId: string; readonly facts: Facts }) {
  const lines = linesOf(facts);
  const alerts = useAlerts(caseId);
  return (
    <section className="rt-miss">
      <h2>Do not miss</h2>
      {lines.length === 0 && alerts.length === 0 ? <p className="rt-quiet">Nothing recorded here. That does not mean there is nothing: ask.</p> : null}
      <ul>
        {alerts.map((alert) => <AlertLine key={alert.id} alert={alert} />)}
        {lines.map(({ field, icon, heading, more }) => (
          <li key={field}><Icon name={icon} /><div><b>{heading}</b>{field === "key_safe" && !facts.disputed(field) ? <KeySafe caseId={caseId} /> : more}</div></li>
        ))}
      </ul>
    </section>
  );
}
