//! Signed change records: the truth.

use crdt::{
    Part,
    change::ChangeRecord,
    id::{ChangeHash, ControlHash, Incarnation, SeatId, SpaceId},
    sign::Signature,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::SpaceRow;
use crate::error::{Error, Result};

/// Keeps a record of the author in row `author`, under the control entry in row `control`, that stands at `at_n` of
/// the journal.
pub(crate) fn put(
    sql: &Connection,
    space: SpaceRow,
    record: &ChangeRecord,
    author: i64,
    control: i64,
    at_n: i64,
) -> Result<()> {
    sql.prepare_cached(
        "INSERT OR IGNORE INTO change (space, part, hash, author, control, generation, signature, raw, at_n)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        space,
        record.part.as_str(),
        record.hash.0,
        author,
        control,
        record.generation,
        record.signature.0,
        record.raw,
        at_n
    ])?;
    Ok(())
}

const COLUMNS: &str = "SELECT s.space, c.part, c.generation, c.hash, c.raw, a.seat, a.incarnation, k.hash, c.signature
     FROM change c JOIN space s ON s.n = c.space JOIN author a ON a.n = c.author JOIN control k ON k.n = c.control";

fn read(row: &Row<'_>) -> Result<ChangeRecord> {
    let bytes = |index: usize| row.get_ref(index)?.as_blob().map_err(rusqlite::Error::from);
    Ok(ChangeRecord {
        space: SpaceId::from_slice(bytes(0)?)?,
        part: Part::new(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?,
        generation: row.get(2)?,
        hash: ChangeHash::from_slice(bytes(3)?)?,
        raw: bytes(4)?.to_vec(),
        seat: SeatId::from_slice(bytes(5)?)?,
        incarnation: Incarnation::from_slice(bytes(6)?)?,
        control_head: ControlHash::from_slice(bytes(7)?)?,
        signature: Signature(bytes(8)?.try_into().map_err(|_| Error::Inconsistent("signature"))?),
    })
}

pub(crate) fn get(sql: &Connection, space: SpaceRow, part: &str, hash: &[u8]) -> Result<Option<ChangeRecord>> {
    let mut query = sql.prepare_cached(&format!("{COLUMNS} WHERE c.space = ?1 AND c.part = ?2 AND c.hash = ?3"))?;
    let mut rows = query.query(params![space, part, hash])?;
    rows.next()?.map(read).transpose()
}

/// Whether a change is held.
pub(crate) fn has(sql: &Connection, space: SpaceRow, part: &str, hash: &ChangeHash) -> Result<bool> {
    Ok(sql
        .prepare_cached("SELECT 1 FROM change WHERE space = ?1 AND part = ?2 AND hash = ?3")?
        .query_row(params![space, part, hash.0], |_| Ok(()))
        .optional()?
        .is_some())
}

/// The parts of a space of which changes are held.
pub(crate) fn parts(sql: &Connection, space: SpaceRow) -> Result<Vec<Part>> {
    let mut query = sql.prepare_cached("SELECT DISTINCT part FROM change WHERE space = ?1 ORDER BY part")?;
    let names = query.query_map([space], |row| row.get::<_, String>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    names.iter().map(|name| Part::new(name).map_err(Into::into)).collect()
}

/// Every record of a part, ancestors first.
pub(crate) fn of_part(sql: &Connection, space: SpaceRow, part: &str) -> Result<Vec<ChangeRecord>> {
    let mut query = sql.prepare_cached(&format!("{COLUMNS} WHERE c.space = ?1 AND c.part = ?2 ORDER BY c.at_n"))?;
    let mut rows = query.query(params![space, part])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

/// The seat that wrote a change.
pub(crate) fn seat_of(sql: &Connection, space: SpaceRow, part: &str, hash: &ChangeHash) -> Result<Option<SeatId>> {
    let seat: Option<Vec<u8>> = sql
        .prepare_cached("SELECT a.seat FROM change c JOIN author a ON a.n = c.author WHERE c.space = ?1 AND c.part = ?2 AND c.hash = ?3")?
        .query_row(params![space, part, hash.0], |row| row.get(0))
        .optional()?;
    seat.map(|bytes| SeatId::from_slice(&bytes)).transpose().map_err(Into::into)
}
