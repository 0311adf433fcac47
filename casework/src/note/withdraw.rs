//! Withdrawing what was entered in error: struck through with a reason, never removed.

use crdt::{
    Part,
    document::{Container, Map, Value},
    id::EntryId,
};

use super::{add::Added, find};
use crate::{
    error::Result,
    office::{Office, Op, Outcome, Touched, Tx},
    reason,
    store::SpaceRow,
};

/// Withdraws a note.
///
/// # Errors
/// `NotFound`, `Invalid` without a reason, `NotAllowed`.
pub fn withdraw(office: &Office, note: &str, reason: &str) -> Result<Outcome<Added>> {
    let reason = reason::required(reason)?;
    let note = note.to_owned();
    office.transact(Op::NoteWithdraw, move |tx| {
        let (row, part, id) = find(tx.sql, &note)?;
        strike(tx, row, &part, &id, &reason)?;
        Ok(Added { id: id.to_string() })
    })
}

/// Strikes an entry of a part through: a note, a record or an attachment.
pub(crate) fn strike(tx: &mut Tx<'_>, row: SpaceRow, part: &Part, id: &EntryId, reason: &str) -> Result<()> {
    let entry = Map::from([
        ("type".to_owned(), Value::from("withdrawn")),
        ("of".to_owned(), Value::from(id.to_string())),
        ("reason".to_owned(), Value::from(reason)),
    ]);
    tx.edit(row, part, |_, edit| {
        edit.enter(Container::Entries, entry);
        Ok(())
    })?;
    tx.touch(Touched::Cases);
    Ok(())
}
