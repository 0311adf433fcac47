//! Pathway records: entries that answer a form, written once. A correction is a new entry that names what it corrects; two
//! corrections made apart are two answers, until somebody who has seen both writes the next.

pub mod add;
pub mod correct;
pub mod list;
pub(crate) mod question;
mod sets;
pub(crate) mod words;
pub(crate) mod written;

use std::collections::BTreeMap;

use crdt::{Part, id::EntryId};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

pub use list::Record;

use crate::{
    error::{Error, Result},
    store::SpaceRow,
};

/// The `type` of a record among the entries of a part.
pub(crate) const RECORD: &str = "record";
/// Of whom a version is: typed by somebody, or taken from a list that somebody imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Typed.
    Person,
    /// From an imported list; the version says so.
    List,
}

/// Where a version says that it was taken from a list, and how.
pub(crate) const FROM: (&str, &str) = ("from", "list");

/// What the name of a question begins with when it is about a record.
pub(crate) const QUESTION: &str = "record:";

/// A record that was added, corrected or struck through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Added {
    /// Its id; that of the first entry, which it keeps through every correction. Of a plan, the form's id.
    pub id: String,
    /// The answers as they are kept.
    pub answers: BTreeMap<String, String>,
}

/// Said of an id that is none.
pub(crate) const NONE: Error = Error::NotFound("There is no such record on this laptop.");

/// Where a record lives: the case, the part, the form and its version.
pub(crate) struct Place {
    pub(crate) row: SpaceRow,
    pub(crate) part: Part,
    pub(crate) root: EntryId,
    pub(crate) form: String,
}

/// Whether a record was struck through.
pub(crate) fn is_withdrawn(sql: &Connection, place: &Place) -> Result<bool> {
    Ok(sql
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM record_view WHERE space = ?1 AND root = ?2 AND withdrawn IS NOT NULL)",
        )?
        .query_row(rusqlite::params![place.row, place.root.0], |row| row.get(0))?)
}

/// Finds a record by its id, which is that of its first entry.
pub(crate) fn find(sql: &Connection, id: &str) -> Result<Place> {
    let entry: EntryId = id.trim().trim_start_matches(QUESTION).parse().map_err(|_| NONE)?;
    let found: Option<(i64, String, Vec<u8>, String)> = sql
        .prepare_cached("SELECT space, part, root, form FROM record_view WHERE entry = ?1")?
        .query_row([entry.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let (row, part, root, form) = found.ok_or(NONE)?;
    Ok(Place { row, part: Part::new(&part)?, root: EntryId::from_slice(&root)?, form })
}
