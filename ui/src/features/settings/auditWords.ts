/** What each act of the audit is called, and the kinds that people ask for. */
import type { AuditLine } from "../../ipc/generated/commands";
import { fieldInWords } from "../../nhs/words/fields";
import { plainly } from "../../nhs/words/codes";
import { listed } from "../../nhs/format/count";

const ACTS: Readonly<Record<string, string>> = {
  action_add: "Asked for an action",
  action_set: "Took an action a step on",
  attachment_add: "Added an attachment",
  attachment_open: "Opened an attachment",
  attachment_save: "Saved a copy of an attachment",
  attachment_withdraw: "Marked an attachment as entered in error",
  backup: "Made a backup",
  bundle_not_written: "Could not write a bundle",
  bundle_read: "Read what a partner sent",
  bundle_write: "Wrote updates for a partner",
  case_close: "Closed a case",
  case_cohorts: "Changed the cohorts of a person",
  case_reopen: "Opened a case again",
  case_add: "Added a person",
  case_open: "Opened the record",
  case_print: "Printed the summary",
  case_set: "Changed",
  case_share: "Shared the record",
  case_unshare: "Stopped sharing the record",
  cohort_add: "Added a cohort",
  cohort_change: "Changed a cohort",
  gap_add: "Noted a gap in the services",
  gap_met: "Answered a gap in the services",
  handover_accept: "Accepted a hand-over",
  handover_decline: "Declined a hand-over",
  handover_offer: "Offered to hand over",
  handover_revoke: "Took an offer to hand over back",
  case_different: "Said that two records are two people",
  case_merge: "Said that two records are one person",
  case_unmerge: "Separated two records again",
  form_add: "Made a form",
  form_change: "Changed a form",
  record_add: "Added a record",
  record_correct: "Corrected a record",
  record_withdraw: "Marked a record as entered in error",
  case_text: "Copied the record as text",
  home_copy_print: "Printed the home copy",
  import: "Imported a spreadsheet",
  new_life: "Began a new store",
  note_add: "Wrote a note",
  note_amend: "Corrected a note",
  note_withdraw: "Marked a note as entered in error",
  pair: "Met a partner",
  passphrase_change: "Changed the passphrase",
  rebuild: "Rebuilt the lists",
  referral_add: "Referred a person",
  recovery_rehearse: "Checked the recovery code",
  recovery_replace: "Made a new recovery code",
  restore: "Restored from a backup",
  seat_accept: "Set up as a further laptop",
  seat_admit: "Admitted a further laptop",
  service_add: "Added a service",
  service_change: "Corrected a service",
  service_withdraw: "Withdrew a service",
  team_found: "Founded a team",
  team_invite: "Invited a partner to the team",
  team_join: "Joined a team",
  two_answers_settle: "Chose between two answers",
  unlock: "Unlocked",
  vault_create: "Set up this laptop",
};

export interface Kind {
  readonly value: string;
  readonly words: string;
  readonly acts: readonly string[];
}

/** Each act is in one kind; what a newer version adds is found under "Everything". */
export const KINDS: readonly Kind[] = [
  { value: "looked", words: "Opened, printed or copied a record", acts: ["case_open", "case_print", "home_copy_print", "case_text", "attachment_open", "attachment_save"] },
  { value: "wrote", words: "Wrote or changed", acts: ["attachment_add", "attachment_withdraw", "action_add", "action_set", "case_add", "referral_add", "case_set", "case_cohorts", "case_close", "case_reopen", "case_merge", "case_unmerge", "case_different", "note_add", "note_amend", "note_withdraw", "two_answers_settle", "handover_offer", "handover_accept", "handover_decline", "handover_revoke", "record_add", "record_correct", "record_withdraw", "form_add", "form_change", "import", "cohort_add", "cohort_change", "service_add", "service_change", "service_withdraw", "gap_add", "gap_met"] },
  { value: "shared", words: "Shared", acts: ["case_share", "case_unshare", "bundle_write", "bundle_read", "bundle_not_written", "pair", "team_found", "team_invite", "team_join"] },
  { value: "safety", words: "Unlocked, backed up, set up", acts: ["unlock", "backup", "passphrase_change", "recovery_rehearse", "recovery_replace", "restore", "rebuild", "new_life", "seat_accept", "seat_admit", "vault_create"] },
];

export const actsOf = (kind: string): string[] => [...(KINDS.find(({ value }) => value === kind)?.acts ?? [])];
export const KNOWN_ACTS: readonly string[] = Object.keys(ACTS);

/** "Changed headline", "Shared the record with Larkfield Hospice". */
export function actInWords(line: Pick<AuditLine, "act" | "about" | "partners">): string {
  const act = Object.hasOwn(ACTS, line.act) ? (ACTS[line.act] ?? "") : plainly(line.act);
  const withWhom = line.partners.length > 0 ? `${act}: ${listed(line.partners)}` : act;
  if (line.act === "case_set" && line.about) return `Changed: ${fieldInWords(line.about).toLowerCase()}`;
  if (line.act === "two_answers_settle" && line.about) return `${act}: ${fieldInWords(line.about).toLowerCase()}`;
  return withWhom;
}
