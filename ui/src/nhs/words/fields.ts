/** Names of the record's fields as people read them, and which of them stand out on the case page. */
import { plainly } from "./codes";

const FIELDS: Readonly<Record<string, string>> = {
  adrt: "Advance decision to refuse treatment (ADRT)",
  adrt_location: "Where the ADRT is",
  anticipatory_medicines: "Just-in-case medicines",
  anticipatory_medicines_location: "Where the just-in-case medicines are",
  closure_reason: "Why it was closed",
  closure_outcome: "What came of it",
  clinical_frailty_scale: "Clinical Frailty Scale",
  cpr_decision: "CPR",
  cpr_form_location: "Where the CPR form is",
  efi: "Electronic frailty index",
  family_name: "Family name",
  given_name: "First name",
  gp_practice: "GP practice",
  gp_practice_code: "GP practice code",
  headline: "Headline",
  address: "Usual address",
  sex: "Gender",
  housebound_review: "Housebound: look again on",
  palliative_care_register: "On the palliative care register",
  palliative_care_register_since: "On the palliative care register since",
  nhs_number: "NHS number",
  nhs_number_absent_reason: "Why there is no NHS number",
  people_important: "People important to me",
  please_do_not: "Please don’t",
  prognosis_band: "Prognosis",
  respect: "ReSPECT form",
  respect_location: "Where the ReSPECT form is",
  restricted: "Restricted record",
  sharing_objection: "Sharing",
  source_id: "Number in the system it came from",
  status: "Stage",
  status_reason: "Reason for the stage",
  usual_gp: "Usual GP",
  what_matters: "What matters to me",
};

/** "Preferred place of death"; a field this version does not know in plain words. */
export function fieldInWords(field: string): string {
  return Object.hasOwn(FIELDS, field) ? (FIELDS[field] ?? plainly(field)) : plainly(field);
}
