//! Withdrawing an attachment as entered in error: struck through with a reason, never removed.

use crdt::document::{Container, Map, Value};

use super::{Added, find};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched},
};

/// Withdraws it.
///
/// # Errors
/// `NotFound`, `Invalid` without a reason, `NotAllowed`.
pub fn withdraw(office: &Office, attachment: &str, reason: &str) -> Result<Outcome<Added>> {
    let reason = reason.trim().to_owned();
    if reason.is_empty() || reason.chars().count() > 500 {
        return Err(Error::Invalid { field: "reason", words: "Say why, in at most 500 characters." });
    }
    let attachment = attachment.to_owned();
    office.transact(Op::AttachmentWithdraw, move |tx| {
        let (row, part, id) = find(tx.sql, &attachment)?;
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
