//! Looking at a case: a line in the audit before anything is shown.

use std::collections::BTreeMap;

use rusqlite::ErrorCode;

use crate::{
    error::{Error, Result},
    office::{Office, Op},
    store::{SpaceRow, space},
    vault::VaultError,
};

/// Looking again within this time is the same look.
const SAME_LOOK_MS: i64 = 15 * 60 * 1000;

/// What was looked at during this unlock.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looks {
    seen: BTreeMap<SpaceRow, i64>,
    /// Looks whose line could not be written because the disk was full: the next line that can be brings them along.
    pub(crate) unwritten: Vec<(i64, SpaceRow)>,
    /// The unlock itself, for the same reason.
    pub(crate) unlocked_at: Option<i64>,
    /// Acts that hold although their line could not be written.
    pub(crate) acts: Vec<(i64, Op)>,
}

impl Looks {
    /// Whether a look now is one that has its line already; a clock that went back makes it a new one.
    fn is_same(&self, row: SpaceRow, now: i64) -> bool {
        self.seen.get(&row).is_some_and(|at| (0..SAME_LOOK_MS).contains(&(now - at)))
    }
}

/// Writes the line for opening a case. A full disk does not keep a person from reading: the look is remembered and
/// written with the next line.
///
/// # Errors
/// `not_found`; storage errors.
pub(crate) fn at_case(office: &Office, id: &str) -> Result<()> {
    let id = id.to_owned();
    let Some((row, now)) = office.run(move |vault, desk| {
        let row = space::of_case(vault.conn()?, &id)?;
        let now = desk.now();
        Ok((!desk.looks.is_same(row, now)).then_some((row, now)))
    })?
    else {
        return Ok(());
    };
    let written = office.transact(Op::CaseOpen, move |tx| {
        tx.concerns(row);
        Ok(())
    });
    let full = match written {
        Ok(_) => false,
        Err(error) if is_full(&error) => true,
        Err(error) => return Err(error),
    };
    office.run(move |_, desk| {
        desk.looks.seen.insert(row, now);
        if full {
            desk.looks.unwritten.push((now, row));
        }
        Ok(())
    })
}

fn is_full(error: &Error) -> bool {
    match error {
        Error::Vault(VaultError::DiskFull) => true,
        Error::Sql(cause) => cause.sqlite_error_code() == Some(ErrorCode::DiskFull),
        _ => false,
    }
}
