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
    for waiting in &desk.looks.unwritten {
        audit::add(sql, &audit::New { at: waiting.at, seat, act: waiting.act.name(), about: "" }, waiting.case)?;
    }
    audit::add(sql, &audit::New { at: desk.now(), seat, act: op.name(), about }, cases)
}

/// Notes that the line was committed, and with it those that waited.
pub(super) fn written(desk: &mut Desk) {
    desk.looks.unwritten.clear();
}
