//! What this store has applied of each sending store: the receipts we give.

use crdt::id::{OrgId, SeatId, StoreId};
use rusqlite::{Connection, OptionalExtension, params};

use super::OrgRow;
use crate::error::{Error, Result};

/// How far we have come with one sending store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Applied {
    pub(crate) store: StoreId,
    pub(crate) seat: SeatId,
    /// Everything up to and including this position.
    pub(crate) contiguous: u64,
    /// Ranges (exclusive..inclusive) beyond a gap, sorted, not touching.
    pub(crate) beyond: Vec<(u64, u64)>,
    pub(crate) refused: u32,
    /// Milliseconds since 1970.
    pub(crate) heard_at: i64,
}

impl Applied {
    /// Nothing applied yet.
    pub(crate) const fn none(store: StoreId, seat: SeatId) -> Self {
        Self { store, seat, contiguous: 0, beyond: Vec::new(), refused: 0, heard_at: 0 }
    }

    /// Notes that the range after `from` up to `to` was applied.
    pub(crate) fn add(&mut self, from: u64, to: u64) {
        self.beyond.push((from, to));
        self.beyond.sort_unstable();
        let mut left: Vec<(u64, u64)> = Vec::new();
        for (from, to) in std::mem::take(&mut self.beyond) {
            if from <= self.contiguous {
                self.contiguous = self.contiguous.max(to);
                continue;
            }
            match left.last_mut() {
                Some((_, end)) if from <= *end => *end = (*end).max(to),
                _ => left.push((from, to)),
            }
        }
        self.beyond = left;
    }

    /// The first gap (exclusive..inclusive), when something beyond one was received.
    pub(crate) fn gap(&self) -> Option<(u64, u64)> {
        self.beyond.first().map(|(from, _)| (self.contiguous, *from))
    }
}

/// Seat, contiguous, beyond, refused, heard_at.
type Stored = (Vec<u8>, u64, Vec<u8>, u32, i64);

fn encode(ranges: &[(u64, u64)]) -> Vec<u8> {
    crdt::codec::encode(&ranges.to_vec())
}

/// What was applied of a store of an organisation. Both are asked for: the store's id is only the sender's claim.
pub(crate) fn get(sql: &Connection, org: OrgRow, store: &StoreId) -> Result<Option<Applied>> {
    let found: Option<Stored> = sql
        .prepare_cached(
            "SELECT seat, contiguous, beyond, refused, heard_at FROM applied WHERE org = ?1 AND store = ?2",
        )?
        .query_row(params![org, store.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .optional()?;
    found.map(|found| read(*store, found)).transpose()
}

fn read(store: StoreId, (seat, contiguous, beyond, refused, heard_at): Stored) -> Result<Applied> {
    let beyond = crdt::codec::decode(&beyond, "ranges").map_err(|_| Error::Inconsistent("ranges"))?;
    Ok(Applied { store, seat: SeatId::from_slice(&seat)?, contiguous, beyond, refused, heard_at })
}

pub(crate) fn put(sql: &Connection, org: OrgRow, applied: &Applied) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO applied (store, org, seat, contiguous, beyond, refused, heard_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (org, store) DO UPDATE SET contiguous = ?4, beyond = ?5, refused = ?6, heard_at = ?7",
    )?
    .execute(params![
        applied.store.0,
        org,
        applied.seat.0,
        applied.contiguous,
        encode(&applied.beyond),
        applied.refused,
        applied.heard_at
    ])?;
    Ok(())
}

/// Claims nothing of what was applied any more, so that partners send everything again. The stores stay known: a partner
/// that ever had two is given back what it wrote itself.
pub(crate) fn ask_for_everything(sql: &Connection) -> Result<()> {
    sql.execute("UPDATE applied SET contiguous = 0, beyond = ?1", [encode(&[])])?;
    Ok(())
}

/// What we have applied of every store of an organisation.
pub(crate) fn of_org(sql: &Connection, org: &OrgId) -> Result<Vec<Applied>> {
    let mut query = sql.prepare_cached(
        "SELECT a.store, a.seat, a.contiguous, a.beyond, a.refused, a.heard_at
         FROM applied a JOIN organisation o ON o.n = a.org WHERE o.org = ?1 ORDER BY a.store",
    )?;
    let mut rows = query.query([org.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let store = StoreId::from_slice(&row.get::<_, Vec<u8>>(0)?)?;
        out.push(read(store, (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))?);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_join_in_any_order() {
        let ranges = [(0, 3), (3, 5), (7, 9), (5, 7), (12, 14)];
        for turn in 0..ranges.len() {
            let mut applied = Applied::none(StoreId([1; 16]), SeatId([2; 16]));
            let mut order = ranges;
            order.rotate_left(turn);
            for (from, to) in order {
                applied.add(from, to);
                applied.add(from, to);
            }
            assert_eq!(
                (applied.contiguous, applied.gap()),
                (9, Some((9, 12))),
                "turn {turn}: what is beyond a gap waits"
            );
        }
    }
}
