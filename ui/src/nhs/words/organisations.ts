/** The kinds of organisation, in the order in which a neighbourhood team counts them, and their words. */
export const ORGANISATION_KINDS = [
  { value: "gp_practice", words: "GP practice" },
  { value: "pcn", words: "Primary care network" },
  { value: "community_trust", words: "Community health trust" },
  { value: "mental_health_trust", words: "Mental health trust" },
  { value: "acute_trust", words: "Hospital trust" },
  { value: "ambulance", words: "Ambulance service" },
  { value: "adult_social_care", words: "Adult social care" },
  { value: "hospice", words: "Hospice" },
  { value: "vcse", words: "Charity or community group" },
  { value: "housing", words: "Housing association" },
  { value: "care_home", words: "Care home" },
  { value: "pharmacy", words: "Pharmacy" },
  { value: "police_justice", words: "Police or justice" },
  { value: "other", words: "Another kind" },
] as const;
