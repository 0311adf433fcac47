/** Commands of the window: names, arguments and answers. Written by `cargo xtask types`; not edited by hand. */

export type Action = { id: string, text: string, owner: string, owner_organisation: string | null, due: string, state: string, part: string, asked_by: string, asked_by_organisation: string, asked_at: string,
/**
 * Done, confirmed or cancelled.
 */
settled: boolean,
/**
 * `not_sent`, `sent` or `seen`, from the owner's receipts alone; `not_in_circle` when the owner no longer holds the case.
 */
seen_by_owner: string | null,
/**
 * The step by which it stands as it does; nothing while it is only asked.
 */
holds: TakenStep | null, next: Array<NextStep>,
/**
 * What a form hands back as `seen`.
 */
newest: Array<string>,
/**
 * What others said without having seen what holds.
 */
also: Array<TakenStep>,
/**
 * Every step that counts, oldest first.
 */
steps: Array<TakenStep>, };
export type ActionStep = {
/**
 * The action's id.
 */
action: string, state: string,
/**
 * Empty when none was asked for.
 */
reason: string,
/**
 * Whom to ask now, or to suggest.
 */
organisation: string | null, person: string,
/**
 * The action's `newest` that was on screen.
 */
seen: Array<string>, };
export type Added = { id: string, };
export type Answer = { id: string, value: string, by: string, organisation: string, at: string, };
export type Case = { row: CaseRow, parts: Array<CasePart>, circle: Array<CircleMember>, notes: Array<Note>,
/**
 * By due date.
 */
actions: Array<Action>, two_answers: Array<TwoAnswers>, history: Array<Change>, };
export type CaseCounts = { two_answers: number, key_worker: number, nhs_number: number, late_actions: number, quiet: number, updates: number, cases: number, };
export type CaseId = { id: string, };
export type CasePage = { total: number, cases: Array<CaseRow>, };
export type CasePart = { part: string, fields: Array<Field>, };
export type CaseQuery = {
/**
 * A cohort's id.
 */
cohort: string | null,
/**
 * A status of `records.md`.
 */
status: string | null,
/**
 * What was typed into the search box.
 */
search: string | null,
/**
 * Only those with something that arrived and was not looked at.
 */
updates?: boolean,
/**
 * Only those with something new from the organisation with this id.
 */
updates_from?: string,
/**
 * `two_answers`, `key_worker`, `nhs_number`, `late_actions` or `quiet`: only those that need this.
 */
needs?: string,
/**
 * `name`, `changed` or `updates`; by family name otherwise.
 */
sort?: string,
/**
 * The other way round.
 */
reverse?: boolean,
/**
 * Rows at most.
 */
limit: number,
/**
 * Rows to skip.
 */
offset: number, };
export type CaseRow = { id: string, code: string, family_name: string, given_name: string, known_as: string, title: string, date_of_birth: string | null, date_of_death: string | null, nhs_number: string | null, cohorts: Array<string>, status: string, urgency: string | null, headline: string | null, key_worker: string | null,
/**
 * Address and phone are on no screen.
 */
restricted: boolean, updated_at: string,
/**
 * Whether a question of the case has two answers.
 */
needs_checking: boolean,
/**
 * What arrived since it was last looked at on this laptop.
 */
updates: Updates | null, };
export type Change = { part: string,
/**
 * The field.
 */
what: string,
/**
 * Whether it was chosen between two answers.
 */
settled: boolean, value: string, by: string, organisation: string, at: string, };
export type Changed = { touched: Array<string>, };
export type CircleMember = { organisation_id: string, organisation: string, parts: Array<string>,
/**
 * Whether it is our own.
 */
us: boolean, };
export type Cohort = { id: string, name: string,
/**
 * One sentence.
 */
purpose: string, open_cases: number, };
export type Draft = {
/**
 * The case's id.
 */
case: string, kind: string, part: string, text: string, };
export type Failure = {
/**
 * For the page to act on: `locked`, `wrong_passphrase`, `changed_meanwhile`, ...
 */
code: string,
/**
 * A sentence for the person, already in their words.
 */
message: string,
/**
 * The argument that is wrong, when it is one that the person typed.
 */
field: string | null, };
export type Field = { field: string, value: string, by: string | null, organisation: string | null, at: string | null, };
export type NewAction = {
/**
 * The case's id.
 */
case: string, text: string,
/**
 * The id of the organisation that is to do it.
 */
organisation: string | null,
/**
 * The person who is to do it; may be empty when an organisation is named.
 */
person: string,
/**
 * `YYYY-MM-DD`.
 */
due: string,
/**
 * The part it belongs to, which decides who will see it.
 */
part: string, };
export type NewFrom = { id: string, partner: string, updates: number, };
export type NewNote = {
/**
 * The case's id.
 */
case: string,
/**
 * A note kind of `cli.md`.
 */
kind: string,
/**
 * The part it belongs to, which decides who will see it.
 */
part: string, text: string, };
export type NewOther = {
/**
 * `action`, `step`, `field`, `settled`, `withdrawn`, `cohort` or `details`.
 */
what: string,
/**
 * What is to be done, or a field's name.
 */
text: string, state: string | null, by: string, organisation: string, arrived: number, };
export type NewSince = { since: string | null,
/**
 * Notes whose `arrived` is greater are new.
 */
from: number,
/**
 * Notes whose `arrived` is greater came after this was told.
 */
up_to: number, partners: Array<NewFrom>, others: Array<NewOther>, };
export type NewestLine = {
/**
 * `note`, `action`, `step` or `details`.
 */
what: string,
/**
 * Of a step the state it led to.
 */
state: string | null, text: string, };
export type NextStep = { state: string, needs_reason: boolean, needs_owner: boolean, };
export type Note = { id: string, kind: string, part: string,
/**
 * None while the text is on its way, or when it was taken back.
 */
text: string | null,
/**
 * When it was written, as its author claims.
 */
at: string,
/**
 * When what it tells of happened, when that differs.
 */
event_at: string | null, author: string, role: string, organisation: string,
/**
 * The id of the note that it corrects.
 */
amends: string | null,
/**
 * Why it was entered in error.
 */
withdrawn: string | null,
/**
 * Its place among what came to this laptop, when it came from somebody else.
 */
arrived: number | null,
/**
 * Organisations of the circle, but for the author's, that have it by their receipts.
 */
seen_by: Array<string>,
/**
 * Those that have not said so.
 */
not_seen_by: Array<string>, };
export type Nothing = Record<string, never>;
export type PartnerNews = { id: string, partner: string, updates: number, people: number, family_name: string, given_name: string, line: NewestLine, };
export type PartnerStatus = { id: string, partner: string,
/**
 * Changes not yet in any bundle for it.
 */
to_send: number,
/**
 * Changes in a bundle that it has not acknowledged.
 */
sent_not_received: number, last_received_at: string | null, last_heard_at: string | null, };
export type Passphrase = { passphrase: string, };
export type Preferences = {
/**
 * Per cent: one of 100, 115, 130, 150, 200.
 */
text_size: number,
/**
 * Less space between the rows of lists.
 */
compact: boolean,
/**
 * Minutes without a key or the mouse, 1 to 30.
 */
lock_after_minutes: number, };
export type Question = {
/**
 * The case's id.
 */
case: string, field: string, family_name: string, given_name: string, title: string, };
export type Settlement = { case: string, field: string, value: string,
/**
 * Ids of the answers that were on screen.
 */
seen: Array<string>, };
export type SharingStatus = { partners: Array<PartnerStatus>,
/**
 * Questions with more than one answer.
 */
to_check: number,
/**
 * The case of the first of them.
 */
first_to_check: string | null,
/**
 * This laptop's disk is full: reading, sending and backing up work, saving does not.
 */
disk_full: boolean,
/**
 * Names of partners that restored their record from a backup, until their words are compared again.
 */
to_reconfirm: Array<string>, };
export type Shown = {
/**
 * The case's id.
 */
case: string, up_to: number, };
export type Standing = "absent" | "locked" | "open";
export type TakenStep = { state: string, by: string, organisation: string, at: string, reason: string | null,
/**
 * Whom it asks, or suggests.
 */
owner: string | null, };
export type Tick = {
/**
 * The action's id.
 */
action: string, done: boolean, seen: Array<string>, };
export type Ticked = { newest: Array<string>, };
export type Today = {
/**
 * When the person last did something here before unlocking now.
 */
last_here: string | null,
/**
 * The newest first.
 */
partners: Array<PartnerNews>, questions: Array<Question>,
/**
 * How many questions there are in all.
 */
questions_in_all: number, unfinished: Array<Unfinished>, cases: number,
/**
 * Other organisations that this one knows.
 */
known_partners: number, };
export type Todo = { action: Action,
/**
 * The case's id.
 */
case: string, family_name: string, given_name: string, title: string,
/**
 * The person at this laptop is to do it.
 */
mine: boolean, };
export type TodoCounts = {
/**
 * Open ones of the person at this laptop.
 */
mine: number,
/**
 * Open ones of our organisation, those included.
 */
ours: number, others: number, finished: number,
/**
 * Finished within seven days.
 */
this_week: number,
/**
 * Open ones of our organisation that are late.
 */
late: number, };
export type TodoPage = { total: number, late: number, today: number, actions: Array<Todo>, };
export type TodoQuery = {
/**
 * `mine`, `ours`, `others`, `finished`; everybody's open ones otherwise.
 */
whose: string,
/**
 * Words of the action or of the person's name.
 */
search: string | null, limit: number, };
export type TwoAnswers = { case: string, field: string, answers: Array<Answer>, };
export type Unfinished = {
/**
 * The case's id.
 */
case: string, family_name: string, given_name: string, title: string, at: string, };
export type Updates = { count: number, partner: string, line: NewestLine, };
export type VaultState = { standing: Standing,
/**
 * Known while open, and after locking until the program ends. Staff only, never a person the team looks after.
 */
who: Who | null,
/**
 * Milliseconds since 1970.
 */
locked_at: number | null,
/**
 * Whether something that was being written waits for the person to come back. Not about whom.
 */
unfinished: boolean, };
export type Who = { organisation_id: string, organisation: string, person: string, role: string, };

