//! `case`: people known to the team.

use std::path::PathBuf;

use casework::case::{
    add::{self, NewCase},
    close::{self, Closing},
    cohort,
    list::{self, Page, Query},
    open, plain_text, reopen, set,
    share::{self, Shared},
    share_cohort::{self, share_cohort},
};
use clap::Subcommand;

use super::{
    Room,
    whole_case::{self, Whole},
};
use crate::{answer::Answer, failure::Failure, input, organisations, words};

/// What to do with cases.
#[derive(Subcommand)]
pub(crate) enum Case {
    /// Add a person
    Add {
        /// A file with the person as JSON; - is stdin
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
    },
    /// List people by family name
    List(List),
    /// Show all that this seat may see of one case
    Show {
        /// The case's id
        id: String,
    },
    /// Give a case as plain text, for another record system; the audit notes it
    Text {
        /// The case's id
        id: String,
    },
    /// Set one field
    Set {
        /// The case's id
        id: String,
        /// The field: status, headline, urgency, key_worker, phone, cpr_decision, preferred_place_of_death, ...
        field: String,
        /// Its new value; empty clears it
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// The ids of the answers you looked at; refused when they are no longer all
        #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
        seen: Option<Vec<String>>,
    },
    /// Close a case: why, and what came of it
    Close {
        /// The case's id
        id: String,
        /// Why: goals_met, stable_usual_care, moved, died, declined, transferred, no_contact or other
        #[arg(long)]
        reason: String,
        /// What came of it, in words
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        outcome: String,
        /// Cancel the actions that are still open, and say why
        #[arg(long, value_name = "REASON", allow_hyphen_values = true)]
        cancel_actions: Option<String>,
    },
    /// Open a case again that was closed, declined or entered in error
    Reopen {
        /// The case's id
        id: String,
        /// Why
        #[arg(long, allow_hyphen_values = true)]
        reason: String,
    },
    /// Share one case, or every case of a cohort, with partners
    Share(Share),
    /// Take a partner out of the circle: nothing more is sent to it
    Unshare {
        /// The case's id
        id: String,
        /// The partner's name or id
        #[arg(long, value_name = "ORG")]
        with: String,
    },
    #[command(flatten)]
    Same(super::same::Same),
}

/// Which cases to list.
#[derive(clap::Args)]
pub(crate) struct List {
    /// Only this cohort
    #[arg(long, value_name = "ID")]
    cohort: Option<String>,
    /// Only this status: new, active, on_hold, ready_to_close, closed, declined or entered_in_error
    #[arg(long)]
    status: Option<String>,
    /// Words that each begin a word of the case
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    search: Option<String>,
    /// At most so many; without it all
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    /// Leave out so many first
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
}

/// What to share with whom.
#[derive(clap::Args)]
pub(crate) struct Share {
    /// The case's id
    #[arg(required_unless_present = "cohort", conflicts_with = "cohort")]
    id: Option<String>,
    /// Every open case of this cohort that is not shared so yet
    #[arg(long, value_name = "ID")]
    cohort: Option<String>,
    /// Names or ids of partners; for a cohort that proposes a circle it may be left out
    #[arg(long, value_name = "ORG,ORG", required_unless_present = "cohort")]
    with: Option<Vec<String>>,
    /// Which parts; without it what each kind of partner usually holds
    #[arg(long, value_name = "PART,PART", value_delimiter = ',')]
    parts: Option<Vec<String>>,
    /// Why it may be shared
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    basis: String,
}

/// A case that was opened again.
#[derive(serde::Serialize)]
struct Reopened {
    id: String,
    status: &'static str,
}

/// Carries it out.
///
/// # Errors
/// `invalid`, `not_found`, `not_allowed`, `changed_meanwhile`, `two_answers_open`, `file`.
pub(crate) fn run(command: Case, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Case::Same(command) => super::same::run(command, room),
        Case::Add { json_file } => {
            let added = add::add(office, read_new(&json_file, room)?)?;
            Answer::new(added.value, |added| {
                let twice = match added.possible_duplicates.as_slice() {
                    [] => String::new(),
                    ids => format!("This may be somebody already here. Look at:\n  {}\n", ids.join("\n  ")),
                };
                format!("Case {} is saved on this laptop.\nId {}\n{twice}", added.code, added.id)
            })
        }
        Case::List(args) => Answer::new(list::list(office, query(args, room)?)?, page),
        Case::Show { id } => {
            let case = open::open(office, &id)?;
            let records = casework::record::list::list(office, &id, None)?;
            Answer::new(Whole { case, records }, whole_case::shown)
        }
        Case::Text { id } => {
            Answer::new(serde_json::json!({ "text": plain_text::plain_text(office, &id)? }), |answer| {
                answer.get("text").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
            })
        }
        Case::Set { id, field, value, seen } => {
            Answer::new(set::set(office, &id, &field, &value, seen.as_deref())?.value, |set| {
                let field = words::code(&set.field);
                if set.value.is_empty() {
                    format!("{field} is cleared. Saved on this laptop.\n")
                } else {
                    format!("{field} is {}. Saved on this laptop.\n", words::value(&set.field, &set.value))
                }
            })
        }
        Case::Close { id, reason, outcome, cancel_actions } => {
            let closing = Closing { reason, outcome, cancel_others: cancel_actions, ..Closing::default() };
            Answer::new(close::close(office, &id, closing)?.value, |closed| {
                let settled = match closed.actions.len() {
                    0 => String::new(),
                    count => format!(" {} cancelled with it.", words::count(count as u64, "action")),
                };
                format!("The case is closed: {}.{settled} Saved on this laptop.\n", words::code(&closed.reason))
            })
        }
        Case::Reopen { id, reason } => {
            reopen::reopen(office, &id, &reason, None)?;
            Answer::new(Reopened { id, status: "active" }, |_| {
                "The case is open again. Saved on this laptop.\n".to_owned()
            })
        }
        Case::Share(args) => shared(args, room),
        Case::Unshare { id, with } => Answer::new(share::unshare(office, &id, &with)?.value, circle),
    }
}

