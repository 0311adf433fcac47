/** Commands of the window: names, arguments and answers. Written by `cargo xtask types`; not edited by hand. */

export type About = { version: string, organisation: string, person: string, role: string,
/**
 * Short name of this person at this laptop, as the audit and partners know it.
 */
seat: string,
/**
 * The eight words that partners compare by telephone.
 */
words: string, };
export type Action = { id: string,
/**
 * The other record of the person in which it stands.
 */
record: string | null, text: string, owner: string, owner_organisation: string | null, due: string, state: string, part: string, asked_by: string, asked_by_organisation: string, asked_at: string,
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
export type AlsoWritten = { by: string, organisation: string, at: string,
/**
 * Names of lines with what they say there.
 */
differs: Array<[string, string]>, };
export type Answer = { id: string, value: string, by: string, organisation: string, at: string, };
export type AskPair = {
/**
 * Of a merge the record that is kept.
 */
keep: string, other: string, };
export type Attachment = { id: string,
/**
 * The other record of the person in which it stands.
 */
record: string | null,
/**
 * What it is, in the words of whoever added it, or the name of the file it was.
 */
name: string,
/**
 * `photo`, `pdf`, or a word of a newer version.
 */
media: string,
/**
 * Bytes.
 */
size: number, part: string, by: string, organisation: string,
/**
 * When, as its author claims.
 */
at: string,
/**
 * Why it was entered in error.
 */
withdrawn: string | null,
/**
 * Its content is here and this version can open it.
 */
held: boolean,
/**
 * Whether our own organisation added it.
 */
ours: boolean, };
export type AttachmentCopy = { attachment: string, place: string, };
export type AttachmentId = { attachment: string, };
export type AttachmentWithdrawn = { attachment: string, reason: string, };
export type AuditCase = { id: string, family_name: string, given_name: string, };
export type AuditLine = { n: number, at: string, by: string, organisation: string,
/**
 * The stable name of the act.
 */
act: string,
/**
 * A stable word, such as a field's name; empty when none.
 */
about: string,
/**
 * Organisations it was about, by name.
 */
partners: Array<string>, cases: Array<AuditCase>, };
export type AuditPage = { total: number, lines: Array<AuditLine>, people: Array<AuditPerson>, };
export type AuditPerson = { seat: string, name: string, organisation: string, };
export type AuditQuery = {
/**
 * A case's id.
 */
case: string | null,
/**
 * The id of the seat that acted.
 */
seat: string | null,
/**
 * Stable names of acts; empty for all.
 */
acts: Array<string>,
/**
 * Not before this; milliseconds since 1970.
 */
from: number | null,
/**
 * Before this; milliseconds since 1970.
 */
until: number | null, limit: number, offset: number, };
export type AuditVerified = { entries: number, complete: boolean, broken_at: number | null, };
export type Because = "asked" | "idle" | "asleep" | "screen" | "ended";
export type Board = { columns: Array<Column>, };
export type BoardQuery = {
/**
 * A cohort's id; none for everybody.
 */
cohort: string | null,
/**
 * Cards a column at most.
 */
most: number, };
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
actions: Array<Action>,
/**
 * Duties that were offered, the newest first.
 */
handovers: Array<Handover>, two_answers: Array<TwoAnswers>, history: Array<Change>,
/**
 * When it is looked at again, and whether it may step down.
 */
standing: CaseStanding,
/**
 * The parts that our organisation may write in.
 */
writable: Array<string>,
/**
 * The case of the same person by which the person is shown; none where it is this one.
 */
merged_into: string | null,
/**
 * Other records of this person, whose notes and actions are shown here.
 */
others: Array<OtherRecord>, };
export type CaseCard = { id: string, family_name: string, given_name: string, title: string, date_of_birth: string | null, date_of_death: string | null, key_worker: string | null, restricted: boolean,
/**
 * Since when in this stage.
 */
since: string, flag: Flag | null,
/**
 * Nothing changed for four meetings.
 */
step_down: boolean, };
export type CaseChange = {
/**
 * The case's id.
 */
case: string, values: Array<NewValue>, };
export type CaseCounts = { two_answers: number, key_worker: number, nhs_number: number, late_actions: number, quiet: number, review_due: number, updates: number,
/**
 * Those that have not ended.
 */
open: number,
/**
 * Pairs of records that may be one person.
 */
same_person: number, cases: number, };
export type CaseId = { id: string, };
export type CaseMove = {
/**
 * The case's id.
 */
case: string,
/**
 * The stage that was on screen.
 */
from: string, to: string,
/**
 * Empty where the stage needs none.
 */
reason: string, };
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
 * Only those that have not ended.
 */
