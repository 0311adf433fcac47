/** Kinds of organisation in words, and what people type when they say why a case may be shared. */
import { plainly } from "./codes";

const KINDS: Readonly<Record<string, string>> = {
  gp_practice: "GP practice",
  pcn: "Primary care network",
  community_trust: "Community nursing",
  mental_health_trust: "Mental health trust",
  acute_trust: "Hospital",
  ambulance: "Ambulance",
  adult_social_care: "Adult social care",
  hospice: "Hospice",
  vcse: "Charity",
  housing: "Housing",
  care_home: "Care home",
  pharmacy: "Pharmacy",
  police_justice: "Police or justice",
  other: "Other",
};

export const kindInWords = (kind: string): string => (Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? plainly(kind)) : plainly(kind));

/** Usual reasons why a case may be shared. */
export const REASONS = ["Direct care, informed, no objection", "Consent given", "Best interests, lacks capacity"] as const;
export const WHY_MISSING = "Say why it may be shared, for example: direct care, informed, no objection";
