/** Commands of the window: names, arguments and answers. Written by `cargo xtask types`; not edited by hand. */

export type Nothing = Record<string, never>;
export type Standing = "absent" | "locked" | "open";
export type Who = { organisation_id: string, organisation: string, person: string, role: string, };
export type VaultState = { standing: Standing, who: Who | null, locked_at: number | null, };
export type Passphrase = { passphrase: string, };
export type CaseQuery = { cohort: string | null, status: string | null, search: string | null, limit: number, offset: number, };
export type CaseRow = { id: string, code: string, family_name: string, given_name: string, known_as: string, title: string, date_of_birth: string | null, date_of_death: string | null, nhs_number: string | null, cohorts: Array<string>, status: string, urgency: string | null, headline: string | null, key_worker: string | null, restricted: boolean, updated_at: string, needs_checking: boolean, };
export type CasePage = { total: number, cases: Array<CaseRow>, };
export type Cohort = { id: string, name: string, purpose: string, open_cases: number, };
export type CaseId = { id: string, };
export type Field = { field: string, value: string, by: string | null, organisation: string | null, at: string | null, };
export type CasePart = { part: string, fields: Array<Field>, };
export type CircleMember = { organisation_id: string, organisation: string, parts: Array<string>, us: boolean, };
export type Note = { id: string, kind: string, part: string, text: string | null, at: string, event_at: string | null, author: string, role: string, organisation: string, amends: string | null, withdrawn: string | null, };
export type Answer = { id: string, value: string, by: string, organisation: string, at: string, };
export type TwoAnswers = { case: string, field: string, answers: Array<Answer>, };
export type Change = { part: string, what: string, settled: boolean, value: string, by: string, organisation: string, at: string, };
export type Case = { row: CaseRow, parts: Array<CasePart>, circle: Array<CircleMember>, notes: Array<Note>, two_answers: Array<TwoAnswers>, history: Array<Change>, };
export type NewNote = { case: string, kind: string, part: string, text: string, };
export type Added = { id: string, };
export type Settlement = { case: string, field: string, value: string, seen: Array<string>, };
export type PartnerStatus = { id: string, partner: string, to_send: number, sent_not_received: number, last_received_at: string | null, last_heard_at: string | null, };
export type SharingStatus = { partners: Array<PartnerStatus>, to_check: number, first_to_check: string | null, };
export type Failure = { code: string, message: string, field: string | null, };
export type Changed = { touched: Array<string>, };

export interface Commands {
  vault_state: { args: Nothing; answer: VaultState };
  unlock: { args: Passphrase; answer: Who };
  lock: { args: Nothing; answer: null };
  list_cohorts: { args: Nothing; answer: Array<Cohort> };
  list_cases: { args: CaseQuery; answer: CasePage };
  open_case: { args: CaseId; answer: Case };
  add_note: { args: NewNote; answer: Added };
  two_answers: { args: Nothing; answer: Array<TwoAnswers> };
  settle: { args: Settlement; answer: null };
  sharing_status: { args: Nothing; answer: SharingStatus };
}
