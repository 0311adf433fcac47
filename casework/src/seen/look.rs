//! Looking at a case: what is new is told, and the mark moves to what is shown.

use super::since::{Since, since, told};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    store::{
        SpaceRow, journal,
        seen::{self, Mark},
        space,
    },
    vault::VaultError,
    view::{self, same},
};

/// Coming back within this time is the same look.
const SAME_LOOK_MS: i64 = 15 * 60 * 1000;

/// Begins a look at a case, or goes on with the one that began a moment ago; tells what is new in it. A full disk does not
/// keep a person from reading: then the mark stays where it is.
///
/// # Errors
/// `NotFound`; storage errors.
pub fn look(office: &Office, case: &str) -> Result<Outcome<Since>> {
    let id = case.to_owned();
    let looked = office.transact(Op::CaseSeen, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        let now = tx.desk.now();
        let end = journal::end(tx.sql)?;
        // The other records of the person are shown with it.
        for record in same::records(tx.sql, row)? {
            let held = seen::get(tx.sql, record)?;
            let mark = match held {
                None => Mark { before: 0, before_at: 0, shown: end, shown_at: now },
                Some(held) if (0..SAME_LOOK_MS).contains(&(now - held.shown_at)) => Mark { shown: end, ..held },
                Some(held) => Mark { before: held.shown, before_at: held.shown_at, shown: end, shown_at: now },
            };
            keep(tx, record, held, &mark)?;
        }
        told(tx.sql, tx.desk, row)
    });
    match looked {
        Err(Error::Vault(VaultError::DiskFull)) => Ok(Outcome { value: since(office, case)?, touched: Vec::new() }),
        looked => looked,
    }
}

/// Moves the mark to a position that was shown during a look; never back.
///
/// # Errors
/// `NotFound`; storage errors.
pub fn mark(office: &Office, case: &str, up_to: i64) -> Result<Outcome<()>> {
    let id = case.to_owned();
    office.transact(Op::CaseSeen, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        for record in same::records(tx.sql, row)? {
            let held = seen::get(tx.sql, record)?;
            let was = held.unwrap_or(Mark { shown_at: tx.desk.now(), ..Mark::default() });
            let mark = Mark { shown: up_to.min(journal::end(tx.sql)?).max(was.shown), ..was };
            keep(tx, record, held, &mark)?;
        }
        Ok(())
    })
}

fn keep(tx: &mut Tx<'_>, row: SpaceRow, held: Option<Mark>, mark: &Mark) -> Result<()> {
    if held.as_ref() == Some(mark) {
        return Ok(());
    }
    seen::put(tx.sql, row, mark)?;
    if view::updates::any(tx.sql, row)? {
        view::updates::project(tx.sql, row)?;
        tx.touch(Touched::Cases);
    }
    Ok(())
}
