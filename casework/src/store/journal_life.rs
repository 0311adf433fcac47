//! In which unlock each position of our journal was written: two copies of one vault differ here once they part.

use crdt::id::Incarnation;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;

/// Notes that the journal grew in this unlock, beginning after a position; only the first time counts.
pub(crate) fn begin(sql: &Connection, incarnation: &Incarnation, after: i64) -> Result<()> {
    sql.prepare_cached("INSERT OR IGNORE INTO journal_life (after, incarnation) VALUES (?1, ?2)")?
        .execute(params![after, incarnation.0])?;
    Ok(())
}

/// The unlock in which a position was written; `None` for one from before this was kept, or from no unlock at all.
pub(crate) fn at(sql: &Connection, position: i64) -> Result<Option<Incarnation>> {
    let found: Option<Vec<u8>> = sql
        .prepare_cached("SELECT incarnation FROM journal_life WHERE after < ?1 ORDER BY n DESC LIMIT 1")?
        .query_row([position], |row| row.get(0))
        .optional()?;
    found.map(|bytes| Incarnation::from_slice(&bytes).map_err(Into::into)).transpose()
}
