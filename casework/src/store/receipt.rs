//! What each partner's store says it has applied of ours.

use std::collections::BTreeMap;

use crdt::id::{OrgId, SeatId, StoreId};
use rusqlite::{Connection, params};

use super::OrgRow;
use crate::error::Result;

/// A partner store's word about our journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Received {
    pub(crate) store: StoreId,
    pub(crate) seat: SeatId,
    pub(crate) applied_to: i64,
    /// It asked for everything after this position.
    pub(crate) wants_from: Option<i64>,
    /// When it said so, as it claims; milliseconds.
    pub(crate) at: i64,
    /// When it came here; milliseconds.
    pub(crate) came_at: i64,
}

/// Keeps a receipt. A store's position only rises, so the position says which of two words is newer; clocks, which
/// may be wrong, are only shown. Of two words for one position a wish for what is missing stands.
pub(crate) fn put(sql: &Connection, org: OrgRow, received: &Received, now: i64) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO receipt (org, store, seat, applied_to, wants_from, at, came_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (org, store) DO UPDATE SET
            wants_from = CASE WHEN ?4 > applied_to THEN ?5 ELSE coalesce(min(wants_from, ?5), wants_from, ?5) END,
            applied_to = ?4, at = max(at, ?6), came_at = ?7
         WHERE ?4 >= applied_to",
    )?
    .execute(params![
        org,
        received.store.0,
        received.seat.0,
        received.applied_to,
        received.wants_from,
        received.at,
        now
    ])?;
    Ok(())
}

/// Forgets every receipt: they counted the positions of a store that is no more.
pub(crate) fn forget_all(sql: &Connection) -> Result<()> {
    sql.execute("DELETE FROM receipt", [])?;
    Ok(())
}

/// The newest word of each seat that `active` names: a laptop that was revoked or whose vault was put back no longer
/// counts as it stood.
pub(crate) fn current(words: Vec<Received>, active: &[SeatId]) -> Vec<Received> {
    let mut newest: BTreeMap<SeatId, Received> = BTreeMap::new();
    for word in words.into_iter().filter(|word| active.contains(&word.seat)) {
        match newest.get(&word.seat) {
            Some(held) if (held.at, held.came_at) >= (word.at, word.came_at) => {}
            _ => {
                newest.insert(word.seat, word);
            }
        }
    }
    newest.into_values().collect()
}

/// Every word of an organisation's stores.
pub(crate) fn of_org(sql: &Connection, org: &OrgId) -> Result<Vec<Received>> {
    let mut query = sql.prepare_cached(
        "SELECT r.store, r.seat, r.applied_to, r.wants_from, r.at, r.came_at FROM receipt r JOIN organisation o ON o.n = r.org
         WHERE o.org = ?1 ORDER BY r.store",
    )?;
    let mut rows = query.query([org.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Received {
            store: StoreId::from_slice(&row.get::<_, Vec<u8>>(0)?)?,
            seat: SeatId::from_slice(&row.get::<_, Vec<u8>>(1)?)?,
            applied_to: row.get(2)?,
            wants_from: row.get(3)?,
            at: row.get(4)?,
            came_at: row.get(5)?,
        });
    }
    Ok(out)
}
