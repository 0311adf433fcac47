//! Withdrawing a service that is no longer offered: with a reason, and nothing of it is lost.

use super::{Service, add::write, definition::Definition, our_team, seen};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome},
};

/// Withdraws a service. `seen_entry` is the entry that the form showed.
///
/// # Errors
/// `Invalid` without a reason; `NotFound`; `ChangedMeanwhile` when somebody else corrected it since; `NotAllowed`.
pub fn withdraw(office: &Office, id: &str, reason: &str, seen_entry: Option<&str>) -> Result<Outcome<Service>> {
    let (id, reason) = (id.to_owned(), reason.to_owned());
    let seen_entry = seen_entry.map(str::to_owned);
    office.transact(Op::ServiceWithdraw, move |tx| {
        let team = our_team(tx)?;
        let newest = seen(tx.sql, team, &id, seen_entry.as_deref())?;
        if newest.definition.withdrawn.is_some() {
            return Err(Error::NotAllowed("This service is withdrawn already."));
        }
        let definition = Definition { withdrawn: Some(reason), after: Some(newest.entry), ..newest.definition };
        let definition = definition.check().map_err(|(field, words)| Error::Invalid { field, words })?;
        write(tx, team, &definition, Some(newest.id))
    })
}
