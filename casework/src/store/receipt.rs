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

/// Keeps a receipt. A store's position only rises, so the position says which of two words is newer, whatever the clocks
/// said; but a lower one that is said later is taken too, because a store that went back misses what it had. Of two words
/// for one position a wish for what is missing stands.
pub(crate) fn put(sql: &Connection, org: OrgRow, received: &Received, now: i64) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO receipt (org, store, seat, applied_to, wants_from, at, came_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (org, store) DO UPDATE SET
            wants_from = CASE WHEN ?4 <> applied_to THEN ?5 ELSE coalesce(min(wants_from, ?5), wants_from, ?5) END,
            applied_to = ?4, at = max(at, ?6), came_at = ?7
         WHERE ?4 >= applied_to OR ?6 > at",
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

/// From when to when a store wrote, as it claims; unix seconds.
pub(crate) type Said = BTreeMap<StoreId, (i64, i64)>;

/// A copy of a vault that fell silent for so long no longer holds anything back.
const SILENT_SECONDS: i64 = 30 * 24 * 60 * 60;

/// The words that count: of each seat that `active` names the newest, because a laptop that was revoked or whose vault
/// was put back no longer counts as it stood; and of a seat that is at work in two copies of its vault, both.
pub(crate) fn current(words: Vec<Received>, active: &[SeatId], said: &Said) -> Vec<Received> {
    let newer = |one: &Received, other: &Received| (one.at, one.came_at) > (other.at, other.came_at);
    let kept = |word: &Received| {
        let mut others = words.iter().filter(|other| other.seat == word.seat && newer(other, word));
        active.contains(&word.seat) && others.all(|other| side_by_side(said, &word.store, &other.store))
    };
    words.iter().filter(|word| kept(word)).cloned().collect()
}

/// Whether an older store still wrote after a newer one had begun: two laptops with copies of one vault. One that was
/// put back falls silent when its next life begins.
pub(crate) fn side_by_side(said: &Said, older: &StoreId, newer: &StoreId) -> bool {
    let span = |store| said.get(store).copied().filter(|(_, last)| *last > 0);
    span(older).zip(span(newer)).is_some_and(|((begun, last), (next, latest))| {
        next < last && begun < latest && latest.saturating_sub(last) < SILENT_SECONDS
    })
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