export interface Commands {
  vault_state: { args: Nothing; answer: VaultState };
  unlock: { args: Passphrase; answer: Who };
  lock: { args: Nothing; answer: null };
  preferences: { args: Nothing; answer: Preferences };
  set_preferences: { args: Preferences; answer: null };
  list_cohorts: { args: Nothing; answer: Array<Cohort> };
  list_cases: { args: CaseQuery; answer: CasePage };
  open_case: { args: CaseId; answer: Case };
  look_at_case: { args: CaseId; answer: NewSince };
  new_since: { args: CaseId; answer: NewSince };
  mark_seen: { args: Shown; answer: null };
  today: { args: Nothing; answer: Today };
  case_counts: { args: Nothing; answer: CaseCounts };
  todo: { args: TodoQuery; answer: TodoPage };
  todo_counts: { args: Nothing; answer: TodoCounts };
  tick_action: { args: Tick; answer: Ticked };
  add_note: { args: NewNote; answer: Added };
  add_action: { args: NewAction; answer: Added };
  set_action: { args: ActionStep; answer: null };
  keep_draft: { args: Draft; answer: null };
  draft: { args: CaseId; answer: Draft | null };
  two_answers: { args: Nothing; answer: Array<TwoAnswers> };
  settle: { args: Settlement; answer: null };
  sharing_status: { args: Nothing; answer: SharingStatus };
}
