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
export type Bytes = Uint8Array;
export type Card = { id: string, name: string, kind: string,
/**
 * The eight words that its people read aloud.
 */
words: Array<string>, ours: boolean,
/**
 * Its words were compared before.
 */
verified: boolean, };
export type CardFile = {
/**
 * The file's name.
 */
name: string, };
export type CardWords = { words: Array<string>, };
export type Case = { row: CaseRow, parts: Array<CasePart>, circle: Array<CircleMember>, notes: Array<Note>,
/**
 * By due date.
 */
actions: Array<Action>, two_answers: Array<TwoAnswers>, history: Array<Change>, };
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
needs_checking: boolean, };
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
export type CheckWritten = { place: string, files: Array<string>, };
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
export type FileRead = {
/**
 * The file's own name, when it lies on this laptop; the page knows the others.
 */
name: string | null, status: 'applied' | 'already-seen' | 'not-for-us' | 'refused' | 'card',
/**
 * Who wrote it, once its signature was found good.
 */
from: string | null, updates: number,
/**
 * Records on this laptop that wait for something still on its way.
 */
waiting: number,
/**
 * How many people it was about.
 */
cases: number,
/**
 * The first of them.
 */
people: Array<Person>,
/**
 * Why it was not read: a code, and a sentence.
 */
code: string | null, message: string | null,
/**
 * It is a card, not updates.
 */
card: Card | null, };
export type Handed = { ticket: string, };
export type ImportProgress = { done: number,
/**
 * 0 while the file is still being compared.
 */
of: number, };
export type Joined = { team: string, };
export type Kept = { name: string, };
export type LastRead = { at: string, changes: number, cases: number, };
export type LogEntry = { at: string, what: 'written' | 'read' | 'refused', partner: string | null, changes: number | null, cases: number,
/**
 * Why it was refused: a code as in `FileRead`.
 */
code: string | null, };
export type Member = { id: string, name: string, kind: string,
/**
 * It is our own.
 */
us: boolean, state: 'joined' | 'invited' | 'outside',
/**
 * It may take members out: an administrative duty, not a rank.
 */
steward: boolean,
/**
 * Its eight words were compared.
 */
verified: boolean,
/**
 * Who introduced it, while its words were not compared; "you" when its card was kept without comparing.
 */
introduced_by: string | null, revoked: boolean,
/**
 * It restored its record, and its words were not compared again since.
 */
reconfirm: boolean, restored_heard_at: string | null, };
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
withdrawn: string | null, };
export type Nothing = Record<string, never>;
export type PartnerId = { partner: string, };
export type PartnerRow = { id: string, name: string, kind: string, verified: boolean,
/**
 * No longer trusted: nothing is written for it.
 */
revoked: boolean, reconfirm: boolean,
/**
 * Changes for it in no file yet.
 */
to_send: number,
/**
 * Changes in a file that no receipt covers.
 */
sent_not_received: number, last_received_at: string | null, last_heard_at: string | null, last_written_at: string | null, laptops_level: number, laptops: number,
/**
 * What the last file that brought anything new brought.
 */
last_read: LastRead | null, };
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
export type Person = { id: string, family_name: string, given_name: string, };
export type Place = {
/**
 * To hand back; a page cannot make one up.
 */
id: string, kind: 'stick' | 'folder', name: string,
/**
 * For a person to read.
 */
folder: string, };
export type PlaceId = { place: string, };
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
export type Question = { question: TwoAnswers, person: CaseRow,
/**
 * What it was before either was written.
 */
before: string | null, kind: 'text' | 'prose' | 'date' | 'number' | 'choice',
/**
 * The stable words that may be chosen, where the answer is a choice.
 */
choices: Array<string>, };
export type RowDuplicate = { row: number,
/**
 * `row 12`, or a case's id.
 */
of: string,
/**
 * A stable word.
 */
why: string, };
export type RowMessage = { row: number, message: string, };
export type Settlement = { case: string, field: string, value: string,
/**
 * Ids of the answers that were on screen.
 */
seen: Array<string>, };
export type ShareCase = { case: string, partner: string, parts: Array<string>, basis: string, };
export type ShareCohort = { cohort: string, partner: string, basis: string, };
export type SharedCohort = { cases: number, shared: number, unchanged: number,
/**
 * Why some were left as they are, one sentence a case.
 */
refused: Array<string>, };
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
export type Spreadsheet = { ticket: string,
/**
 * Heading to field name, or to `ignore`; only what a person chose.
 */
map: { [key in string]: string },
/**
 * A cohort's id that everybody enters.
 */
cohort: string | null,
/**
 * Import the other rows when some cannot be.
 */
skip_rejected: boolean, };
export type SpreadsheetColumn = { heading: string,
/**
 * None when it is not read.
 */
field: string | null,
/**
 * The first cell that is not blank.
 */
example: string, };
export type SpreadsheetLook = { columns: Array<SpreadsheetColumn>,
/**
 * None while no column has people's names.
 */
report: SpreadsheetReport | null,
/**
 * Who stands in the first rows and in those that the report mentions.
 */
people: Array<SpreadsheetPerson>,
/**
 * People already here whom a row may be.
 */
here: Array<CaseRow>, };
export type SpreadsheetPerson = { row: number, family_name: string, given_name: string, date_of_birth: string | null, nhs_number: string | null, };
export type SpreadsheetReport = { rows: number,
/**
 * Rows that can be imported, those already here among them.
 */
importable: number, imported: number, unchanged: number, updated: number,
/**
 * Rows that repeat an earlier row to the letter.
 */
repeated: number, rejected: Array<RowMessage>, flagged: Array<RowMessage>, possible_duplicates: Array<RowDuplicate>, encoding: string, delimiter: string, };
export type Standing = "absent" | "locked" | "open";
export type TakenStep = { state: string, by: string, organisation: string, at: string, reason: string | null,
/**
 * Whom it asks, or suggests.
 */
owner: string | null, };
export type Team = {
/**
 * What it is called; none for an organisation that is in none.
 */
team: string | null, members: Array<Member>,
/**
 * Partners that are not in it.
 */
others: Array<Member>,
/**
 * Names of teams that we are invited into and have not joined.
 */
invitations: Array<string>, };
export type TeamName = { name: string, };
export type TwoAnswers = { case: string, field: string, answers: Array<Answer>, };
export type UnshareCase = { case: string, partner: string, };
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
export type Waiting = { files: number, };
export type Who = { organisation_id: string, organisation: string, person: string, role: string, };
export type WriteTo = { place: string,
/**
 * A partner's id.
 */
partner: string, };
export type WrittenUpdates = { updates: number, cases: number,
/**
 * Ids of the files, for checking them.
 */
files: Array<string>, };

