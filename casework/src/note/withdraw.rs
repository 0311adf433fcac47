//! Withdrawing a note as entered in error: struck through with a reason, never removed.

use crdt::document::{Container, Map, Value};

use super::{add::Added, find};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched},
};

/// Withdraws a note.
///
/// # Errors
/// `NotFound`, `Invalid` without a reason, `NotAllowed`.
pub fn withdraw(office: &Office, note: &str, reason: &str) -> Result<Outcome<Added>> {
    let reason = reason.trim().to_owned();
    if reason.is_empty() || reason.chars().count() > 500 {
        return Err(Error::Invalid { field: "reason", words: "Say why, in at most 500 characters." });
    }
    let note = note.to_owned();
    office.transact(Op::NoteWithdraw, move |tx| {
        let (row, part, id) = find(tx.sql, &note)?;
        let entry = Map::from([
            ("type".to_owned(), Value::from("withdrawn")),
            ("of".to_owned(), Value::from(id.to_string())),
            ("reason".to_owned(), Value::from(reason)),
        ]);
        tx.edit(row, &part, |_, edit| {
            edit.enter(Container::Entries, entry);
            Ok(())
        })?;
        tx.touch(Touched::Cases);
        Ok(Added { id: id.to_string() })
    })
}
