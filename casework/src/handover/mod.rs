//! Hand-overs: who is key worker, and which organisation leads, pass only when whoever is asked accepts. An offer is an
//! entry, and so is each answer; where it stands follows from them alone (`crdt::handover`).

pub mod answer;
pub mod list;
pub mod offer;
pub(crate) mod record;
pub mod revoke;
mod stand;

use crdt::{Part, id::EntryId};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::{
    error::{Error, Result},
    store::{SpaceRow, space},
};

/// What may be handed over: fields of the core part that keep both answers.
pub const DUTIES: [&str; 2] = ["key_worker", "lead_organisation"];
/// Longest summary in characters.
pub const MAX_SUMMARY: usize = 2_000;

/// Everybody in the circle sees who is responsible.
pub(crate) const PART: Part = Part::CORE;

/// An offer as screens and scripts show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Handover {
    /// Its id.
    pub id: String,
    /// The case's id.
    pub case: String,
    /// One of [`DUTIES`], or a newer word.
    pub of: String,
    /// Who is asked, in words.
    pub to: String,
    /// The organisation that is asked: only it may answer.
    pub to_organisation: String,
    /// What was recorded of the duty when it was offered; empty when nothing was.
    pub from: String,
    /// Why.
    pub reason: String,
    /// What whoever takes it on should know.
    pub summary: Option<String>,
    /// From when, `YYYY-MM-DD`; at once when absent.
    pub effective: Option<String>,
    /// A word of [`crdt::handover::State`].
    pub state: &'static str,
    /// Who offered it.
    pub offered_by: String,
    /// Their organisation.
    pub offered_by_organisation: String,
    /// When, as they claim; RFC 3339.
    pub offered_at: String,
    /// The step that made it stand so; nothing while nobody has answered.
    pub answer: Option<Taken>,
    /// What others did without having seen that.
    pub also: Vec<Taken>,
    /// The acceptance of another offer that came first: this one can no longer be accepted.
    pub overtaken: Option<Taken>,
    /// `not_sent`, `sent` or `seen`, from the receipts of who is asked; `not_in_circle` when it holds the case no longer;
    /// nothing when another organisation offered it.
    pub seen_by_asked: Option<&'static str>,
    /// What our organisation may do now: `accept`, `decline`, `revoke`.
    pub may: Vec<&'static str>,
    /// What a form hands back, so that it answers what it showed.
    pub newest: Vec<String>,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// The state it led to.
    pub state: &'static str,
    /// Who took it.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// Why.
    pub reason: Option<String>,
    /// Who took the duty on, of another offer that was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What became of an offer; also the answer of answering and revoking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The offer's id.
    pub id: String,
    /// Where it stands now.
    pub state: &'static str,
}

/// Where an offer lives.
pub(crate) fn find(sql: &Connection, id: &str) -> Result<(SpaceRow, EntryId)> {
    const NONE: Error = Error::NotFound("There is no such hand-over on this laptop.");
    let entry: EntryId = id.trim().parse().map_err(|_| NONE)?;
    let row: Option<SpaceRow> = sql
        .prepare_cached("SELECT space FROM handover_view WHERE entry = ?1")?
        .query_row([entry.0], |found| found.get(0))
        .optional()?;
    let row = row.ok_or(NONE)?;
    // Only cases are shown.
    space::id(sql, row).map(|_| (row, entry))
}
