//! What each partner's store says it has applied of ours.

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
}

/// Keeps a receipt; positions only rise.
pub(crate) fn put(sql: &Connection, org: OrgRow, received: &Received, now: i64) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO receipt (store, org, seat, applied_to, wants_from, at, came_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (store) DO UPDATE SET applied_to = max(applied_to, ?4), wants_from = ?5, at = max(at, ?6), came_at = ?7
         WHERE ?6 >= at",
    )?
    .execute(params![
        received.store.0,
        org,
        received.seat.0,
        received.applied_to,
        received.wants_from,
        received.at,
        now
    ])?;
    Ok(())
}

/// Every word of an organisation's stores.
pub(crate) fn of_org(sql: &Connection, org: &OrgId) -> Result<Vec<Received>> {
    let mut query = sql.prepare_cached(
        "SELECT r.store, r.seat, r.applied_to, r.wants_from, r.at FROM receipt r JOIN organisation o ON o.n = r.org
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
        });
    }
    Ok(out)
}
