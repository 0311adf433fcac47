/** How well we know an organisation, in words. */
import type { Member } from "../../ipc/generated/commands";
import { dayInWords, dayOf, readInstant } from "../../nhs/format/date";

export interface Known {
  readonly first: string;
  readonly next: string;
  /** Somebody must do something. */
  readonly heed: boolean;
}

export function knownInWords(member: Member): Known {
  const heard = readInstant(member.restored_heard_at);
  if (member.us) return { first: "Your own organisation", next: "", heed: false };
  if (member.revoked) return { first: "No longer trusted", next: "Its list of laptops exists in two versions. Telephone them.", heed: true };
  if (member.reconfirm) {
    return { first: `Restored its record${heard ? `, heard ${dayInWords(dayOf(heard))}` : ""}`, next: "Ring them, take in their new card, and compare its eight words before you rely on it.", heed: true };
  }
  if (member.verified) return { first: "Eight words compared", next: "", heed: false };
  if (member.introduced_by === null) return { first: "Not known here yet", next: "Its own card is still on its way.", heed: false };
  const by = member.introduced_by === "you" ? "Card kept without comparing" : `Introduced by ${member.introduced_by}`;
  return { first: `${by}, not yet met`, next: "You can share with them. Compare eight words when you speak.", heed: false };
}

export const stateInWords = (member: Member): string => {
  if (member.state === "outside") return "Not in the team";
  if (member.state === "invited") return "Invited, has not joined yet";
  return member.steward ? "Joined, keeps the list of members" : "Joined";
};
