//! Looking at a case: a line in the audit before anything is shown.

use std::collections::BTreeMap;

use crate::{
    error::{Error, Result},
    office::{Desk, Office, Op},
    store::{SpaceRow, space},
    vault::VaultError,
};

/// Looking again within this time is the same look.
const SAME_LOOK_MS: i64 = 15 * 60 * 1000;

/// What was looked at during this unlock.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looks {
    seen: BTreeMap<SpaceRow, i64>,
    /// What holds although its line could not be written, for example because the disk was full: the next line that can
    /// be brings these along.
    pub(crate) unwritten: Vec<Unwritten>,
}

/// A line that waits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unwritten {
    pub(crate) at: i64,
    pub(crate) act: Op,
    pub(crate) case: Option<SpaceRow>,
}

impl Looks {
    /// Whether a look now is one that has its line already; a clock that went back makes it a new one.
    fn is_same(&self, row: SpaceRow, now: i64) -> bool {
        self.seen.get(&row).is_some_and(|at| (0..SAME_LOOK_MS).contains(&(now - at)))
    }
}

/// Whether looking at a case now is a look that has its line already.
pub(crate) fn has_line(desk: &Desk, row: SpaceRow) -> bool {
    desk.looks.is_same(row, desk.now())
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
    leave_line(office, Op::CaseOpen, row, now)?;
    office.run(move |_, desk| {
        desk.looks.seen.insert(row, now);
        Ok(())
    })
}

/// Writes the line for showing what stands behind a press, such as a key safe's code. Each press is a look of its own.
///
/// # Errors
/// `not_found`; storage errors.
pub(crate) fn behind_a_press(office: &Office, op: Op, id: &str) -> Result<()> {
    let id = id.to_owned();
    let (row, now) = office.run(move |vault, desk| Ok((space::of_case(vault.conn()?, &id)?, desk.now())))?;
    leave_line(office, op, row, now)
}

/// Writes the line now, or remembers it when the disk is full.
fn leave_line(office: &Office, op: Op, row: SpaceRow, now: i64) -> Result<()> {
    let written = office.transact(op, move |tx| {
        tx.concerns(row);
        Ok(())
    });
    match written {
        Ok(_) => Ok(()),
        Err(Error::Vault(VaultError::DiskFull)) => office.run(move |_, desk| {
            desk.looks.unwritten.push(Unwritten { at: now, act: op, case: Some(row) });
            Ok(())
        }),
        Err(error) => Err(error),
    }
}
