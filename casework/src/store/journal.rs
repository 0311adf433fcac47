//! The journal: everything this store accepted, in order. A partner's receipt is a position in it.

use crdt::id::OrgId;
use rusqlite::{Connection, params};

use super::{OrgRow, SpaceRow};
use crate::error::Result;

/// What a journal row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A profile, device list or certificate of the organisation `org`.
    Trust = 1,
    /// The control entry in the row `about`.
    Control = 2,
    /// The change at this position, and the body it brought, in the row `about`.
    Change = 3,
    /// The body in the row `about`, which came later than its change.
    Body = 4,
}

/// One accepted thing.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) n: i64,
    pub(crate) kind: Kind,
    pub(crate) space: Option<SpaceRow>,
    pub(crate) part: Option<String>,
    pub(crate) org: Option<Vec<u8>>,
    pub(crate) about: Option<i64>,
    pub(crate) came_from: Option<OrgRow>,
}

/// A row to add.
pub(crate) struct New<'a> {
    pub(crate) kind: Kind,
    pub(crate) space: Option<SpaceRow>,
    pub(crate) part: Option<&'a str>,
    pub(crate) about: Option<i64>,
    pub(crate) came_from: Option<OrgRow>,
}

/// Adds a row; gives its position.
pub(crate) fn add(sql: &Connection, row: &New<'_>) -> Result<i64> {
    sql.prepare_cached("INSERT INTO journal (kind, space, part, about, came_from) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![row.kind as i64, row.space, row.part, row.about, row.came_from])?;
    Ok(sql.last_insert_rowid())
}

/// Adds that something was said of an organisation: its profile, device list or certificates.
pub(crate) fn add_trust(sql: &Connection, org: &OrgId, came_from: Option<OrgRow>) -> Result<()> {
    sql.prepare_cached("INSERT INTO journal (kind, org, came_from) VALUES (?1, ?2, ?3)")?.execute(params![
        Kind::Trust as i64,
        org.0,
        came_from
    ])?;
    Ok(())
}

/// Says what row a new row of the journal is about.
pub(crate) fn set_about(sql: &Connection, n: i64, about: i64) -> Result<()> {
    sql.prepare_cached("UPDATE journal SET about = ?2 WHERE n = ?1")?.execute(params![n, about])?;
    Ok(())
}

/// Adds the body in row `body` to the change at `n` that came from the same organisation after `after`; gives whether
/// it could: a change that somebody may have been told of already brings nothing more.
pub(crate) fn join_body(sql: &Connection, n: i64, body: i64, came_from: OrgRow, after: i64) -> Result<bool> {
    let joined = sql
        .prepare_cached(
            "UPDATE journal SET about = ?2 WHERE n = ?1 AND n > ?4 AND about IS NULL AND came_from = ?3 AND kind = 3",
        )?
        .execute(params![n, body, came_from, after])?;
    Ok(joined == 1)
}

/// Whether what stands at a position came from somebody else.
pub(crate) fn came(sql: &Connection, n: i64) -> Result<bool> {
    let mut query = sql.prepare_cached("SELECT came_from IS NOT NULL FROM journal WHERE n = ?1")?;
    Ok(query.query_row([n], |row| row.get(0))?)
}

/// The newest position; 0 when empty.
pub(crate) fn end(sql: &Connection) -> Result<i64> {
    Ok(sql.prepare_cached("SELECT coalesce(max(n), 0) FROM journal")?.query_row([], |row| row.get(0))?)
}

/// Rows after `from`, up to and including `to`.
pub(crate) fn range(sql: &Connection, from: i64, to: i64, mut each: impl FnMut(Row) -> Result<()>) -> Result<()> {
    let mut query = sql.prepare_cached(
        "SELECT n, kind, space, part, org, about, came_from FROM journal WHERE n > ?1 AND n <= ?2 ORDER BY n",
    )?;
    let mut rows = query.query(params![from, to])?;
    while let Some(row) = rows.next()? {
        let kind = match row.get::<_, i64>(1)? {
            1 => Kind::Trust,
            2 => Kind::Control,
            4 => Kind::Body,
            _ => Kind::Change,
        };
        each(Row {
            n: row.get(0)?,
            kind,
            space: row.get(2)?,
            part: row.get(3)?,
            org: row.get(4)?,
            about: row.get(5)?,
            came_from: row.get(6)?,
        })?;
    }
    Ok(())
}
