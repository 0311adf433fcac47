//! Control entries as signed, and the logs they make.

use crdt::{
    Part, codec,
    id::{ControlHash, SpaceId},
    pack::{Kind, pack, unpack},
    sign::Signed,
    trust::{ControlEntry, ControlLog, Directory},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{SpaceRow, short};
use crate::error::{Error, Result};

/// Keeps an entry that stands at `at_n` of the journal; gives its row.
pub(crate) fn put(sql: &Connection, space: SpaceRow, signed: &Signed<ControlEntry>, at_n: i64) -> Result<i64> {
    let hash = ControlEntry::hash(signed);
    sql.prepare_cached("INSERT INTO control (space, part, short, at_n, signed) VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
        params![space, signed.value.part.as_str(), short(&hash.0), at_n, pack(Kind::Control, &codec::encode(signed))],
    )?;
    Ok(sql.last_insert_rowid())
}

fn decode(packed: &[u8]) -> Result<Signed<ControlEntry>> {
    Ok(codec::decode(&unpack(packed)?, "control")?)
}

/// Finds an entry by its hash; gives its row and its position in the journal.
fn find(sql: &Connection, hash: &ControlHash) -> Result<Option<(i64, i64)>> {
    let mut query = sql.prepare_cached("SELECT n, at_n, signed FROM control WHERE short = ?1")?;
    let mut rows = query.query([short(&hash.0)])?;
    while let Some(row) = rows.next()? {
        let signed = decode(row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?)?;
        if ControlEntry::hash(&signed) == *hash {
            return Ok(Some((row.get(0)?, row.get(1)?)));
        }
    }
    Ok(None)
}

/// The row of an entry, when it is held.
pub(crate) fn row(sql: &Connection, hash: &ControlHash) -> Result<Option<i64>> {
    Ok(find(sql, hash)?.map(|(n, _)| n))
}

/// The hash of the entry in a row.
pub(crate) fn hash_at(sql: &Connection, n: i64) -> Result<ControlHash> {
    let signed = at(sql, n)?.ok_or(Error::Inconsistent("control entry"))?;
    Ok(ControlEntry::hash(&signed))
}

/// The entry in a row.
pub(crate) fn at(sql: &Connection, n: i64) -> Result<Option<Signed<ControlEntry>>> {
    let bytes: Option<Vec<u8>> =
        sql.prepare_cached("SELECT signed FROM control WHERE n = ?1")?.query_row([n], |row| row.get(0)).optional()?;
    bytes.map(|bytes| decode(&bytes)).transpose()
}

/// The position of an entry in the journal; 0 when it is not held.
pub(crate) fn position(sql: &Connection, hash: &ControlHash) -> Result<i64> {
    Ok(find(sql, hash)?.map_or(0, |(_, at_n)| at_n))
}

/// Every entry of a part, in the order they were admitted.
pub(crate) fn entries(sql: &Connection, space: SpaceRow, part: &str) -> Result<Vec<Signed<ControlEntry>>> {
    let mut query = sql.prepare_cached("SELECT signed FROM control WHERE space = ?1 AND part = ?2 ORDER BY n")?;
    let mut rows = query.query(params![space, part])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(decode(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?);
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
