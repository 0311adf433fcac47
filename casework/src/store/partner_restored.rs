//! Organisations whose record was restored from a backup, and whether a person confirmed it.

use std::collections::BTreeMap;

use crdt::id::OrgId;
use rusqlite::{Connection, params};

use super::{OrgRow, journal};
use crate::error::Result;

/// What this laptop knows of a restore elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Restored {
    /// When this laptop heard; milliseconds.
    pub(crate) at: i64,
    /// The newest position of our journal then.
    pub(crate) upto: i64,
    /// The words were compared again since.
    pub(crate) confirmed: bool,
}

/// Notes that an organisation raised its epoch.
pub(crate) fn put(sql: &Connection, org: OrgRow, epoch: u32, confirmed: bool, now: i64) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO partner_restored (org, epoch, at, upto, confirmed) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (org) DO UPDATE SET epoch = ?2, at = ?3, upto = ?4, confirmed = ?5 WHERE ?2 > epoch",
    )?
    .execute(params![org, epoch, now, journal::end(sql)?, confirmed])?;
    Ok(())
}

/// The words were compared again, on a card at least as new as what was heard.
pub(crate) fn confirm(sql: &Connection, org: OrgRow, epoch: u32) -> Result<()> {
    sql.prepare_cached("UPDATE partner_restored SET confirmed = 1 WHERE org = ?1 AND epoch <= ?2")?
        .execute(params![org, epoch])?;
    Ok(())
}

/// Every organisation that ever restored.
pub(crate) fn all(sql: &Connection) -> Result<BTreeMap<OrgId, Restored>> {
    let mut query = sql.prepare_cached(
        "SELECT o.org, r.at, r.upto, r.confirmed FROM partner_restored r JOIN organisation o ON o.n = r.org",
    )?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok((row.get::<_, Vec<u8>>(0)?, Restored { at: row.get(1)?, upto: row.get(2)?, confirmed: row.get(3)? }))
    };
    query
        .query_map([], read)?
        .map(|row| {
            let (org, restored) = row?;
            Ok((OrgId::from_slice(&org)?, restored))
        })
        .collect()
}

/// Those that nobody confirmed yet, with when this laptop heard.
pub(crate) fn unconfirmed(sql: &Connection) -> Result<BTreeMap<OrgId, i64>> {
    Ok(all(sql)?
        .into_iter()
        .filter(|(_, restored)| !restored.confirmed)
        .map(|(org, restored)| (org, restored.at))
        .collect())
}
