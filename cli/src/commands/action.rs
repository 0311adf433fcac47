//! `action`: something somebody will do by a date.

use casework::action::{
    self as verbs, NewOwner, Taken,
    add::{self, NewAction},
    list::{self, Query},
    set::{self, NewStep},
};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// What to do with actions.
#[derive(Subcommand)]
pub(crate) enum Action {
    /// Ask somebody to do something by a date
    Add(Add),
    /// List actions, first what is due first
    List(List),
    /// Take an action a step on
    Set(Set),
}

/// A new action.
#[derive(clap::Args)]
pub(crate) struct Add {
    /// The case's id
    #[arg(value_name = "ID")]
    case: String,
    /// What is to be done, beginning with the verb
    #[arg(long, allow_hyphen_values = true)]
    text: String,
    /// Who will do it: a partner's name or id, a person's name, or "person, partner"
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    owner: String,
    /// By when: YYYY-MM-DD
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: String,
    /// Who will see it: core (everybody who holds the case), about, clinical, social, end_of_life, safeguarding, ...
    #[arg(long)]
    part: Option<String>,
}

/// Which actions to list.
#[derive(clap::Args)]
pub(crate) struct List {
    /// Only those of this case
    #[arg(long, value_name = "ID")]
    case: Option<String>,
    /// Only those in this state: proposed, accepted, in_progress, done, confirmed, declined, blocked or cancelled
    #[arg(long)]
    state: Option<String>,
    /// At most so many; without it all
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    /// Leave out so many first
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
}

/// A step.
#[derive(clap::Args)]
pub(crate) struct Set {
    /// The action's id
    #[arg(value_name = "ACTION")]
    id: String,
    /// proposed, accepted, in_progress, done, confirmed, declined, blocked or cancelled
    state: String,
    /// Why; declined, blocked and cancelled need it
    #[arg(long, allow_hyphen_values = true)]
    reason: Option<String>,
    /// With proposed: who is asked now. With declined: who could be asked instead
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    owner: Option<String>,
}

/// Carries it out.
///
/// # Errors
/// `invalid`, `not_found`, `not_allowed`.
pub(crate) fn run(command: Action, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Action::Add(Add { case, text, owner, due, part }) => {
            let new = NewAction { case, text, owner: NewOwner::typed(&owner), due, part };
            Answer::new(add::add(office, new)?.value, |added| {
                let told = match added.owner_organisation {
                    Some(_) => String::new(),
                    None => format!("{} is kept as a person's name: no partner is told.\n", added.owner),
                };
                format!("Action {} is saved on this laptop.\n{told}", added.id)
            })
        }
        Action::List(List { case, state, limit, offset }) => {
            Answer::new(list::list(office, Query { case, state, limit, offset })?, |actions| {
                if actions.is_empty() {
                    return "No actions.\n".to_owned();
                }
                let told: Vec<String> =
                    actions.iter().map(|action| format!("{}  case {}\n", shown(action), action.case)).collect();
                format!("{}{}\n", told.concat(), words::count(actions.len() as u64, "action"))
            })
        }
        Action::Set(Set { id, state, reason, owner }) => {
            let owner = owner.as_deref().map(NewOwner::typed);
            let new = NewStep { action: id, state, reason, owner, seen: None };
            Answer::new(set::set(office, new)?.value, |set| {
                format!("The action is {} now. Saved on this laptop.\n", words::code(set.state))
            })
        }
    }
}

/// An action in words, for lists and for the case.
pub(super) fn shown(action: &verbs::Action) -> String {
    let late = if action.overdue { ", late" } else { "" };
    let seen = match action.seen_by_owner {
        Some("not_sent") if !action.settled => ", not sent to the owner yet",
        Some("not_in_circle") if !action.settled => ", the owner no longer holds this case; ask somebody else",
        Some("sent") if !action.settled => ", sent, not yet seen by the owner",
        _ => "",
    };
    let mut out = format!(
        "{}\n  {}, due {}{late}: {}{seen}\n  Asked by {}, {}, {}\n",
        action.text,
        if action.owner.is_empty() { "nobody known here" } else { &action.owner },
        words::date(&action.due),
        words::code(&action.state),
        action.asked_by,
        action.asked_by_organisation,
        words::moment(&action.asked_at)
    );
    let part = if action.part == "core" { String::new() } else { format!(" ({})", words::code(&action.part)) };
    let steps = action.steps.as_deref().unwrap_or_default();
    if steps.is_empty() {
        action.reason.iter().for_each(|reason| out.push_str(&format!("  Reason: {reason}\n")));
        action.suggested_owner.iter().for_each(|owner| out.push_str(&format!("  Suggested instead: {owner}\n")));
    }
    steps.iter().filter(|taken| taken.counted).for_each(|taken| out.push_str(&format!("  {}\n", step(taken))));
    action.also.iter().for_each(|taken| out.push_str(&format!("  But also: {}\n", step(taken))));
    out.push_str(&format!("  action {}{part}\n", action.id));
    out
}

fn step(taken: &Taken) -> String {
    let mut out =
        format!("{}, {}, {}, {}", words::code(&taken.state), taken.by, taken.organisation, words::moment(&taken.at));
    if let Some(reason) = &taken.reason {
        out.push_str(&format!(": {}", reason.replace('\n', "; ")));
    }
    if let Some(owner) = &taken.owner {
        out.push_str(if taken.state == "declined" { " (suggests " } else { " (asked: " });
        out.push_str(&format!("{owner})"));
    }
    out
}