fn read_new(path: &std::path::Path, room: &Room) -> Result<NewCase, Failure> {
    let text = input::text(path, !room.in_batch)?;
    // The parser's own words would repeat what was written.
    serde_json::from_str(&text).map_err(|error| {
        Failure::invalid(
            "json_file",
            format!(
                "The person cannot be read (line {}, column {}). It must look like {{\"person\":{{\"family_name\":\"...\",\"given_name\":\"...\"}},\"cohorts\":[]}}, with only the fields that are known.",
                error.line(),
                error.column()
            ),
        )
    })
}

fn query(args: List, room: &Room) -> Result<Query, Failure> {
    if let Some(status) = &args.status
        && !list::statuses().contains(&status.as_str())
    {
        return Err(Failure::invalid("status", format!("A status is one of: {}.", list::statuses().join(", "))));
    }
    if let Some(id) = &args.cohort {
        let known = cohort::list(&room.office)?;
        if !known.iter().any(|cohort| cohort.id == *id) {
            return Err(Failure::invalid("cohort", "There is no such cohort. See: roundtable cohort list"));
        }
    }
    let List { cohort, status, search, limit, offset } = args;
    Ok(Query { cohort, status, search, limit, offset, ..Query::default() })
}

fn shared(args: Share, room: &Room) -> Result<Answer, Failure> {
    let with = organisations::listed(&room.office, args.with.as_deref().unwrap_or_default())?;
    // Given but empty is a slip, as of a script's variable; it must not mean everybody whom the cohort proposes.
    if args.with.is_some() && with.is_empty() {
        return Err(Failure::invalid("with", "Say with which partner. Nothing was shared."));
    }
    let parts = args.parts.as_deref();
    match (args.id, args.cohort) {
        (Some(id), _) => Answer::new(share::share(&room.office, &id, &with, parts, &args.basis)?.value, circle),
        (None, Some(cohort)) => {
            Answer::new(share_cohort(&room.office, &cohort, &with, parts, &args.basis)?.value, of_cohort)
        }
        (None, None) => Err(Failure::usage("Say which case or which cohort.")),
    }
}

fn of_cohort(shared: &share_cohort::Shared) -> String {
    let mut out = format!(
        "{} of {} shared; {} shared so already.\n",
        words::count(shared.shared, "case"),
        shared.cases,
        shared.unchanged
    );
    if !shared.refused.is_empty() {
        out.push_str(&format!("\nNot shared: {}\n", shared.refused.len()));
        let rows: Vec<_> = shared.refused.iter().map(|case| vec![case.id.clone(), case.message.clone()]).collect();
        out.push_str(&words::indented(&words::table(&["Case", "Why"], &rows), 2));
    }
    out
}

fn circle(shared: &Shared) -> String {
    super::whole_case::circle(&shared.circle)
}

fn page(page: &Page) -> String {
    if page.cases.is_empty() {
        return "Nobody fits.\n".to_owned();
    }
    let rows: Vec<_> = page
        .cases
        .iter()
        .map(|case| {
            vec![
                case.code.clone(),
                words::name(&case.family_name, &case.given_name, &case.title),
                case.date_of_birth.as_deref().map(words::date).unwrap_or_default(),
                case.nhs_number.as_deref().map(words::nhs_number).unwrap_or_default(),
                words::code(&case.status),
                words::code(&case.urgency),
                if case.needs_checking { "two answers".to_owned() } else { String::new() },
                case.id.clone(),
            ]
        })
        .collect();
    let table = words::table(&["Code", "Name", "Born", "NHS number", "Status", "Urgency", "To check", "Id"], &rows);
    let shown = page.cases.len() as u64;
    let of = if shown == page.total { String::new() } else { format!(" of {}", page.total) };
    format!("{table}{shown}{of} {}\n", if page.total == 1 { "person" } else { "people" })
}
