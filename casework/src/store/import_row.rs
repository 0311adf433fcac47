//! Rows of imported spreadsheets, known again by their source id or identifying cells.

use rusqlite::{Connection, OptionalExtension, params};

use super::SpaceRow;
use crate::error::Result;

/// The case a row became, and the hash of what the row said.
pub(crate) fn find(sql: &Connection, source_key: &[u8]) -> Result<Option<(SpaceRow, Vec<u8>)>> {
    Ok(sql
        .prepare_cached("SELECT space, content FROM import_row WHERE source_key = ?1")?
        .query_row([source_key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

pub(crate) fn put(sql: &Connection, source_key: &[u8], content: &[u8], space: SpaceRow) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO import_row (source_key, content, space) VALUES (?1, ?2, ?3)
         ON CONFLICT (source_key) DO UPDATE SET content = ?2",
    )?
    .execute(params![source_key, content, space])?;
    Ok(())
}
