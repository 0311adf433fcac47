//! Control entries as signed, and the logs they make.

use crdt::{
    Part, codec,
    id::{ControlHash, SpaceId},
    sign::Signed,
    trust::{ControlEntry, ControlLog, Directory},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::SpaceRow;
use crate::error::{Error, Result};

/// Keeps an entry that stands at `at_n` of the journal.
pub(crate) fn put(sql: &Connection, space: SpaceRow, signed: &Signed<ControlEntry>, at_n: i64) -> Result<()> {
    sql.prepare_cached("INSERT OR IGNORE INTO control (space, part, hash, signed, at_n) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            space,
            signed.value.part.as_str(),
            ControlEntry::hash(signed).0,
            codec::encode(signed),
            at_n
        ])?;
    Ok(())
}

/// The row of an entry, when it is held.
pub(crate) fn row(sql: &Connection, hash: &ControlHash) -> Result<Option<i64>> {
    Ok(sql.prepare_cached("SELECT n FROM control WHERE hash = ?1")?.query_row([hash.0], |row| row.get(0)).optional()?)
}

pub(crate) fn get(sql: &Connection, hash: &ControlHash) -> Result<Option<Signed<ControlEntry>>> {
    let bytes: Option<Vec<u8>> = sql
        .prepare_cached("SELECT signed FROM control WHERE hash = ?1")?
        .query_row([hash.0], |row| row.get(0))
        .optional()?;
    bytes.map(|bytes| codec::decode(&bytes, "control")).transpose().map_err(Into::into)
}

/// The position of an entry in the journal; 0 when it is not held.
pub(crate) fn position(sql: &Connection, hash: &ControlHash) -> Result<i64> {
    let at_n = sql.prepare_cached("SELECT at_n FROM control WHERE hash = ?1")?.query_row([hash.0], |row| row.get(0));
    Ok(at_n.optional()?.unwrap_or(0))
}

/// Every entry of a part, in the order they were admitted.
pub(crate) fn entries(sql: &Connection, space: SpaceRow, part: &str) -> Result<Vec<Signed<ControlEntry>>> {
    let mut query = sql.prepare_cached("SELECT signed FROM control WHERE space = ?1 AND part = ?2 ORDER BY n")?;
    let mut rows = query.query(params![space, part])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(codec::decode(&row.get::<_, Vec<u8>>(0)?, "control")?);
    }
    Ok(out)
}

/// The parts of a space that have a log.
pub(crate) fn parts(sql: &Connection, space: SpaceRow) -> Result<Vec<Part>> {
    let mut query = sql.prepare_cached("SELECT DISTINCT part FROM control WHERE space = ?1 ORDER BY part")?;
    let names = query.query_map([space], |row| row.get::<_, String>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    names.iter().map(|name| Part::new(name).map_err(Into::into)).collect()
}

/// The log of a part from the stored entries, which were judged when they were admitted: the vault authenticates its
/// own pages, and a check judges them all again.
pub(crate) fn restored(sql: &Connection, space: SpaceRow, id: SpaceId, part: &Part) -> Result<ControlLog> {
    let mut log = ControlLog::new(id, part.clone());
    for signed in entries(sql, space, part.as_str())? {
        log.restore(signed)?;
    }
    Ok(log)
}

/// The log of a part, every entry judged again. Stored entries were admitted once, so each must be admitted again.
pub(crate) fn log(
    sql: &Connection,
    directory: &Directory,
    space: SpaceRow,
    id: SpaceId,
    part: &Part,
) -> Result<ControlLog> {
    let mut log = ControlLog::new(id, part.clone());
    for signed in entries(sql, space, part.as_str())? {
        let author = directory.author(&signed.value.seat).ok_or(Error::Inconsistent("author of a control entry"))?;
        let countersigners: Vec<_> =
            signed.value.countersignatures.iter().filter_map(|(seat, _)| directory.author(seat)).collect();
        log.admit(signed, author, &countersigners)?;
    }
    Ok(log)
}
