/** The words of "Same person?": why we ask, and how sure the likeness is. */
import type { SamePair } from "../../ipc/generated/commands";

const WHY: Readonly<Record<string, string>> = {
  same_nhs_number: "Both have one NHS number, and the name or the date of birth agrees.",
  same_name_birth_date_postcode: "One name, one date of birth and one postcode.",
  same_name_and_birth_date: "The names are alike, and the date of birth is the same.",
  same_name_and_phone: "The names are alike, and the telephone number is the same. A father and son may share both.",
  same_name_birth_date_slip: "The names are alike, and the dates of birth differ by a usual slip.",
  same_birth_date_and_place: "One date of birth in one home, and half of the name. Twins look like this too.",
  same_name_and_postcode: "The names are alike, and the postcode is the same. One of them has no date of birth.",
  same_name_and_age: "The names are alike, and the age fits. One of them has no date of birth.",
  same_name_and_village: "The names are alike, in one village. One of them has no date of birth.",
  same_name_birth_date_other_number: "One name, one date of birth and one home, but two NHS numbers.",
  number_of_somebody_else: "Both have one NHS number, but neither name nor date of birth agrees. One of them has the wrong number.",
  said_both: "Somebody said that they are the same person, and somebody else that they are two people.",
};
const SURE: Readonly<Record<string, string>> = { strong: "Strong likeness", likely: "Likely", possible: "Possible", mistake: "A number to put right" };

export const whyInWords = (why: string): string => WHY[why] ?? "They look alike.";
export const sureInWords = (strength: string): string => SURE[strength] ?? "";

/** One question is one pair of records, whichever of them stands left. */
export const keyOf = ({ one, other }: Pick<SamePair, "one" | "other">): string => `${one.row.id} ${other.row.id}`;
