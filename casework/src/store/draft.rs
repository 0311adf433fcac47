//! Half-written notes: this laptop's alone.

use rusqlite::{Connection, OptionalExtension, params};

use super::SpaceRow;
use crate::{
    error::Result,
    note::draft::{Draft, Unfinished},
};

pub(crate) fn put(sql: &Connection, space: SpaceRow, draft: &Draft, now: i64) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO draft (space, kind, part, text, at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (space) DO UPDATE SET kind = ?2, part = ?3, text = ?4, at = ?5",
    )?
    .execute(params![space, draft.kind, draft.part, draft.text, now])?;
    Ok(())
}

pub(crate) fn forget(sql: &Connection, space: SpaceRow) -> Result<()> {
    sql.prepare_cached("DELETE FROM draft WHERE space = ?1")?.execute([space])?;
    Ok(())
}

pub(crate) fn get(sql: &Connection, space: SpaceRow) -> Result<Option<Draft>> {
    Ok(sql
        .prepare_cached("SELECT kind, part, text FROM draft WHERE space = ?1")?
        .query_row([space], |row| Ok(Draft { kind: row.get(0)?, part: row.get(1)?, text: row.get(2)? }))
        .optional()?)
}

pub(crate) fn list(sql: &Connection, most: u32) -> Result<Vec<Unfinished>> {
    let mut query = sql.prepare_cached(
        "SELECT v.id, v.family_name, v.given_name, v.title, d.at FROM draft d JOIN case_view v ON v.space = d.space
         ORDER BY d.at DESC, v.id LIMIT ?1",
    )?;
    let found = query.query_map([most], |row| {
        let at = crate::time::rfc3339(row.get(4)?);
        Ok(Unfinished { case: row.get(0)?, family_name: row.get(1)?, given_name: row.get(2)?, title: row.get(3)?, at })
    })?;
    Ok(found.collect::<std::result::Result<_, _>>()?)
}

pub(crate) fn any(sql: &Connection) -> Result<bool> {
    Ok(sql.prepare_cached("SELECT EXISTS (SELECT 1 FROM draft)")?.query_row([], |row| row.get(0))?)
}
