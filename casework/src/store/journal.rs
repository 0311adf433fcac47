//! The journal: everything this store accepted, in order. A partner's receipt is a position in it.

use crdt::id::OrgId;
use rusqlite::{Connection, params};

use super::{OrgRow, SpaceRow};
use crate::error::Result;

/// What a journal row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A profile, device list or certificate of the organisation `reference`.
    Trust = 1,
    /// The control entry `reference`.
    Control = 2,
    /// The change `reference`, and the body it brought.
    Change = 3,
    /// The body `reference` that came later than its change.
    Body = 4,
}

/// One accepted thing.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) n: i64,
    pub(crate) kind: Kind,
    pub(crate) space: Option<SpaceRow>,
    pub(crate) part: Option<String>,
    pub(crate) reference: Vec<u8>,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) came_from: Option<OrgRow>,
}

/// A row to add.
pub(crate) struct New<'a> {
    pub(crate) kind: Kind,
    pub(crate) space: Option<SpaceRow>,
    pub(crate) part: Option<&'a str>,
    pub(crate) reference: &'a [u8],
    pub(crate) body: Option<&'a [u8]>,
    pub(crate) came_from: Option<OrgRow>,
}

/// Adds a row; gives its position.
pub(crate) fn add(sql: &Connection, row: &New<'_>) -> Result<i64> {
    sql.prepare_cached(
        "INSERT INTO journal (kind, space, part, ref, body, came_from) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![row.kind as i64, row.space, row.part, row.reference, row.body, row.came_from])?;
    Ok(sql.last_insert_rowid())
}

/// Adds that something was said of an organisation: its profile, device list or certificates.
pub(crate) fn add_trust(sql: &Connection, org: &OrgId, came_from: Option<OrgRow>) -> Result<()> {
    let row = New { kind: Kind::Trust, space: None, part: None, reference: org.as_bytes(), body: None, came_from };
    add(sql, &row).map(|_| ())
}

/// The newest position; 0 when empty.
pub(crate) fn end(sql: &Connection) -> Result<i64> {
    Ok(sql.prepare_cached("SELECT coalesce(max(n), 0) FROM journal")?.query_row([], |row| row.get(0))?)
}

/// Rows after `from`, up to and including `to`.
pub(crate) fn range(sql: &Connection, from: i64, to: i64, mut each: impl FnMut(Row) -> Result<()>) -> Result<()> {
    let mut query = sql.prepare_cached(
        "SELECT n, kind, space, part, ref, body, came_from FROM journal WHERE n > ?1 AND n <= ?2 ORDER BY n",
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
            reference: row.get(4)?,
            body: row.get(5)?,
            came_from: row.get(6)?,
        })?;
    }
    Ok(())
}
