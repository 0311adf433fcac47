/** Rules of the form of one fact: which control it gets, what stands in it first, and what it hands in. */
import type { Case, FieldKind, NewValue } from "../../../ipc/generated/commands";
import type { Choice } from "../../../nhs/Fields";
import { spacedWhileTyping } from "../../../nhs/format/nhsNumber";
import { valueInWords } from "../../../nhs/words/codes";

/** What is recorded of a field, as a form shows it and hands it back. */
export interface Base {
  readonly value: string;
  readonly answers: readonly string[];
}

export function baseOf(record: Pick<Case, "parts">, field: string): Base {
  for (const part of record.parts) {
    const found = part.fields.find((one) => one.field === field);
    if (found) return { value: found.value, answers: found.answers };
  }
  return { value: "", answers: [] };
}

/** The answers that a kept form saw, by their ids alone: what they said is not kept a second time. */
export const asBase = (seen: string): Base => ({ value: "", answers: seen.split(" ").filter(Boolean) });

export const sameBase = (a: Base, b: Base): boolean => a.answers.length === b.answers.length && a.answers.every((id) => b.answers.includes(id));

/** Stages that nobody understands later without the reason. */
const NEED_REASON: ReadonlySet<string> = new Set(["on_hold", "closed", "declined", "entered_in_error"]);
export const needsReason = (status: string): boolean => NEED_REASON.has(status);

/** Choices in words. A fact can be cleared, a stage cannot: a person is always somewhere. */
export function choicesOf(info: FieldKind): readonly Choice[] {
  const numbers = info.bounds ? Array.from({ length: info.bounds[1] - info.bounds[0] + 1 }, (_, n) => String((info.bounds?.[0] ?? 0) + n)) : [];
  const coded = [...info.choices, ...numbers].map((value) => ({ value, words: valueInWords(info.field, value) }));
  // Closing asks for more than a stage: it has a form of its own.
  if (info.field === "status") return coded.filter(({ value }) => value !== "closed");
  if (info.field === "urgency") return coded;
  const cleared = info.keeps_both ? "unknown" : "";
  return coded.some(({ value }) => value === cleared) ? coded : [...coded, { value: cleared, words: info.keeps_both ? "Not known" : "Not recorded" }];
}

/** What stands in the control when the form opens: what is recorded, but for a text that was cleared. */
export function firstValue(info: FieldKind, base: Base): string {
  const cleared = base.value === "unknown" && !info.choices.includes("unknown");
  if (info.kind === "code" || info.kind === "yes_no") return base.value === "" && info.keeps_both ? "" : base.value;
  if (info.kind === "nhs_number") return spacedWhileTyping("", base.value);
  return cleared ? "" : base.value;
}

/** The values of one act: the fact, and with the stage its reason, which goes when the stage needs none. */
export function valuesOf(info: FieldKind, value: string, base: Base, reason: string, reasonBase: Base): NewValue[] {
  const fact: NewValue = { field: info.field, value, seen: [...base.answers] };
  if (info.field !== "status") return [fact];
  return [fact, { field: "status_reason", value: reason.trim(), seen: [...reasonBase.answers] }];
}

/** What is said once it is saved: "Moved to On hold", "Phone changed", "Phone cleared". */
export function savedInWords(info: FieldKind, name: string, value: string): string {
  if (info.field === "status") return `Moved to ${valueInWords("status", value)}`;
  return value === "" || value === "unknown" ? `${name} cleared` : `${name} changed`;
}

/** What a person should know before changing this field. */
export function beforeChanging(field: string): string {
  switch (field) {
    case "date_of_death": return "This does not close the case. Visits and actions stay until you settle them. Ring the partners who visit today: Roundtable alerts nobody.";
    case "restricted": return "While this is “Yes”, address and phone are on no screen, export or print, and are not shared.";
    case "urgency": return "Roundtable does not alert anybody. If somebody must act today, ring.";
    case "cpr_decision": return "Copy what the signed form says. The form, not this screen, is what counts.";
    case "sharing_objection": return "If the person objects, nothing more is shared. What partners already hold, they keep.";
    case "key_worker":
    case "lead_organisation": return "To pass it to somebody else, choose “Hand over”: it changes when they accept. Change it here only to put it right.";
    case "key_safe": return "Where it is, and the code. On the case page it stays behind a press.";
    default: return "";
  }
}

/** Fields whose old value a restricted record does not show. */
export const HIDDEN_WHEN_RESTRICTED: ReadonlySet<string> = new Set(["address", "postcode", "phone"]);