open?: boolean,
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
 * `two_answers`, `key_worker`, `nhs_number`, `late_actions`, `quiet` or `review_due`: only those that need this.
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
export type CaseStanding = {
/**
 * When it is looked at again, `YYYY-MM-DD`; none when nobody and no cohort says.
 */
next_review: string | null,
/**
 * The cohort whose interval says so; none when somebody set the day.
 */
review_by: string | null, review_due: boolean,
/**
 * Nothing changed for four meetings: it may step down.
 */
step_down: boolean,
/**
 * Days until the next look when it is kept as it is.
 */
usual_days: number, };
export type CaseText = { text: string, };
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
export type ChangedField = { field: string, value: string,
/**
 * Empty when nothing was recorded.
 */
before: string,
/**
 * Ids of the answers that stand there now.
 */
answers: Array<string>,
/**
 * False when it said so already.
 */
changed: boolean, };
export type CheckFinding = { what: string, place: string, advice: string, };
export type CheckReport = {
/**
 * Nothing is damaged.
 */
ok: boolean, findings: Array<CheckFinding>, };
export type CheckWritten = { place: string, files: Array<string>, };
export type CircleMember = { organisation_id: string, organisation: string, parts: Array<string>,
/**
 * Whether it is our own.
 */
us: boolean, };
export type ClosedAction = { action: string,
/**
 * Done; otherwise cancelled.
 */
done: boolean,
/**
 * Why it is cancelled.
 */
reason: string,
/**
 * The action's `newest` that was on screen.
 */
seen: Array<string>, };
export type ClosedCase = { changed: Array<ChangedField>, actions: Array<SettledAction>, };
export type Closing = {
/**
 * The case's id.
 */
case: string, reason: string, outcome: string, actions: Array<ClosedAction>,
/**
 * Ids of the answers of the stage that were on screen.
 */
seen: Array<string>, };
export type ClosingUndone = {
/**
 * The case's id.
 */
case: string, values: Array<NewValue>, steps: Array<ActionStep>, };
export type Cohort = { id: string, name: string,
/**
 * One sentence.
 */
purpose: string,
/**
 * The part in which membership is recorded: who does not hold it learns nothing of it.
 */
home_part: string, open_cases: number, };
export type CohortChange = { id: string, cohort: NewCohort,
/**
 * The entry of the version that was on screen.
 */
seen: string, };
export type CohortDefinition = { id: string, name: string, purpose: string,
/**
 * What the team wants to see change.
 */
outcomes: Array<string>, entry_criteria: string, exit_criteria: string,
/**
 * Days between two looks.
 */
review_days: number | null,
/**
 * The part in which membership is recorded.
 */
home_part: string,
/**
 * `built_in`, `team` or `case`.
 */
known_from: string, open_cases: number, circle: Array<CohortPartner>,
/**
 * The one that counts first.
 */
versions: Array<CohortVersion>, };
export type CohortPartner = { id: string, organisation: string, parts: Array<string>, };
export type CohortVersion = {
/**
 * What a form hands back as `seen`.
 */
entry: string, version: number, current: boolean, name: string, purpose: string, by: string, organisation: string, at: string, };
export type Column = { status: string,
/**
 * Shown or not.
 */
total: number, cards: Array<CaseCard>, };
export type Details = { text: string, };
export type Different = { keep: string, other: string, reason: string, };
export type Directory = {
/**
 * Without a team there is no directory.
 */
in_team: boolean, offered: number, services: Array<Service>, withdrawn: Array<Service>, };
export type Draft = {
/**
 * The case's id; none for a form about nobody yet.
 */
case: string | null,
/**
 * `note`, `action`, `step ID`, or another form's own name.
 */
form: string,
/**
 * Empty where a form has no kind or part.
 */
kind: string, part: string, text: string, };
export type DraftOf = { case: string | null, form: string, };
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
export type Field = { field: string, value: string, by: string | null, organisation: string | null, at: string | null,
/**
 * Ids of its answers: what a form hands back as `seen`.
 */
answers: Array<string>, };
export type FieldKind = { field: string, part: string,
/**
 * `line`, `prose`, `code`, `date`, `nhs_number`, `yes_no` or `number`.
 */
kind: string,
/**
 * Stable words of a `code` or `yes_no`.
 */
choices: Array<string>,
/**
 * Most characters of a `line` or `prose`.
 */
most: number,
/**
 * The bounds of a `number`.
 */
bounds: [number, number] | null,
/**
 * Answers given apart are both kept until a person chooses.
 */
keeps_both: boolean, };
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
export type FindQuery = { typed: string, };
export type Flag = {
/**
 * `two_answers`, `urgent`, `late_actions`, `reason`, `review_due` or `step_down`.
 */
kind: string, count: number, words: string, day: string | null, };
export type Form = { id: string, version: string, name: string,
/**
 * What one record is called: "fall".
 */
one: string, purpose: string,
/**
 * The part its records are kept in: who will see them.
 */
part: string,
/**
 * The cohort it belongs to; empty when to none.
 */
cohort: string,
/**
 * The field that says when it happened; empty when none does.
 */
happened: string,
/**
 * `entries` for records, `fields` for one plan made of the case's own fields.
 */
keeps: "entries" | "fields", sections: Array<FormSection>, derived: Array<FormFact>,
/**
 * The team's own, so that it can be changed.
 */
ours: boolean, };
export type FormFact = { name: string, label: string, help: string,
/**
 * The question it follows from, where it is a flag that a form builder can change; empty otherwise.
 */
field: string, more_than: number | null, is: string | null, };
export type FormField = { name: string, label: string, kind: "line" | "text" | "number" | "date" | "instant" | "choice" | "choices" | "yes_no" | "scale" | "person" | "organisation",
/**
 * Stable word and what is shown; words without a text stand in `nhs/words/codes.ts`.
 */
choices: Array<[string, string]>, unit: string, least: number | null, most: number | null, decimals: number, required: boolean, help: string,
/**
 * Worth a line over time.
 */
chart: boolean, };
export type FormSection = { name: string, fields: Array<FormField>, };
export type Found = { people: Array<CaseRow>,
/**
 * How many people there are in all.
 */
people_total: number, actions: Array<FoundAction>, };
export type FoundAction = { id: string, case: string, text: string, due: string, settled: boolean, family_name: string, given_name: string, };
export type Gap = { id: string, text: string, people: number | null, cohort: string | null, cohort_name: string | null, by: string, organisation: string, at: string, met: GapMet | null, };
export type GapAnswer = { id: string,
/**
 * False: it is open after all.
 */
met: boolean, reason: string, };
export type GapMet = { reason: string, by: string, organisation: string, at: string, };
export type HalfWritten = {
/**
 * `note`, `action`, `step`, `referral`, or `form` for another.
 */
form: string,
/**
 * Initials of the person it is about; empty when it is about nobody yet.
 */
initials: string, };
export type Handed = { ticket: string, };
export type Handover = { id: string,
/**
 * The case's id.
 */
case: string, of: string, to: string,
/**
 * What was recorded of the duty then; empty when nothing was.
 */
from: string, reason: string, summary: string | null, effective: string | null,
/**
 * `offered`, `accepted`, `declined` or `revoked`.
 */
state: string, offered_by: string, offered_by_organisation: string, offered_at: string, answer: HandoverStep | null,
/**
 * What others did without having seen that.
 */
also: Array<HandoverStep>,
/**
 * Another offer was accepted first.
 */
overtaken: HandoverStep | null,
/**
 * `not_sent`, `sent`, `seen` or `not_in_circle`.
 */
seen_by_asked: string | null,
/**
 * What our organisation may do: `accept`, `decline`, `revoke`.
 */
may: Array<string>,
/**
 * What an answer hands back as `seen`.
 */
newest: Array<string>, };
export type HandoverAnswer = {
/**
 * The offer's id.
 */
id: string,
/**
 * `accept`, `decline` or `revoke`.
 */
answer: string,
/**
 * Why; `accept` needs none.
 */
reason: string,
/**
 * The offer's `newest` that was on screen.
 */
seen: Array<string>, };
export type HandoverStep = {
/**
 * `accepted`, `declined` or `revoked`.
 */
state: string, by: string, organisation: string, at: string, reason: string | null,
/**
 * Of another offer that was accepted: who has the duty.
 */
to: string | null, };
export type ImportChoices = {
/**
 * Stable names of fields of the case.
 */
fields: Array<string>,
/**
 * Questions of the pathways' forms, in the order of the forms.
 */
questions: Array<SpreadsheetQuestion>, };
export type ImportProgress = { done: number,
/**
 * 0 while the file is still being compared.
 */
of: number, };
export type Joined = { team: string, };
export type Kept = { name: string, };
export type KeptRecord = { id: string,
/**
 * The other record of the person in which it stands.
 */
record: string | null, form: string, form_name: string, version: string, part: string,
/**
 * A date, or a time in UTC with `~` before an estimate; empty when it does not say.
 */
happened: string, by: string, role: string, organisation: string, at: string, ours: boolean, arrived: number | null, answers: Record<string, string>, derived: Array<RecordFact>,
/**
 * Taken from an imported list, not typed.
 */
from_list: boolean, withdrawn: string | null,
/**
 * What a correction hands back as `seen`.
 */
newest: Array<string>, needs_checking: boolean, versions: Array<RecordVersion>, };
export type KeptRecords = { records: Array<KeptRecord>, forms: Array<Form>, };
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
export type MembershipChange = {
/**
 * The case's id.
 */
case: string, enter: Array<string>, leave: Array<string>,
/**
 * Why, when leaving.
 */
reason: string,
/**
 * The cohorts that were on screen.
 */
seen: Array<string>, };
export type MergePlan = { actions: Array<MovedAction>,
/**
 * Names of cohorts that the kept record enters.
 */
cohorts: Array<string>,
/**
 * Names of those in which the person stays by the other record alone.
 */
cohorts_left: Array<string>,
/**
 * Why it cannot be done here.
 */
refused: string | null,
/**
 * What the page hands back.
 */
seen: string, };
export type Merging = { keep: string, other: string,
/**
 * The `seen` of the plan that was on screen.
 */
seen: string, };
export type MovedAction = { text: string, owner: string, due: string, };
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
export type NewAttachment = {
/**
 * The case's id.
 */
case: string,
/**
 * The ticket of the file.
 */
ticket: string,
/**
 * The file's own name.
 */
name: string,
/**
 * What it is, in the person's words.
 */
words: string,
/**
 * The part it belongs to, which decides who will see it.
 */
part: string, };
export type NewCode = {
/**
 * Six groups of four with dashes between.
 */
recovery_code: string,
/**
 * Cases that were in the backup, after a restore.
 */
recovered_cases: number | null, };
export type NewCohort = { name: string, purpose: string, outcomes: Array<string>, entry_criteria: string, exit_criteria: string, review_days: number | null,
/**
 * A correction keeps it.
 */
home_part: string, circle: Array<ProposedPartner>, };
export type NewFlag = { name: string, label: string, field: string, more_than: number | null, is: string | null, };
export type NewForm = {
/**
 * The form it corrects; nothing for a new one.
 */
id: string | null, name: string, one: string, purpose: string, part: string, cohort: string, happened: string, sections: Array<FormSection>, flags: Array<NewFlag>, };
export type NewFrom = { id: string, partner: string, updates: number, };
export type NewGap = { text: string, people: number | null, cohort: string | null,
/**
 * The case on whose page it was written: only that its names are not in the text is looked at.
 */
not_naming: string | null, };
export type NewHandover = {
/**
 * The case's id.
 */
case: string,
/**
 * `key_worker` or `lead_organisation`.
 */
of: string,
/**
 * The id of the organisation that is asked.
 */
organisation: string,
/**
 * The person who is asked there; may be empty.
 */
person: string, reason: string,
/**
 * May be empty.
 */
summary: string,
/**
 * `YYYY-MM-DD`; empty for at once.
 */
effective: string, };
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
export type NewPassphrase = { passphrase: string, new_passphrase: string, };
export type NewPerson = { family_name: string, given_name: string, known_as: string, title: string,
/**
 * `YYYY-MM-DD`.
 */
date_of_birth: string,
/**
 * About what age, or a year, when nobody knows the date.
 */
born_about: string, sex: string, nhs_number: string,
/**
 * A code; empty when there is a number or nobody said why there is none.
 */
nhs_number_absent_reason: string, address: string, postcode: string, phone: string, };
export type NewRecord = {
/**
 * The case's id.
 */
case: string,
/**
 * The form's id.
 */
form: string, answers: Record<string, string>, };
export type NewReferral = { person: NewPerson | null,
/**
 * The case's id.
 */
case: string | null,
/**
 * Ids of cohorts.
 */
cohorts: Array<string>,
/**
 * A code; empty is routine.
 */
urgency: string,
/**
 * Empty: the beginning of the reason.
 */
headline: string,
/**
 * Answers by the name of their field of the form `referral`.
 */
answers: { [field: string]: string },
/**
 * The half-written form that this was.
 */
draft: string, };
export type NewService = { name: string, what: string,
/**
 * A partner's id, or words.
 */
run_by: string, area: string, phone: string, refer: string, hours: string, eligibility: string, urgent: boolean,
/**
 * `YYYY-MM-DD`.
 */
last_checked: string, };
export type NewSince = { since: string | null,
/**
 * Notes whose `arrived` is greater are new.
 */
from: number,
/**
 * Notes whose `arrived` is greater came after this was told.
 */
up_to: number, partners: Array<NewFrom>, others: Array<NewOther>, };
export type NewValue = { field: string,
/**
 * Empty clears it.
 */
value: string,
/**
 * Ids of the answers that were on screen; none when nothing was recorded.
 */
seen: Array<string>, };
export type NewVault = { person: string, role: string, organisation: string,
/**
 * A kind of organisation of `cli.md`.
 */
kind: string, ods: string | null,
/**
 * Name of the team to found; none joins one later.
 */
team: string | null, passphrase: string, };
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
export type Note = { id: string,
/**
 * The other record of the person in which it stands.
 */
record: string | null, kind: string, part: string,
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
 * Whether our own organisation wrote it.
 */
ours: boolean,
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
export type NoteAmended = {
/**
 * The note's id.
 */
note: string, text: string, };
export type NoteWithdrawn = {
/**
 * The note's id.
 */
note: string, reason: string, };
export type Nothing = Record<string, never>;
export type OfferToUs = { handover: Handover, family_name: string, given_name: string, title: string, };
export type OtherRecord = { id: string, code: string, family_name: string, given_name: string, title: string, kept_by: string,
/**
 * Who said that they are one person, and when; empty when another record joins the two.
 */
by: string, organisation: string, at: string,
/**
 * The record with which it was joined.
 */
joined_with: string, };
export type PartnerId = { partner: string, };
export type PartnerNews = { id: string, partner: string, updates: number, people: number, family_name: string, given_name: string, line: NewestLine, };
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
export type Picture = ArrayBuffer;
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
export type PossibleMatch = { row: CaseRow,
/**
 * Empty when not recorded, or not shown because the record is restricted.
 */
postcode: string, phone: string,
/**
 * The organisation that keeps the circle of the case.
 */
kept_by: string,
/**
 * `same_nhs_number`, ..., `number_of_somebody_else`.
 */
why: string, };
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
export type PrintedCase = {
/**
 * The case's id.
 */
id: string,
/**
 * `summary` or `home_copy`.
 */
sheet: string, };
export type ProposedPartner = { organisation: string, parts: Array<string>, };
export type Question = { question: TwoAnswers, person: CaseRow,
/**
 * What it was before either was written.
 */
before: string | null, kind: 'text' | 'prose' | 'date' | 'number' | 'choice' | 'record',
/**
 * The stable words that may be chosen, where the answer is a choice.
 */
choices: Array<string>, };
export type QuestionLine = {
/**
 * The case's id.
 */
case: string, field: string, family_name: string, given_name: string, title: string, };
export type RecordCorrected = { record: string, answers: Record<string, string>,
/**
 * The record's `newest` that was on screen.
 */
seen: Array<string>, };
export type RecordFact = { name: string, label: string,
/**
 * `yes`, `no` or `unknown`.
 */
value: string, help: string,
/**
 * Which named version of the rule, where it has one.
 */
definition: string, };
export type RecordVersion = { id: string, by: string, organisation: string, at: string, arrived: number | null, answers: Record<string, string>, newest: boolean, };
export type RecordWithdrawn = { record: string, reason: string, };
export type Referred = {
/**
 * The case's id.
 */
id: string, code: string,
/**
 * The record's id.
 */
record: string,
/**
 * What a form hands back to take a new case back as entered in error; empty for one that was here.
 */
status_answers: Array<string>,
/**
 * The case had ended and is open again.
 */
opened_again: boolean,
/**
 * What the case keeps saying about sharing, when the referral says something else.
 */
sharing_stays: string | null, };
export type Reopening = {
/**
 * The case's id.
 */
case: string, reason: string,
/**
 * Ids of the answers of the stage that were on screen.
 */
seen: Array<string>, };
export type Restore = {
/**
 * The backup's path.
 */
file: string,
/**
 * The code of the day when it was made.
 */
recovery_code: string, passphrase: string, };
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
export type SafetyNets = { backed_up_at: number | null, rehearsed_at: number | null, };
export type SamePair = {
/**
 * `same_nhs_number`, ..., `number_of_somebody_else`, `said_both`; empty when nothing asks about them.
 */
why: string,
/**
 * `strong`, `likely`, `possible` or `mistake`; empty as above.
 */
strength: string, one: SameSide, other: SameSide,
/**
 * Why somebody said that they are two people, where somebody else joined them.
 */
said_different: string, };
export type SameQuestions = { pairs: Array<SamePair>, total: number, };
export type SameSide = { row: CaseRow, sex: string,
/**
 * `1936` or `1936-1946`, where only an age is known.
 */
born_about: string,
/**
 * Address, postcode and phone are empty when not recorded, or not shown because the record is restricted.
 */
address: string, postcode: string, phone: string,
/**
 * The organisation that keeps the circle of the case.
 */
kept_by: string, ours: boolean, };
export type Separate = { keep: string, other: string,
/**
 * May be empty.
 */
reason: string, };
export type Separated = {
/**
 * Actions that were asked again in the other record.
 */
actions: number,
/**
 * Another record still joins the two.
 */
still_together: boolean, };
export type Service = { id: string,
/**
 * What a form hands back as `seen`.
 */
entry: string, name: string, what: string,
/**
 * A partner's name, or words.
 */
run_by: string, run_by_organisation: string | null, area: string, phone: string, refer: string, hours: string, eligibility: string,
/**
 * It helps when somebody must act today.
 */
urgent: boolean,
/**
 * `YYYY-MM-DD`.
 */
last_checked: string,
/**
 * Why it is no longer offered.
 */
withdrawn: string | null, by: string, organisation: string, at: string,
/**
 * What others wrote at the same time.
 */
also: Array<AlsoWritten>, };
export type ServiceChange = { id: string, service: NewService,
/**
 * The entry that was on screen.
 */
seen: string, };
export type ServiceQuery = {
/**
 * Words; empty for everything.
 */
typed: string, };
export type ServiceWithdrawn = { id: string, reason: string,
/**
 * The entry that was on screen.
 */
seen: string, };
export type SetAside = { made: NewCode,
/**
 * Where the other is now.
 */
folder: string, };
export type SettledAction = { id: string, state: string, step: string, };
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
 * This laptop's disk is full: reading, sending and backing up work, saving does not.
 */
disk_full: boolean,
/**
 * Names of partners that restored their record from a backup, until their words are compared again.
 */
to_reconfirm: Array<string>,
/**
 * Whether the recovery code of today was ever typed from paper.
 */
code_confirmed: boolean, };
export type Shown = {
/**
 * The case's id.
 */
case: string, up_to: number, };
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
 * The field; none when it feeds none.
 */
