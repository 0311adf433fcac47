//! The one table of commands: name(arguments) -> answer, who may call it, what runs.
//!
//! `anyone` may be called while the vault is locked; `unlocked` needs an open vault and is refused with `locked` otherwise.
//! A new row also needs its `allow-...` line in `capabilities/main.json` (a test says so when it is forgotten) and
//! `cargo xtask types`.

commands! {
    /// Whether there is a vault, whether it is open, and whose it is.
    vault_state(Nothing) -> VaultState, anyone, vault::state;
    /// Opens the vault.
    unlock(Passphrase) -> Who, anyone, vault::unlock;
    /// Closes the vault and forgets everything readable.
    lock(Nothing) -> (), anyone, vault::lock;
    /// Somebody uses the keyboard or the mouse, so it is not idle.
    still_here(Nothing) -> (), anyone, vault::still_here;
    /// Says what is wrong with a new passphrase; none when it may be used.
    judge_passphrase(Passphrase) -> Option<String>, anyone, first::judge_passphrase;
    /// Makes the vault on a laptop that has none, and opens it.
    create_vault(NewVault) -> NewCode, anyone, first::create;
    /// Makes the vault out of a backup on a laptop that has none, and opens it.
    restore_vault(Restore) -> NewCode, anyone, first::restore;
    /// Asks for a backup with the desktop's own dialog; none when the person thinks better of it.
    choose_backup(Nothing) -> Option<String>, anyone_here, first::choose_backup;
    /// Sets a new passphrase with the recovery code, and opens the vault.
    reset_passphrase(TypedPassphrase) -> Who, anyone, recover::reset_passphrase;
    /// Puts a backup in the place of a vault that does not open, which is moved aside; opens it.
    restore_aside(Restore) -> SetAside, anyone, recover::restore_aside;
    /// Opens made-up people on a laptop that has no vault, after making them when there are none yet.
    look_around(Nothing) -> Who, anyone, first::look_around;
    /// Removes the made-up people; never a vault of one's own.
    leave_look_around(Nothing) -> (), anyone, first::leave_look_around;
    /// How this laptop is set: text size, spacing, when it locks.
    preferences(Nothing) -> Preferences, anyone, preferences::read;
    /// Sets this laptop.
    set_preferences(Preferences) -> (), anyone, preferences::set;
    /// The cohorts, with how many open cases each has.
    list_cohorts(Nothing) -> Vec<Cohort>, unlocked, case::cohorts;
    /// Every cohort with its whole definition.
    cohort_definitions(Nothing) -> Vec<CohortDefinition>, unlocked, cohort::definitions;
    /// Starts a cohort of the team's own.
    start_cohort(NewCohort) -> CohortDefinition, unlocked, cohort::start;
    /// Corrects a cohort, if nobody else did since.
    correct_cohort(CohortChange) -> CohortDefinition, unlocked, cohort::correct;
    /// Cases by stage.
    board(BoardQuery) -> Board, unlocked, board::show;
    /// Moves a case to another stage, if it is still in the one that was on screen.
    move_case(CaseMove) -> Vec<ChangedField>, unlocked, board::move_case;
    /// Keeps a case as it is and sets the day on which it is looked at again.
    keep_case(CaseId) -> Vec<ChangedField>, unlocked, board::keep;
    /// Closes a case and settles its open actions, in one act.
    close_case(Closing) -> ClosedCase, unlocked, board::close;
    /// Takes a closing back with what it did to actions, while nobody changed any of it since.
    take_back_closing(ClosingUndone) -> (), unlocked, board::take_back;
    /// Opens a case again that has ended.
    reopen_case(Reopening) -> Vec<ChangedField>, unlocked, board::reopen;
    /// The team's directory, or what of it holds some words.
    list_services(ServiceQuery) -> Directory, unlocked, services::list;
    /// The few services that may help with what is being written.
    suggest_services(ServiceQuery) -> Vec<Service>, unlocked, services::suggest;
    /// Adds a service to the directory.
    add_to_directory(NewService) -> Service, unlocked, services::add;
    /// Corrects a service, if nobody else did since.
    correct_directory(ServiceChange) -> Service, unlocked, services::change;
    /// Withdraws a service that is no longer offered.
    withdraw_from_directory(ServiceWithdrawn) -> Service, unlocked, services::withdraw;
    /// What was needed and nobody offered.
    list_gaps(Nothing) -> Vec<Gap>, unlocked, services::gaps;
    /// Notes what was needed and nobody offered.
    note_gap(NewGap) -> Gap, unlocked, services::note_gap;
    /// Says that a gap is met by now, or open after all.
    answer_gap(GapAnswer) -> Gap, unlocked, services::answer_gap;
    /// One page of the caseload.
    list_cases(CaseQuery) -> CasePage, unlocked, case::list;
    /// The whole case that this seat may see. Opening is itself recorded.
    open_case(CaseId) -> Case, unlocked, case::open;
    /// Begins a look at a case: what is new in it since the look before, which moves the mark to what is shown.
    look_at_case(CaseId) -> NewSince, unlocked, seen::look;
    /// What is new in the present look at a case.
    new_since(CaseId) -> NewSince, unlocked, seen::since;
    /// Moves the mark of a case to what was shown meanwhile.
    mark_seen(Shown) -> (), unlocked, seen::mark;
    /// What the first page of the day says.
    today(Nothing) -> Today, unlocked, seen::today;
    /// How many cases need somebody's eye.
    case_counts(Nothing) -> CaseCounts, unlocked, seen::case_counts;
    /// Actions over all people.
    todo(TodoQuery) -> TodoPage, unlocked, todo::list;
    /// How many actions there are.
    todo_counts(Nothing) -> TodoCounts, unlocked, todo::counts;
    /// Says that an action is done, or takes that back.
    tick_action(Tick) -> Ticked, unlocked, todo::tick;
    /// Adds a note; answers when it is durable.
    add_note(NewNote) -> Added, unlocked, note::add;
    /// Asks somebody to do something by a date; answers when it is durable.
    add_action(NewAction) -> Added, unlocked, action::add;
    /// Takes an action a step on, if it still stands as the person saw it.
    set_action(ActionStep) -> Stepped, unlocked, action::set;
    /// Offers a duty to somebody; answers when it is durable.
    offer_handover(NewHandover) -> Added, unlocked, handover::offer;
    /// Accepts, declines or takes back an offer, if it still stands as the person saw it.
    answer_handover(HandoverAnswer) -> (), unlocked, handover::answer;
    /// Offers that wait for our answer.
    offers_to_us(Nothing) -> Vec<OfferToUs>, unlocked, handover::to_us;
    /// Notes that a case is printed; the paper comes after.
    print_case(PrintedCase) -> (), unlocked, print::printed;
    /// A case as plain text; that it was copied out is noted.
    case_text(CaseId) -> CaseText, unlocked, print::text;
    /// Prints what the window shows, with the desktop's own dialog.
    print_page(Nothing) -> (), windowed, print::page;
    /// The fields that a form may change, and what may be written into each.
    list_fields(Nothing) -> Vec<FieldKind>, unlocked, edit::fields;
    /// Changes fields of a case in one act, if they still say what the person saw.
    change_case(CaseChange) -> Vec<ChangedField>, unlocked, edit::change;
    /// Puts a person into cohorts and takes them out of others.
    change_cohorts(MembershipChange) -> Vec<String>, unlocked, edit::cohorts;
    /// Corrects a note.
    amend_note(NoteAmended) -> Added, unlocked, edit::amend_note;
    /// Marks a note as entered in error.
    withdraw_note(NoteWithdrawn) -> (), unlocked, edit::withdraw_note;
    /// What is recorded of the key safe. Each call is itself recorded.
    show_key_safe(CaseId) -> Vec<Answer>, unlocked, edit::show_key_safe;
    /// Every form that may be filled in here.
    list_forms(Nothing) -> Vec<Form>, unlocked, record::forms;
    /// Defines a form of the team's own, or corrects one.
    put_form(NewForm) -> Form, unlocked, record::put_form;
    /// The records of a case, each with the form it answers.
    case_records(CaseId) -> KeptRecords, unlocked, record::list;
    /// Adds a record; of a plan writes its fields.
    add_record(NewRecord) -> Added, unlocked, record::add;
    /// Corrects a record, if it is still what the person saw.
    correct_record(RecordCorrected) -> Added, unlocked, record::correct;
    /// Marks a record as entered in error.
    withdraw_record(RecordWithdrawn) -> (), unlocked, record::withdraw;
    /// The photos and PDFs of a case.
    list_attachments(CaseId) -> Vec<Attachment>, unlocked, attachment::list;
    /// Adds a file that was handed over; answers when it is durable.
    add_attachment(NewAttachment) -> Added, seated, attachment::add;
    /// A photo, written anew. Each call is itself recorded.
    show_attachment(AttachmentId) -> Picture, pictured, attachment::show;
    /// Saves a copy of an attachment to a place. Each call is itself recorded.
    save_attachment(AttachmentCopy) -> Written, windowed, attachment::save;
    /// Marks an attachment as entered in error.
    withdraw_attachment(AttachmentWithdrawn) -> (), unlocked, attachment::withdraw;
    /// Who may be the person being typed.
    possible_matches(NewPerson) -> Vec<PossibleMatch>, unlocked, person::matches;
    /// Keeps a referral; answers when it is durable.
    refer(NewReferral) -> Referred, unlocked, referral::add;
    /// The numbers for what cannot wait.
    urgent_numbers(Nothing) -> Vec<UrgentNumber>, unlocked, referral::numbers;
    /// Keeps what is being written in a form until it is saved; an empty text lets it go.
    keep_draft(Draft) -> (), unlocked, draft::keep;
    /// What was being written in a form.
    draft(DraftOf) -> Option<Draft>, unlocked, draft::read;
    /// Every question of the team with more than one answer.
    two_answers(Nothing) -> Vec<TwoAnswers>, unlocked, two_answers::list;
    /// Chooses an answer, if the answers are still those the person saw.
    settle(Settlement) -> (), unlocked, two_answers::settle;
    /// What each partner has acknowledged, and how many things need checking.
    sharing_status(Nothing) -> SharingStatus, unlocked, share::status;
    /// Hands over the bytes of a file; gives the ticket for it.
    hand_over(Bytes) -> Handed, handed, spreadsheet::hand_over;
    /// What a spreadsheet's column can feed.
    import_fields(Nothing) -> ImportChoices, unlocked, spreadsheet::fields;
    /// What would come of a spreadsheet, row by row; writes nothing.
    look_at_spreadsheet(Spreadsheet) -> SpreadsheetLook, seated, spreadsheet::look;
    /// Imports a spreadsheet whole, or nothing of it.
    import_spreadsheet(Spreadsheet) -> SpreadsheetReport, seated, spreadsheet::import;
    /// How far the import is.
    import_progress(Nothing) -> Option<ImportProgress>, seated, spreadsheet::progress;
    /// Stops the import; nothing of it is kept.
    stop_import(Nothing) -> (), seated, spreadsheet::stop;
    /// The first few people and actions that match what is being typed.
    find(FindQuery) -> Found, unlocked, find::find;
    /// When the record was last backed up, and the recovery code last tried.
    safety_nets(Nothing) -> SafetyNets, unlocked, safety::nets;
    /// Writes a backup to a place and reads it back.
    back_up(PlaceId) -> Written, windowed, safety::back_up;
    /// Changes the passphrase; the old one must be known.
    change_passphrase(NewPassphrase) -> (), unlocked, safety::change_passphrase;
    /// Whether the recovery code on paper opens this vault.
    rehearse_recovery(TypedCode) -> (), unlocked, safety::rehearse;
    /// Draws a new recovery code, shown once; the old one opens nothing here any more.
    replace_recovery(Passphrase) -> TypedCode, unlocked, safety::replace;
    /// Checks every page and every record of this laptop. Reads only.
    check_laptop(Nothing) -> CheckReport, unlocked, safety::check;
    /// One page of who did what to whose case, newest first.
    audit(AuditQuery) -> AuditPage, unlocked, audit::list;
    /// Whether no line of it is missing or changed.
    verify_audit(Nothing) -> AuditVerified, unlocked, audit::verify;
    /// The program and this laptop.
    about(Nothing) -> About, unlocked, about::about;
    /// Details for somebody who helps, without any name.
    details(Nothing) -> Details, unlocked, about::details;
    /// Writes the same to a place.
    write_details(PlaceId) -> Written, windowed, about::write_details;
    /// Every question with more than one answer, with everything that a person needs to choose.
    questions(Nothing) -> Vec<Question>, unlocked, answers::questions;
    /// Pairs of records that may be one person, side by side.
    same_questions(Nothing) -> SameQuestions, unlocked, same::questions;
    /// Two records side by side, also when nothing asks about them.
    compare_records(AskPair) -> SamePair, unlocked, same::compare;
    /// What joining two records would do.
    plan_merge(AskPair) -> MergePlan, unlocked, same::plan;
    /// Says that two records are the same person, if nothing came between since the plan was shown.
    merge_records(Merging) -> (), unlocked, same::merge;
    /// Separates two records again.
    separate_records(Separate) -> Separated, unlocked, same::separate;
    /// Says that two records are two people.
    say_different(Different) -> (), unlocked, same::different;
    /// Takes that back: the question is open again.
    ask_same_again(AskPair) -> (), unlocked, same::ask_again;
    /// How we stand with each partner.
    sharing_overview(Nothing) -> Vec<PartnerRow>, unlocked, sharing::overview;
    /// What was written for whom, read from whom, and refused.
    sharing_log(Nothing) -> Vec<LogEntry>, unlocked, sharing::log;
    /// Where files can be written and found.
    places(Nothing) -> Vec<Place>, windowed, place::list;
    /// Asks for another folder in the desktop's own way.
    choose_folder(Nothing) -> Option<Place>, asking, place::choose;
    /// Looks whether a place is there and can be written.
    find_place(PlaceId) -> Place, windowed, place::find;
    /// Writes what waits for one partner.
    write_updates(WriteTo) -> WrittenUpdates, windowed, sharing::write;
    /// Reads back what was written.
    check_written(CheckWritten) -> (), windowed, sharing::check;
    /// Reads one file that a person gave to the window.
    read_file(Bytes) -> FileRead, handed_in, reading::file;
    /// Reads the files for us that lie in a place.
    read_place(PlaceId) -> Vec<FileRead>, windowed, reading::place;
    /// How many files came from outside and wait.
    outside(Nothing) -> Waiting, windowed, reading::waiting;
    /// Reads the next of them; none when there is none.
    read_outside(Nothing) -> Option<FileRead>, windowed, reading::outside;
    /// Lets them go unread.
    leave_outside(Nothing) -> (), windowed, reading::leave;
    /// Who is in the team, and which partners we know.
    team(Nothing) -> Team, unlocked, team::show;
    /// Founds a team.
    found_team(TeamName) -> (), unlocked, team::found;
    /// Invites a partner: writes the invitation to a place.
    invite(WriteTo) -> WrittenUpdates, windowed, team::invite;
    /// Joins the team of an invitation.
    join_team(Bytes) -> Joined, handed_in, team::join;
    /// Our organisation's card, to be shown.
    own_card(Nothing) -> Card, unlocked, card::own;
    /// Writes our card to a place.
    write_card(PlaceId) -> CardFile, windowed, card::write;
    /// Looks at another organisation's card. Nothing is kept; the window holds it until the words were compared.
    look_at_card(Bytes) -> Card, handed_in, card::look;
    /// The card that is being compared.
    held_card(Nothing) -> Option<Card>, windowed, card::held;
    /// Keeps it, because the words are the same.
    keep_card(CardWords) -> Kept, windowed, card::keep;
    /// Lets it go.
    drop_card(Nothing) -> (), windowed, card::drop;
    /// The parts that an organisation of this kind gets of a case unless told otherwise.
    usual_parts(PartnerId) -> Vec<String>, unlocked, circle::usual;
    /// Shares a case with a partner.
    share_case(ShareCase) -> (), unlocked, circle::share;
    /// Takes a partner out of the circle of a case.
    unshare_case(UnshareCase) -> (), unlocked, circle::unshare;
    /// Shares every open case of a cohort with a partner.
    share_cohort(ShareCohort) -> SharedCohort, unlocked, circle::share_cohort;
}
