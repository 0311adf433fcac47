//! How far each case was looked at on this laptop, in positions of the journal.

use rusqlite::{Connection, OptionalExtension, params};

use super::SpaceRow;
use crate::error::Result;

/// How far a case was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where the look before the present one ended: what came later is new in the present one.
    pub(crate) before: i64,
    /// When that was, in milliseconds; 0 when nobody knows, or when it was never looked at before.
    pub(crate) before_at: i64,
    /// As far as it was shown.
    pub(crate) shown: i64,
    pub(crate) shown_at: i64,
}

/// How far a case was looked at; none when never.
pub(crate) fn get(sql: &Connection, space: SpaceRow) -> Result<Option<Mark>> {
    let mut query = sql.prepare_cached("SELECT before_n, before_at, shown_n, shown_at FROM seen WHERE space = ?1")?;
    Ok(query
        .query_row([space], |row| {
            Ok(Mark { before: row.get(0)?, before_at: row.get(1)?, shown: row.get(2)?, shown_at: row.get(3)? })
        })
        .optional()?)
}

pub(crate) fn put(sql: &Connection, space: SpaceRow, mark: &Mark) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO seen (space, before_n, before_at, shown_n, shown_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (space) DO UPDATE SET before_n = ?2, before_at = ?3, shown_n = ?4, shown_at = ?5",
    )?
    .execute(params![space, mark.before, mark.before_at, mark.shown, mark.shown_at])?;
    Ok(())
}
