/** Stable codes of the record, and the words people read for them. A code this version does not know is shown as plain words. */

import { dayInWords, readDay } from "../format/date";
import { nhsNumberInWords } from "../format/nhsNumber";

/** "some_code" as "Some code": a newer partner's words are shown, never hidden. */
export function plainly(code: string): string {
  const words = code.replace(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Only the table's own entries: a code called "constructor" is a code like any other. */
const lookUp = (table: Readonly<Record<string, string>>, code: string): string | undefined => (Object.hasOwn(table, code) ? table[code] : undefined);
const from = (table: Readonly<Record<string, string>>) => (code: string): string => lookUp(table, code) ?? plainly(code);

export const STATUSES = { new: "New", active: "Active", on_hold: "On hold", ready_to_close: "Ready to close", closed: "Closed", declined: "Declined", entered_in_error: "Entered in error" } as const;
export const statusInWords = from(STATUSES);

const URGENCIES = { now: "Now", two_hours: "Within 2 hours", two_days: "Within 2 days", before_next_scrum: "Before the next scrum", routine: "Routine" };
export const urgencyInWords = from(URGENCIES);

export const NOTE_KINDS = {
  update: "Update",
  visit: "Visit",
  phone_call: "Phone call",
  meeting: "Meeting",
  decision: "Decision",
  assessment: "Assessment",
  handover: "Handover",
  carer_voice: "Carer’s voice",
  person_voice: "Person’s voice",
  medication: "Medication",
  equipment_housing: "Equipment and housing",
  admin: "Admin",
  correction: "Correction",
} as const;
export const noteKindInWords = from(NOTE_KINDS);

export const PARTS = {
  core: "Team notes",
  identity: "Identity",
  contact: "Contact and access",
  about: "About me",
  clinical: "Clinical",
  social: "Social care and housing",
  end_of_life: "End of life plan",
  safeguarding: "Safeguarding",
} as const;
export const partInWords = from(PARTS);

const ACTION_STATES = {
  proposed: "Asked",
  accepted: "Accepted",
  in_progress: "In progress",
  done: "Done",
  confirmed: "Done and checked",
  declined: "Declined",
  blocked: "Blocked",
  cancelled: "Cancelled",
} as const;
export const actionStateInWords = from(ACTION_STATES);

const PLACES = {
  own_home: "Own home",
  other_private_residence: "Another private home",
  care_home: "Care home",
  hospice: "Hospice",
  hospital: "Hospital",
  other: "Somewhere else",
  unable_to_express: "Not able to say",
  discussion_not_appropriate: "Not right to discuss yet",
  declined: "Does not want to say",
  undecided: "Not decided",
};
const YES_NO = { yes: "Yes", no: "No", unknown: "Not known" };

const EXISTS = { exists: "There is one", none: "There is none", not_asked: "Not asked" };

/** Why a case was closed (domain.md d.1). */
export const CLOSURES = {
  goals_met: "Goals met",
  stable_usual_care: "Stable, usual care is enough",
  moved: "Moved away",
  died: "Died",
  declined: "Does not want our help",
  transferred: "Handed to another team",
  no_contact: "Could not be reached",
  other: "Another reason",
} as const;

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: STATUSES,
  closure_reason: CLOSURES,
  cpr_decision: { for_attempted: "For CPR", not_for_attempted: "Not for CPR", not_decided: "CPR not decided" },
  preferred_place_of_care: PLACES,
  preferred_place_of_death: PLACES,
  prognosis_band: { years: "Years", months: "Months", weeks: "Weeks", days: "Days", after_death: "After death", not_stated: "Not stated" },
  sex: { female: "Female", male: "Male", indeterminate: "Indeterminate", not_known: "Not known", not_specified: "Not specified" },
  nhs_number_absent_reason: { not_known: "Not known", not_registered: "Not registered", not_valid: "The number given is not a real one", not_asked: "Not asked", trace_required: "Needs tracing" },
  residence_type: { own_home: "Own home", with_family: "With family", sheltered: "Sheltered housing", care_home: "Care home", nursing_home: "Nursing home", prison: "Prison", no_fixed_abode: "No fixed home", other: "Somewhere else" },
  sharing_objection: {
    no_objection: "Does not object",
    objects_all: "Objects to all sharing",
    objects_some: "Objects to some sharing",
    explicit_consent_given: "Has said yes to sharing",
    withdrawn: "Has withdrawn consent",
    lacks_capacity_best_interests: "Cannot decide: shared in their best interests",
    override_safeguarding: "Shared for safeguarding, against their wish",
  },
  housebound: { yes: "Yes", temporary: "For now", no: "No", unknown: "Not known" },
  respect: EXISTS,
  adrt: EXISTS,
  anticipatory_medicines: { not_needed: "Not needed", prescribed: "Prescribed", in_home: "At home" },
  advance_statement: EXISTS,
  lpa: EXISTS,
  phase_of_illness: { stable: "Stable", unstable: "Unstable", deteriorating: "Deteriorating", dying: "Dying" },
  preferred_place_of_care_second: PLACES,
  preferred_place_of_death_second: PLACES,
  place_of_death: PLACES,
  preferred_place_achieved: { yes: "Yes", no: "No", none_stated: "No wish was stated" },
  fast_track: { not_needed: "Not needed", asked: "Asked for", completed: "Completed", submitted: "Sent", approved: "Approved", package_started: "Package began", declined: "Declined" },
  urgency: URGENCIES,
};

const DATES: ReadonlySet<string> = new Set(["date_of_birth", "date_of_death", "next_review", "last_contact", "housebound_review", "palliative_care_register_since", "cpr_decided_on", "cpr_review", "respect_on", "anticipatory_medicines_expiry", "anticipatory_medicines_checked", "fast_track_asked_on", "fast_track_completed_on", "fast_track_submitted_on", "fast_track_decided_on", "fast_track_started_on", "out_of_hours_told_on", "bereavement_contact_due", "bereavement_contact_on"]);

/** What a field's coded value says on screen; free text is shown as it was written. */
export function valueInWords(field: string, value: string): string {
  const known = lookUp(Object.hasOwn(VALUES, field) ? (VALUES[field] ?? {}) : {}, value) ?? lookUp(YES_NO, value);
  if (known) return known;
  if (field === "nhs_number") return nhsNumberInWords(value);
  const day = DATES.has(field) ? readDay(value) : null;
  if (day) return dayInWords(day);
  return /^[a-z]+(_[a-z]+)+$/.test(value) ? plainly(value) : value;
}
