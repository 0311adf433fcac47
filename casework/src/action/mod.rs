//! Actions: something somebody will do by a date. An action is an entry, and so is each step that it takes; where it
//! stands follows from the steps alone (`crdt::action`).

pub mod add;
pub mod find;
pub mod list;
mod owner;
pub(crate) mod record;
pub mod set;
pub mod todo;

use crdt::{Part, id::EntryId};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::{
    error::{Error, Result},
    store::SpaceRow,
};

pub use owner::NewOwner;
pub(crate) use owner::Owner;

/// Longest text of an action in characters.
pub const MAX_TEXT: usize = 400;

/// An action as screens and scripts show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// The case's id.
    pub case: String,
    /// What is to be done.
    pub text: String,
    /// Who will do it: a person, a partner, or a person at a partner.
    pub owner: String,
    /// The other record of the person in which it stands, where several records are shown as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The partner's id, when a partner owns it.
    pub owner_organisation: Option<String>,
    /// The person, when one is named.
    pub owner_person: Option<String>,
    /// `YYYY-MM-DD`.
    pub due: String,
    /// A word of [`crdt::action::State`].
    pub state: String,
    /// Who asked.
    pub asked_by: String,
    /// Their organisation.
    pub asked_by_organisation: String,
    /// When, as they claim; RFC 3339.
    pub asked_at: String,
    /// Why it stands so, when whoever made it so said why.
    pub reason: Option<String>,
    /// Who made it so; nobody while it is only asked.
    pub state_by: Option<String>,
    /// Their organisation.
    pub state_by_organisation: Option<String>,
    /// When, as they claim; RFC 3339.
    pub state_at: Option<String>,
    /// Whom the one who declined suggests instead.
    pub suggested_owner: Option<String>,
    /// Its part, which says who can see it.
    pub part: String,
    /// It is due before today and not settled.
    pub overdue: bool,
    /// Done, confirmed or cancelled.
    pub settled: bool,
    /// `not_sent`, `sent` or `seen`, from the owner's receipts alone; `not_in_circle` when the partner that owns it holds
    /// the part no longer; nothing when no partner owns it, or when another organisation asked and only it can know.
    pub seen_by_owner: Option<&'static str>,
    /// The steps it may take from here.
    pub next: Vec<Next>,
    /// What a form hands back, so that it goes on from what it showed.
    pub newest: Vec<String>,
    /// What other people said without having seen what holds, until somebody goes on.
    pub also: Vec<Taken>,
    /// Every step, oldest first; only when one case is opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<Taken>>,
}

/// A step that may be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    /// The state it leads to.
    pub state: &'static str,
    /// It needs a reason.
    pub reason: bool,
    /// It needs an owner.
    pub owner: bool,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// The state it led to, or a word of a newer version.
    pub state: String,
    /// Who took it.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// Why.
    pub reason: Option<String>,
    /// Whom it asks, or suggests instead.
    pub owner: Option<String>,
    /// It counts; one that does not fit where the action stood is kept and changes nothing.
    pub counted: bool,
}

/// Where an action lives.
pub(crate) fn find(sql: &Connection, id: &str) -> Result<(SpaceRow, Part, EntryId)> {
    const NONE: Error = Error::NotFound("There is no such action on this laptop.");
    let entry: EntryId = id.trim().parse().map_err(|_| NONE)?;
    let found: Option<(i64, String)> = sql
        .prepare_cached("SELECT space, part FROM action_view WHERE entry = ?1")?
        .query_row([entry.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (row, part) = found.ok_or(NONE)?;
    Ok((row, Part::new(&part)?, entry))
}

/// States in which nobody looks at a case any more.
pub(crate) const ENDED: [(&str, &str); 3] = [
    ("closed", "This case is closed. Open it again first."),
    ("declined", "This case was declined. Open it again first."),
    ("entered_in_error", "This case was entered in error. Open it again first."),
];

/// Refuses that anybody is asked in a case that has ended: nobody would look there again.
pub(crate) fn refuse_ended(sql: &Connection, row: SpaceRow, field: &'static str) -> Result<()> {
    let status: Option<String> = sql
        .prepare_cached("SELECT status FROM case_view WHERE space = ?1")?
        .query_row([row], |found| found.get(0))
        .optional()?;
    match ENDED.iter().find(|(ended, _)| status.as_deref() == Some(*ended)) {
        Some((_, words)) => Err(Error::Invalid { field, words }),
        None => Ok(()),
    }
}

/// Refuses to end a case while somebody still has something to do in it: nobody would look there again. Only actions
/// in parts that this laptop holds can be counted. That a person died ends no case, so it is never refused.
pub(crate) fn refuse_open(sql: &Connection, row: SpaceRow, field: &str, value: &str) -> Result<()> {
    if field != "status" || !ENDED.iter().any(|(ended, _)| *ended == value) {
        return Ok(());
    }
    let open: u64 = sql
        .prepare_cached("SELECT count(*) FROM action_view WHERE space = ?1 AND settled = 0")?
        .query_row([row], |found| found.get(0))?;
    if open == 0 { Ok(()) } else { Err(Error::OpenActions { open }) }
}

/// The open actions of a case, by due date. Only those in parts that this laptop holds are known.
pub(crate) fn open_of(sql: &Connection, row: SpaceRow) -> Result<Vec<String>> {
    let mut query = sql.prepare_cached(
        "SELECT lower(hex(entry)) FROM action_view WHERE space = ?1 AND settled = 0 ORDER BY due, entry",
    )?;
    Ok(query.query_map([row], |found| found.get(0))?.collect::<std::result::Result<_, _>>()?)
}
