//! Opening a case again that was closed, declined or entered in error: with a reason, and nothing of before is lost.

use super::{
    change::{self, Changed, NewValue},
    stage::{as_reason, value},
};
use crate::{
    action,
    error::{Error, Result},
    office::{Office, Op, Outcome},
    store::space,
};

/// Opens a case again. `seen` are the ids of the answers of the stage that the form showed.
///
/// # Errors
/// `Invalid` without a reason; `NotAllowed` for a case that is open; `ChangedMeanwhile`, `TwoAnswersOpen`, `NotFound`.
pub fn reopen(office: &Office, id: &str, reason: &str, seen: Option<Vec<String>>) -> Result<Outcome<Vec<Changed>>> {
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Error::Invalid { field: "reason", words: "Say why the case is opened again." });
    }
    let id = id.to_owned();
    office.transact(Op::CaseReopen, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        tx.concerns(row);
        if action::refuse_ended(tx.sql, row, "status").is_ok() {
            return Err(Error::NotAllowed("This case is open. Nothing was changed."));
        }
        let status = NewValue { seen, ..value("status", "active") };
        let values =
            [status, value("status_reason", &reason), value("closure_reason", ""), value("closure_outcome", "")];
        let checked = values.into_iter().map(change::check).collect::<Result<Vec<_>>>().map_err(as_reason)?;
        change::apply(tx, row, &checked)
    })
}