field: string | null,
/**
 * The questions of pathways' forms that it answers; the row decides which form it is about.
 */
questions: Array<SpreadsheetQuestion>,
/**
 * Entries that are not blank.
 */
filled: number,
/**
 * How many of them are kept in a note, word for word.
 */
noted: number,
/**
 * The first of those, shortened.
 */
first_noted: string,
/**
 * Why whoever imports may not record what it says.
 */
refused: string | null,
/**
 * Not read at all.
 */
ignored: boolean,
/**
 * The first cell that is not blank; a date as it would be read, `YYYY-MM-DD`.
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
export type SpreadsheetQuestion = {
/**
 * Its name in the map: `falls.location`.
 */
name: string,
/**
 * The form's name.
 */
form: string,
/**
 * The question in words.
 */
label: string, };
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
export type Stepped = {
/**
 * What a form hands back as `seen` to take it back.
 */
step: string, };
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
partners: Array<PartnerNews>, questions: Array<QuestionLine>,
/**
 * How many questions there are in all.
 */
questions_in_all: number,
/**
 * Pairs of records that may be one person.
 */
same_person: number, unfinished: Array<Unfinished>, cases: number,
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
 * `mine`, `organisation` (mine included), `ours` (without mine), `others`, `finished`; everybody's open ones otherwise.
 */
