//! Rows of imported spreadsheets, known again by their keys.

use rusqlite::{Connection, params};

use super::SpaceRow;
use crate::{
    error::Result,
    import::{KnownRow, keys::RowKeys},
};

/// Every row ever imported, with the case it became.
pub(crate) fn all(sql: &Connection) -> Result<Vec<KnownRow<SpaceRow>>> {
    let mut query =
        sql.prepare_cached("SELECT source, by_number, by_name, content, space FROM import_row ORDER BY source")?;
    let rows = query.query_map([], |row| {
        Ok(KnownRow {
            keys: RowKeys { source: row.get(0)?, by_number: row.get(1)?, by_name: row.get(2)? },
            content_hash: row.get(3)?,
            case: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// What the row said last time, as the fields it became.
pub(crate) fn fields_of(sql: &Connection, case: SpaceRow) -> Result<String> {
    Ok(sql
        .prepare_cached("SELECT fields FROM import_row WHERE space = ?1 ORDER BY source LIMIT 1")?
        .query_row([case], |row| row.get(0))?)
}

/// Remembers a row in place of what was remembered of its case.
pub(crate) fn put(sql: &Connection, keys: &RowKeys, content: &str, fields: &str, case: SpaceRow) -> Result<()> {
    sql.prepare_cached("DELETE FROM import_row WHERE space = ?1")?.execute([case])?;
    sql.prepare_cached(
        "INSERT OR REPLACE INTO import_row (source, by_number, by_name, content, fields, space) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![keys.source, keys.by_number, keys.by_name, content, fields, case])?;
    Ok(())
}
