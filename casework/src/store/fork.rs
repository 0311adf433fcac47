//! Evidence of forks: changes signed in a place where their seat had signed another. Only a copied or lying seat makes one.

use crdt::id::SeatId;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use super::{OrgRow, parked::Arriving};
use crate::error::Result;

/// Most pieces of evidence kept of one seat: one proves it, a flood proves no more.
const MOST: i64 = 20;

/// Keeps a signed record as evidence.
pub(crate) fn put(sql: &Connection, seat: &SeatId, record: &Arriving, from: OrgRow, now: i64) -> Result<()> {
    let held: i64 = sql
        .prepare_cached("SELECT count(*) FROM fork_evidence WHERE seat = ?1")?
        .query_row([seat.0], |row| row.get(0))?;
    if held >= MOST {
        return Ok(());
    }
    let (_, bytes) = record.encode();
    let hash: [u8; 32] = Sha256::digest(&bytes).into();
    sql.prepare_cached(
        "INSERT OR IGNORE INTO fork_evidence (hash, seat, record, came_from, at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![hash, seat.0, bytes, from, now])?;
    Ok(())
}

/// The seats of which there is evidence.
pub(crate) fn seats(sql: &Connection) -> Result<Vec<SeatId>> {
    let mut query = sql.prepare_cached("SELECT DISTINCT seat FROM fork_evidence ORDER BY seat")?;
    let seats = query.query_map([], |row| row.get::<_, Vec<u8>>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    seats.iter().map(|seat| SeatId::from_slice(seat).map_err(Into::into)).collect()
}
