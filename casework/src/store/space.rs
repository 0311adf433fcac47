//! Spaces: cases and teams now; meetings and learning log later.

use crdt::{Part, id::SpaceId};
use rusqlite::{Connection, OptionalExtension, params};

use super::SpaceRow;
use crate::error::{Error, Result};

/// The kind of space that is one person known to the team.
pub(crate) const CASE: &str = "case";
/// The kind of space that is a neighbourhood team.
pub(crate) const TEAM: &str = "team";

/// The kind of space that a part is of. Control entries name no kind: the part says it, so that every laptop files an
/// arriving space alike. Parts that this version does not know are of cases.
pub(crate) fn kind_of(part: &Part) -> &'static str {
    if *part == Part::TEAM { TEAM } else { CASE }
}

/// Adds a space, or finds it; a nonce that we know is kept.
pub(crate) fn put(sql: &Connection, space: &SpaceId, kind: &str, nonce: Option<&[u8; 16]>) -> Result<SpaceRow> {
    if let Some(row) = find(sql, space)? {
        return Ok(row);
    }
    sql.prepare_cached("INSERT INTO space (space, kind, nonce) VALUES (?1, ?2, ?3)")?
        .execute(params![space.0, kind, nonce])?;
    Ok(sql.last_insert_rowid())
}

pub(crate) fn find(sql: &Connection, space: &SpaceId) -> Result<Option<SpaceRow>> {
    Ok(sql.prepare_cached("SELECT n FROM space WHERE space = ?1")?.query_row([space.0], |row| row.get(0)).optional()?)
}

/// The case with this id as a person or script gave it.
pub(crate) fn of_case(sql: &Connection, id: &str) -> Result<SpaceRow> {
    const NONE: Error = Error::NotFound("There is no such case on this laptop.");
    let space: SpaceId = id.trim().parse().map_err(|_| NONE)?;
    // Somebody may have opened a part of a case in a space that came here as another kind: what is shown can be opened.
    let mut query = sql.prepare_cached(
        "SELECT n FROM space WHERE space = ?1 AND (kind = ?2 OR EXISTS (SELECT 1 FROM case_view c WHERE c.space = n))",
    )?;
    query.query_row(params![space.0, CASE], |row| row.get(0)).optional()?.ok_or(NONE)
}

pub(crate) fn id(sql: &Connection, row: SpaceRow) -> Result<SpaceId> {
    let bytes: Vec<u8> =
        sql.prepare_cached("SELECT space FROM space WHERE n = ?1")?.query_row([row], |row| row.get(0))?;
    Ok(SpaceId::from_slice(&bytes)?)
}

/// The nonce from which the space was derived, when our organisation opened it.
pub(crate) fn nonce(sql: &Connection, row: SpaceRow) -> Result<Option<[u8; 16]>> {
    let bytes: Option<Vec<u8>> =
        sql.prepare_cached("SELECT nonce FROM space WHERE n = ?1")?.query_row([row], |row| row.get(0))?;
    Ok(bytes.and_then(|bytes| bytes.try_into().ok()))
}

/// Remembers a nonce that arrived in a control entry of our own organisation's other laptop.
pub(crate) fn learn_nonce(sql: &Connection, row: SpaceRow, nonce: &[u8; 16]) -> Result<()> {
    sql.prepare_cached("UPDATE space SET nonce = ?2 WHERE n = ?1 AND nonce IS NULL")?.execute(params![row, nonce])?;
    Ok(())
}
