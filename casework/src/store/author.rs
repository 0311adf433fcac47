//! Authors: a seat during one unlock of one vault.

use crdt::id::{Incarnation, SeatId};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;

/// The row of an author, added when new.
pub(crate) fn put(sql: &Connection, seat: &SeatId, incarnation: &Incarnation) -> Result<i64> {
    let found = sql
        .prepare_cached("SELECT n FROM author WHERE seat = ?1 AND incarnation = ?2")?
        .query_row(params![seat.0, incarnation.0], |row| row.get(0))
        .optional()?;
    if let Some(row) = found {
        return Ok(row);
    }
    sql.prepare_cached("INSERT INTO author (seat, incarnation) VALUES (?1, ?2)")?
        .execute(params![seat.0, incarnation.0])?;
    Ok(sql.last_insert_rowid())
}
