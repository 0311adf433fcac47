//! Signed change records: the truth. A record's row is its position in the journal, which names its space and part.

use std::collections::BTreeMap;

use crdt::{
    Part,
    change::{ChangeRecord, hash_of},
    id::{ChangeHash, ControlHash, Incarnation, SeatId, SpaceId},
    pack::{Kind, pack, unpack},
    sign::Signature,
};
use rusqlite::{Connection, Row, params};

use super::{SpaceRow, control, short};
use crate::error::{Error, Result};

/// Keeps a record of the author in row `author`, under the control entry in row `control`, at position `n` of the
/// journal.
pub(crate) fn put(sql: &Connection, n: i64, record: &ChangeRecord, author: i64, control: i64) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO change (n, short, author, control, generation, signature, raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        n,
        short(&record.hash.0),
        author,
        control,
        record.generation,
        record.signature.0,
        pack(Kind::Change, &record.raw)
    ])?;
    Ok(())
}

const COLUMNS: &str = "SELECT s.space, j.part, c.generation, c.raw, a.seat, a.incarnation, c.control, c.signature
     FROM journal j JOIN change c ON c.n = j.n JOIN space s ON s.n = j.space JOIN author a ON a.n = c.author";

/// Control entries by their row: the changes of a part mostly name the same.
type Heads = BTreeMap<i64, ControlHash>;

fn read(sql: &Connection, row: &Row<'_>, heads: &mut Heads) -> Result<ChangeRecord> {
    let bytes = |index: usize| row.get_ref(index)?.as_blob().map_err(rusqlite::Error::from);
    let raw = unpack(bytes(3)?)?;
    let control: i64 = row.get(6)?;
    let control_head = match heads.get(&control) {
        Some(head) => *head,
        None => control::hash_at(sql, control)?,
    };
    heads.insert(control, control_head);
    Ok(ChangeRecord {
        space: SpaceId::from_slice(bytes(0)?)?,
        part: Part::new(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?,
        generation: row.get(2)?,
        hash: hash_of(&raw).ok_or(Error::Inconsistent("change"))?,
        raw,
        seat: SeatId::from_slice(bytes(4)?)?,
        incarnation: Incarnation::from_slice(bytes(5)?)?,
        control_head,
        signature: Signature(bytes(7)?.try_into().map_err(|_| Error::Inconsistent("signature"))?),
    })
}

/// The record at a position of the journal.
pub(crate) fn at(sql: &Connection, n: i64) -> Result<Option<ChangeRecord>> {
    let mut query = sql.prepare_cached(&format!("{COLUMNS} WHERE j.n = ?1"))?;
    let mut rows = query.query([n])?;
    rows.next()?.map(|row| read(sql, row, &mut Heads::new())).transpose()
}

/// Finds a change of a part by its hash or at least sixteen bytes of it; gives its position and the seat that wrote it.
pub(crate) fn find(sql: &Connection, space: SpaceRow, part: &str, hash: &[u8]) -> Result<Option<(i64, SeatId)>> {
    let mut query = sql.prepare_cached(
        "SELECT c.n, c.raw, a.seat FROM change c JOIN journal j ON j.n = c.n JOIN author a ON a.n = c.author
         WHERE c.short = ?1 AND j.space = ?2 AND j.part = ?3",
    )?;
    let mut rows = query.query(params![short(hash), space, part])?;
    while let Some(row) = rows.next()? {
        let raw = unpack(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
        if hash_of(&raw).is_some_and(|found| found.0.starts_with(hash)) {
            let seat = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
            return Ok(Some((row.get(0)?, SeatId::from_slice(seat)?)));
        }
    }
    Ok(None)
}

/// A change that came from somebody else.
pub(crate) struct Arrived {
    /// Its position in the journal.
    pub(crate) n: i64,
    pub(crate) part: String,
    pub(crate) hash: ChangeHash,
    pub(crate) seat: SeatId,
}

/// What arrived of a case after a position, newest first, at most so many.
pub(crate) fn arrived(sql: &Connection, space: SpaceRow, after: i64, most: i64) -> Result<Vec<Arrived>> {
    let mut query = sql.prepare_cached(
        "SELECT j.n, j.part, c.raw, a.seat FROM journal j JOIN change c ON c.n = j.n JOIN author a ON a.n = c.author
         WHERE j.kind = 3 AND j.space = ?1 AND j.n > ?2 AND j.came_from IS NOT NULL ORDER BY j.n DESC LIMIT ?3",
    )?;
    let mut rows = query.query(params![space, after, most])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let raw = unpack(row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?)?;
        out.push(Arrived {
            n: row.get(0)?,
            part: row.get(1)?,
            hash: hash_of(&raw).ok_or(Error::Inconsistent("change"))?,
            seat: SeatId::from_slice(row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?)?,
        });
    }
    Ok(out)
}

/// The position of a change in the journal, when it is held.
pub(crate) fn position(sql: &Connection, space: SpaceRow, part: &str, hash: &[u8]) -> Result<Option<i64>> {
    Ok(find(sql, space, part, hash)?.map(|(n, _)| n))
}

/// The parts of a space of which changes are held.
pub(crate) fn parts(sql: &Connection, space: SpaceRow) -> Result<Vec<Part>> {
    let mut query =
        sql.prepare_cached("SELECT DISTINCT part FROM journal WHERE kind = 3 AND space = ?1 ORDER BY part")?;
    let names = query.query_map([space], |row| row.get::<_, String>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    names.iter().map(|name| Part::new(name).map_err(Into::into)).collect()
}

/// Every record of a part, ancestors first.
pub(crate) fn of_part(sql: &Connection, space: SpaceRow, part: &str) -> Result<Vec<ChangeRecord>> {
    let mut query =
        sql.prepare_cached(&format!("{COLUMNS} WHERE j.kind = 3 AND j.space = ?1 AND j.part = ?2 ORDER BY j.n"))?;
    let mut rows = query.query(params![space, part])?;
    let (mut out, mut heads) = (Vec::new(), Heads::new());
    while let Some(row) = rows.next()? {
        out.push(read(sql, row, &mut heads)?);
    }
    Ok(out)
}

/// The seat that wrote a change, by its hash or at least sixteen bytes of it.
pub(crate) fn seat_of(sql: &Connection, space: SpaceRow, part: &str, hash: &[u8]) -> Result<Option<SeatId>> {
    Ok(find(sql, space, part, hash)?.map(|(_, seat)| seat))
}
