//! Withdrawing an attachment as entered in error: struck through with a reason, never removed.

use super::{Added, find};
use crate::{
    error::Result,
    note::withdraw::strike,
    office::{Office, Op, Outcome},
    reason,
};

/// Withdraws it.
///
/// # Errors
/// `NotFound`, `Invalid` without a reason, `NotAllowed`.
pub fn withdraw(office: &Office, attachment: &str, reason: &str) -> Result<Outcome<Added>> {
    let reason = reason::required(reason)?;
    let attachment = attachment.to_owned();
    office.transact(Op::AttachmentWithdraw, move |tx| {
        let (row, part, id) = find(tx.sql, &attachment)?;
        strike(tx, row, &part, &id, &reason)?;
        Ok(Added { id: id.to_string() })
    })
}