whose: string,
/**
 * Words of the action or of the person's name.
 */
search: string | null, limit: number, };
export type TwoAnswers = { case: string, field: string, answers: Array<Answer>, };
export type TypedCode = { recovery_code: string, };
export type TypedPassphrase = { recovery_code: string, passphrase: string, };
export type Unfinished = {
/**
 * The case's id.
 */
case: string, family_name: string, given_name: string, title: string, at: string, };
export type UnshareCase = { case: string, partner: string, };
export type Updates = { count: number, partner: string, line: NewestLine, };
export type UrgentNumber = { name: string, phone: string, hours: string,
/**
 * From the team's own directory.
 */
own: boolean, };
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
 * Why it was locked; none before the first unlock.
 */
because: Because | null,
/**
 * What was being written and waits for the person to come back.
 */
unfinished: HalfWritten | null,
/**
 * Whether everybody in it is made up.
 */
made_up: boolean,
/**
 * Whether the made-up people may be removed with one press: the window made them itself.
 */
removable: boolean, };
export type Waiting = { files: number, };
export type Who = { organisation_id: string, organisation: string, person: string, role: string, };
export type WriteTo = { place: string,
/**
 * A partner's id.
 */
partner: string, };
export type Written = {
/**
 * Name of the file, without its folder.
 */
name: string, bytes: number, };
export type WrittenUpdates = { updates: number, cases: number,
/**
 * Ids of the files, for checking them.
 */
files: Array<string>, };

