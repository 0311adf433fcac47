//! Our own marks on our journal: whether a receipt is for what this vault wrote, or for what a copy of it wrote.
//!
//! Two copies of one vault name their journals alike and fill them differently, and so do a vault and an older state of
//! itself that was put back with its witness. A receipt for position 520 of the one would end the sending of whatever
//! the other wrote there. So each bundle carries a mark of its last position: in which unlock it was written, and a
//! keyed hash that nobody without the seat's key can make. Readers give it back with the receipt.

use crdt::{
    bundle::{Mark, Receipt},
    id::{Incarnation, derive},
};

use crate::{
    error::Result,
    office::{Desk, Tx},
    store::{journal, journal_life},
};

/// What a receipt's mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// It is for what we wrote.
    Ours,
    /// Our seat wrote it, but not this vault: there is a copy of it, or it was put back in time.
    OfACopy,
    /// Nobody of us made that mark.
    False,
}

/// Our mark of a position; `None` for one from before marks were made.
pub(super) fn of(tx: &Tx<'_>, position: i64) -> Result<Option<Mark>> {
    Ok(journal_life::at(tx.sql, position)?.map(|life| make(tx.desk, position, &life)))
}

/// Judges a receipt about our store by all the marks in it. Readers of earlier versions give none back.
pub(super) fn judge(tx: &Tx<'_>, receipt: &Receipt) -> Result<Judged> {
    let end = journal::end(tx.sql)?;
    let mut judged = Judged::Ours;
    for (position, mark) in receipt.marks.iter().flatten() {
        let Ok(position) = i64::try_from(*position) else { return Ok(Judged::False) };
        let life = Incarnation(mark.life());
        if make(tx.desk, position, &life) != *mark {
            return Ok(Judged::False);
        }
        if position > end || journal_life::at(tx.sql, position)? != Some(life) {
            judged = Judged::OfACopy;
        }
    }
    Ok(judged)
}

fn make(desk: &Desk, position: i64, life: &Incarnation) -> Mark {
    let key = desk.keys.sign_key().expose();
    let hash = derive("journal-mark/1", &[key, desk.store.as_bytes(), &position.to_le_bytes(), life.as_bytes()]);
    let mut mark = [0; 32];
    for (to, from) in mark.iter_mut().zip(life.as_bytes().iter().chain(&hash)) {
        *to = *from;
    }
    Mark(mark)
}
