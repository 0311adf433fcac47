//! The audit's line of an act, and the lines before it that a full disk kept from being written.

use rusqlite::Connection;

use super::{Desk, Op};
use crate::{
    error::Result,
    store::{SpaceRow, audit},
};

/// Writes the line of an act inside its transaction; whoever commits it calls [`written`] afterwards.
pub(super) fn write(
    sql: &Connection,
    desk: &Desk,
    op: Op,
    about: &str,
    cases: impl IntoIterator<Item = SpaceRow>,
) -> Result<()> {
    if !op.is_audited() {
        return Ok(());
    }
    let seat = desk.author.seat;
    if let Some(at) = desk.looks.unlocked_at {
        audit::add(sql, &audit::New { at, seat, act: Op::Unlock.name(), about: "" }, [])?;
    }
    for (at, act) in &desk.looks.acts {
        audit::add(sql, &audit::New { at: *at, seat, act: act.name(), about: "" }, [])?;
    }
    for (at, row) in &desk.looks.unwritten {
        let look = audit::New { at: *at, seat, act: Op::CaseOpen.name(), about: "" };
        audit::add(sql, &look, [*row])?;
    }
    audit::add(sql, &audit::New { at: desk.now(), seat, act: op.name(), about }, cases)
}

/// Notes that the line was committed, and with it those that waited.
pub(super) fn written(desk: &mut Desk) {
    desk.looks.unwritten.clear();
    desk.looks.acts.clear();
    desk.looks.unlocked_at = None;
}
