/** The choices of a referral in words, for its pages and for "Check your answers". The codes are the form's own. */
import type { Choice } from "../../nhs/Fields";

export const SOURCES: readonly Choice[] = [
  { value: "gp", words: "GP" }, { value: "ambulance", words: "Ambulance" }, { value: "ucr", words: "Urgent community response" }, { value: "hospital_discharge", words: "Hospital discharge" }, { value: "social_care", words: "Social care" },
  { value: "hospice", words: "Hospice" }, { value: "vcse", words: "Charity" }, { value: "housing", words: "Housing" }, { value: "care_home", words: "Care home" }, { value: "self", words: "The person" }, { value: "carer_family", words: "Carer or family" },
  { value: "navigation_hub", words: "Navigation hub" }, { value: "nhs111", words: "NHS 111" }, { value: "telecare", words: "Telecare" }, { value: "other", words: "Somebody else" },
];

export const URGENCIES: readonly Choice[] = [
  { value: "now", words: "Now", hint: "Telephone before you type any more" }, { value: "two_hours", words: "Within 2 hours", hint: "Telephone before you type any more" },
  { value: "two_days", words: "Within 2 days" }, { value: "before_next_scrum", words: "Before the next scrum" }, { value: "routine", words: "Routine" },
];

export const YES_NO: readonly Choice[] = [{ value: "yes", words: "Yes" }, { value: "no", words: "No" }];

export const KNOWS: readonly Choice[] = [{ value: "yes", words: "Yes" }, { value: "no", words: "No" }, { value: "could_not_ask", words: "Could not be asked" }];

export const AGREES_HELP: readonly Choice[] = [
  { value: "yes", words: "Yes" }, { value: "no", words: "No" }, { value: "lacks_capacity_best_interests", words: "Cannot decide: in their best interests" }, { value: "not_asked", words: "Not asked yet" },
];

export const AGREES: readonly Choice[] = [
  { value: "no_objection", words: "Was told, and does not object" }, { value: "explicit_consent_given", words: "Has said yes to sharing", hint: "A charity or landlord may need this" },
  { value: "objects_some", words: "Objects to some sharing" }, { value: "objects_all", words: "Objects to all sharing" },
  { value: "lacks_capacity_best_interests", words: "Cannot decide: in their best interests" }, { value: "not_asked", words: "Not asked yet" },
];

/** The words of a choice; empty when nothing is chosen. */
export const chosen = (choices: readonly Choice[], value: string): string => choices.find((choice) => choice.value === value)?.words ?? "";