export interface Commands {
  vault_state: { args: Nothing; answer: VaultState };
  unlock: { args: Passphrase; answer: Who };
  lock: { args: Nothing; answer: null };
  preferences: { args: Nothing; answer: Preferences };
  set_preferences: { args: Preferences; answer: null };
  list_cohorts: { args: Nothing; answer: Array<Cohort> };
  list_cases: { args: CaseQuery; answer: CasePage };
  open_case: { args: CaseId; answer: Case };
  add_note: { args: NewNote; answer: Added };
  add_action: { args: NewAction; answer: Added };
  set_action: { args: ActionStep; answer: null };
  keep_draft: { args: Draft; answer: null };
  draft: { args: CaseId; answer: Draft | null };
  two_answers: { args: Nothing; answer: Array<TwoAnswers> };
  settle: { args: Settlement; answer: null };
  sharing_status: { args: Nothing; answer: SharingStatus };
  hand_over: { args: Bytes; answer: Handed };
  import_fields: { args: Nothing; answer: Array<string> };
  look_at_spreadsheet: { args: Spreadsheet; answer: SpreadsheetLook };
  import_spreadsheet: { args: Spreadsheet; answer: SpreadsheetReport };
  import_progress: { args: Nothing; answer: ImportProgress | null };
  stop_import: { args: Nothing; answer: null };
  questions: { args: Nothing; answer: Array<Question> };
  sharing_overview: { args: Nothing; answer: Array<PartnerRow> };
  sharing_log: { args: Nothing; answer: Array<LogEntry> };
  places: { args: Nothing; answer: Array<Place> };
  choose_folder: { args: Nothing; answer: Place | null };
  find_place: { args: PlaceId; answer: Place };
  write_updates: { args: WriteTo; answer: WrittenUpdates };
  check_written: { args: CheckWritten; answer: null };
  read_file: { args: Bytes; answer: FileRead };
  read_place: { args: PlaceId; answer: Array<FileRead> };
  outside: { args: Nothing; answer: Waiting };
  read_outside: { args: Nothing; answer: FileRead | null };
  leave_outside: { args: Nothing; answer: null };
  team: { args: Nothing; answer: Team };
  found_team: { args: TeamName; answer: null };
  invite: { args: WriteTo; answer: WrittenUpdates };
  join_team: { args: Bytes; answer: Joined };
  own_card: { args: Nothing; answer: Card };
  write_card: { args: PlaceId; answer: CardFile };
  look_at_card: { args: Bytes; answer: Card };
  held_card: { args: Nothing; answer: Card | null };
  keep_card: { args: CardWords; answer: Kept };
  drop_card: { args: Nothing; answer: null };
  usual_parts: { args: PartnerId; answer: Array<string> };
  share_case: { args: ShareCase; answer: null };
  unshare_case: { args: UnshareCase; answer: null };
  share_cohort: { args: ShareCohort; answer: SharedCohort };
}
