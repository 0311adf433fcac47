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
    /// How this laptop is set: text size, spacing, when it locks.
    preferences(Nothing) -> Preferences, anyone, preferences::read;
    /// Sets this laptop.
    set_preferences(Preferences) -> (), anyone, preferences::set;
    /// The cohorts, with how many open cases each has.
    list_cohorts(Nothing) -> Vec<Cohort>, unlocked, case::cohorts;
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
    set_action(ActionStep) -> (), unlocked, action::set;
    /// Keeps what is being written about a case until it is saved; an empty text lets it go.
    keep_draft(Draft) -> (), unlocked, draft::keep;
    /// What was being written about a case.
    draft(CaseId) -> Option<Draft>, unlocked, draft::of_case;
    /// Every question of the team with more than one answer.
    two_answers(Nothing) -> Vec<TwoAnswers>, unlocked, two_answers::list;
    /// Chooses an answer, if the answers are still those the person saw.
    settle(Settlement) -> (), unlocked, two_answers::settle;
    /// What each partner has acknowledged, and how many things need checking.
    sharing_status(Nothing) -> SharingStatus, unlocked, share::status;
}