export interface Commands {
  vault_state: { args: Nothing; answer: VaultState };
  unlock: { args: Passphrase; answer: Who };
  lock: { args: Nothing; answer: null };
  still_here: { args: Nothing; answer: null };
  judge_passphrase: { args: Passphrase; answer: string | null };
  create_vault: { args: NewVault; answer: NewCode };
  restore_vault: { args: Restore; answer: NewCode };
  choose_backup: { args: Nothing; answer: string | null };
  reset_passphrase: { args: TypedPassphrase; answer: Who };
  restore_aside: { args: Restore; answer: SetAside };
  look_around: { args: Nothing; answer: Who };
  leave_look_around: { args: Nothing; answer: null };
  preferences: { args: Nothing; answer: Preferences };
  set_preferences: { args: Preferences; answer: null };
  list_cohorts: { args: Nothing; answer: Array<Cohort> };
  cohort_definitions: { args: Nothing; answer: Array<CohortDefinition> };
  start_cohort: { args: NewCohort; answer: CohortDefinition };
  correct_cohort: { args: CohortChange; answer: CohortDefinition };
  board: { args: BoardQuery; answer: Board };
  move_case: { args: CaseMove; answer: Array<ChangedField> };
  keep_case: { args: CaseId; answer: Array<ChangedField> };
  close_case: { args: Closing; answer: ClosedCase };
  take_back_closing: { args: ClosingUndone; answer: null };
  reopen_case: { args: Reopening; answer: Array<ChangedField> };
  list_services: { args: ServiceQuery; answer: Directory };
  suggest_services: { args: ServiceQuery; answer: Array<Service> };
  add_to_directory: { args: NewService; answer: Service };
  correct_directory: { args: ServiceChange; answer: Service };
  withdraw_from_directory: { args: ServiceWithdrawn; answer: Service };
  list_gaps: { args: Nothing; answer: Array<Gap> };
  note_gap: { args: NewGap; answer: Gap };
  answer_gap: { args: GapAnswer; answer: Gap };
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
  set_action: { args: ActionStep; answer: Stepped };
  offer_handover: { args: NewHandover; answer: Added };
  answer_handover: { args: HandoverAnswer; answer: null };
  offers_to_us: { args: Nothing; answer: Array<OfferToUs> };
  print_case: { args: PrintedCase; answer: null };
  case_text: { args: CaseId; answer: CaseText };
  print_page: { args: Nothing; answer: null };
  list_fields: { args: Nothing; answer: Array<FieldKind> };
  change_case: { args: CaseChange; answer: Array<ChangedField> };
  change_cohorts: { args: MembershipChange; answer: Array<string> };
  amend_note: { args: NoteAmended; answer: Added };
  withdraw_note: { args: NoteWithdrawn; answer: null };
  show_key_safe: { args: CaseId; answer: Array<Answer> };
  list_forms: { args: Nothing; answer: Array<Form> };
  put_form: { args: NewForm; answer: Form };
  case_records: { args: CaseId; answer: KeptRecords };
  add_record: { args: NewRecord; answer: Added };
  correct_record: { args: RecordCorrected; answer: Added };
  withdraw_record: { args: RecordWithdrawn; answer: null };
  list_attachments: { args: CaseId; answer: Array<Attachment> };
  add_attachment: { args: NewAttachment; answer: Added };
  show_attachment: { args: AttachmentId; answer: Picture };
  save_attachment: { args: AttachmentCopy; answer: Written };
  withdraw_attachment: { args: AttachmentWithdrawn; answer: null };
  possible_matches: { args: NewPerson; answer: Array<PossibleMatch> };
  refer: { args: NewReferral; answer: Referred };
  urgent_numbers: { args: Nothing; answer: Array<UrgentNumber> };
  keep_draft: { args: Draft; answer: null };
  draft: { args: DraftOf; answer: Draft | null };
  two_answers: { args: Nothing; answer: Array<TwoAnswers> };
  settle: { args: Settlement; answer: null };
  sharing_status: { args: Nothing; answer: SharingStatus };
  hand_over: { args: Bytes; answer: Handed };
  import_fields: { args: Nothing; answer: ImportChoices };
  look_at_spreadsheet: { args: Spreadsheet; answer: SpreadsheetLook };
  import_spreadsheet: { args: Spreadsheet; answer: SpreadsheetReport };
  import_progress: { args: Nothing; answer: ImportProgress | null };
  stop_import: { args: Nothing; answer: null };
  find: { args: FindQuery; answer: Found };
  safety_nets: { args: Nothing; answer: SafetyNets };
  back_up: { args: PlaceId; answer: Written };
  change_passphrase: { args: NewPassphrase; answer: null };
  rehearse_recovery: { args: TypedCode; answer: null };
  replace_recovery: { args: Passphrase; answer: TypedCode };
  check_laptop: { args: Nothing; answer: CheckReport };
  audit: { args: AuditQuery; answer: AuditPage };
  verify_audit: { args: Nothing; answer: AuditVerified };
  about: { args: Nothing; answer: About };
  details: { args: Nothing; answer: Details };
  write_details: { args: PlaceId; answer: Written };
  questions: { args: Nothing; answer: Array<Question> };
  same_questions: { args: Nothing; answer: SameQuestions };
  compare_records: { args: AskPair; answer: SamePair };
  plan_merge: { args: AskPair; answer: MergePlan };
  merge_records: { args: Merging; answer: null };
  separate_records: { args: Separate; answer: Separated };
  say_different: { args: Different; answer: null };
  ask_same_again: { args: AskPair; answer: null };
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
