//! Amending a note: a new entry that names the old one.

use super::{add, add::Added, check_text, find};
use crate::{
    error::Result,
    office::{Office, Op, Outcome},
};

/// Writes a correction of a note, in the same part.
///
/// # Errors
/// `NotFound`, `Invalid`, `NotAllowed`.
pub fn amend(office: &Office, note: &str, text: &str) -> Result<Outcome<Added>> {
    let text = check_text(text)?;
    let note = note.to_owned();
    office.transact(Op::NoteAmend, move |tx| {
        let (row, part, id) = find(tx.sql, &note)?;
        add::write(tx, row, &part, "correction", &text, Some(&id.to_string()))
    })
}
