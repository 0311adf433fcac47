//! Founding a team: its space, its name, and the founder as first member and steward.

use crdt::{
    Part,
    document::{Container, Value},
};

use super::{check, joining, named_at_setup, ours};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    store::{SpaceRow, space},
    view::team::NAME,
};

/// Founds a team; gives its name.
///
/// # Errors
/// `Invalid` for the name; `NotAllowed` when our organisation is in a team already.
pub fn found(office: &Office, typed: &str) -> Result<Outcome<String>> {
    let name = check(typed)?;
    office.transact(Op::TeamFound, move |tx| {
        if ours(tx.sql, &tx.directory, &tx.desk.org)?.is_some() {
            return Err(Error::NotAllowed("Your organisation is in a team already."));
        }
        open(tx, &name)?;
        Ok(name)
    })
}

/// Opens the team's space, its document and its control log, of which we are the steward.
fn open(tx: &mut Tx<'_>, name: &str) -> Result<SpaceRow> {
    let (row, _) = tx.open_space(space::TEAM)?;
    let joining = joining(tx);
    tx.edit(row, &Part::TEAM, |_, edit| {
        edit.put(NAME, Value::from(name)).enter(Container::Entries, joining);
        Ok(())
    })?;
    tx.touch(Touched::Team);
    Ok(row)
}

/// Our team; a vault that only knows what its team is called founds it now.
pub(super) fn ours_or_found(tx: &mut Tx<'_>) -> Result<SpaceRow> {
    if let Some(row) = ours(tx.sql, &tx.directory, &tx.desk.org)? {
        return Ok(row);
    }
    let name = named_at_setup(tx.sql)?.ok_or(super::NO_TEAM)?;
    open(tx, &name)
}
