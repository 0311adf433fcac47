//! What this store has applied of each sending store: the receipts we give.

use crdt::{
    bundle::Mark,
    id::{OrgId, SeatId, StoreId},
};
use rusqlite::{Connection, Row, params};

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
    /// The sender's own marks of the ends of what was applied, in the order they came.
    pub(crate) marks: Vec<(u64, Mark)>,
    /// From when to when the store wrote to us, as it claims; unix seconds, 0 when not known.
    pub(crate) said: (i64, i64),
}

/// More marks than this are kept of no store: a gap is closed long before.
const MOST_MARKS: usize = 32;

impl Applied {
    /// Nothing applied yet.
    pub(crate) const fn none(store: StoreId, seat: SeatId) -> Self {
        Self {
            store,
            seat,
            contiguous: 0,
            beyond: Vec::new(),
            refused: 0,
            heard_at: 0,
            marks: Vec::new(),
            said: (0, 0),
        }
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

    /// Keeps the sender's mark of a position, to be given back.
    pub(crate) fn keep_mark(&mut self, to: u64, mark: Option<Mark>) {
        let Some(mark) = mark else { return };
        self.marks.retain(|(at, held)| *at != to || held.life() != mark.life());
        self.marks.push((to, mark));
        // What lies behind matters only as the last word of its unlock.
        let contiguous = self.contiguous;
        let held = std::mem::take(&mut self.marks);
        let last =
            |place: usize, mark: &Mark| held.iter().skip(place + 1).all(|(_, later)| later.life() != mark.life());
        let kept = held.iter().enumerate().filter(|(place, (at, mark))| *at >= contiguous || last(*place, mark));
        self.marks = kept.map(|(_, kept)| *kept).collect();
        let surplus = self.marks.len().saturating_sub(MOST_MARKS);
        self.marks.drain(..surplus);
    }

    /// The mark of the contiguous position, and the newest of the last two other unlocks.
    pub(crate) fn marks_to_give(&self) -> Option<Vec<(u64, Mark)>> {
        let newest = self.marks.iter().rev();
        let mut given: Vec<(u64, Mark)> =
            newest.clone().find(|(at, _)| *at == self.contiguous).copied().into_iter().collect();
        for (at, mark) in newest {
            if given.len() < 3 && given.iter().all(|(_, held)| held.life() != mark.life()) {
                given.push((*at, *mark));
            }
        }
        (!given.is_empty()).then_some(given)
    }

    /// Notes that the store wrote at a moment, as it claims.
    pub(crate) fn said_at(&mut self, seconds: i64) {
        let (first, last) = self.said;
        self.said = if last == 0 { (seconds, seconds) } else { (first.min(seconds), last.max(seconds)) };
    }

    /// The first gap (exclusive..inclusive), when something beyond one was received.
    pub(crate) fn gap(&self) -> Option<(u64, u64)> {
        self.beyond.first().map(|(from, _)| (self.contiguous, *from))
    }
}

const COLUMNS: &str =
    "a.store, a.seat, a.contiguous, a.beyond, a.refused, a.heard_at, a.marks, a.first_said, a.last_said";

fn encode(ranges: &[(u64, u64)]) -> Vec<u8> {
    crdt::codec::encode(&ranges.to_vec())
}

/// What was applied of a store of an organisation. Both are asked for: the store's id is only the sender's claim.
pub(crate) fn get(sql: &Connection, org: OrgRow, store: &StoreId) -> Result<Option<Applied>> {
    let mut query =
        sql.prepare_cached(&format!("SELECT {COLUMNS} FROM applied a WHERE a.org = ?1 AND a.store = ?2"))?;
    let mut rows = query.query(params![org, store.0])?;
    rows.next()?.map(read).transpose()
}

fn read(row: &Row<'_>) -> Result<Applied> {
    let inconsistent = |_| Error::Inconsistent("ranges");
    Ok(Applied {
        store: StoreId::from_slice(&row.get::<_, Vec<u8>>(0)?)?,
        seat: SeatId::from_slice(&row.get::<_, Vec<u8>>(1)?)?,
        contiguous: row.get(2)?,
        beyond: crdt::codec::decode(&row.get::<_, Vec<u8>>(3)?, "ranges").map_err(inconsistent)?,
        refused: row.get(4)?,
        heard_at: row.get(5)?,
        marks: crdt::codec::decode(&row.get::<_, Vec<u8>>(6)?, "marks").map_err(inconsistent)?,
        said: (row.get(7)?, row.get(8)?),
    })
}

pub(crate) fn put(sql: &Connection, org: OrgRow, applied: &Applied) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO applied (store, org, seat, contiguous, beyond, refused, heard_at, marks, first_said, last_said)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (org, store) DO UPDATE SET contiguous = ?4, beyond = ?5, refused = ?6, heard_at = ?7, marks = ?8,
            first_said = ?9, last_said = ?10",
    )?
    .execute(params![
        applied.store.0,
        org,
        applied.seat.0,
        applied.contiguous,
        encode(&applied.beyond),
        applied.refused,
        applied.heard_at,
        crdt::codec::encode(&applied.marks),
        applied.said.0,
        applied.said.1,
    ])?;
    Ok(())
}

/// Claims nothing of what was applied any more, so that partners send everything again. The stores stay known: a partner
/// that ever had two is given back what it wrote itself.
pub(crate) fn ask_for_everything(sql: &Connection) -> Result<()> {
    sql.execute("UPDATE applied SET contiguous = 0, beyond = x'80', marks = x'80'", [])?;
    Ok(())
}

/// What we have applied of every store of an organisation.
pub(crate) fn of_org(sql: &Connection, org: &OrgId) -> Result<Vec<Applied>> {
    let mut query = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM applied a JOIN organisation o ON o.n = a.org WHERE o.org = ?1 ORDER BY a.store"
    ))?;
    let mut rows = query.query([org.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
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
