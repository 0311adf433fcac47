//! Partners whose record was restored from a backup, until a person compared their words again.

use std::collections::BTreeMap;

use crdt::id::OrgId;
use rusqlite::{Connection, params};

use super::OrgRow;
use crate::error::Result;

/// Notes that an organisation raised its epoch.
pub(crate) fn put(sql: &Connection, org: OrgRow, epoch: u32, now: i64) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO reconfirm (org, epoch, at) VALUES (?1, ?2, ?3)
         ON CONFLICT (org) DO UPDATE SET epoch = ?2, at = ?3 WHERE ?2 > epoch",
    )?
    .execute(params![org, epoch, now])?;
    Ok(())
}

/// The words were compared again, on a card at least as new as what was heard.
pub(crate) fn confirmed(sql: &Connection, org: OrgRow, epoch: u32) -> Result<()> {
    sql.prepare_cached("DELETE FROM reconfirm WHERE org = ?1 AND epoch <= ?2")?.execute(params![org, epoch])?;
    Ok(())
}

/// Every organisation that waits for it, with when this laptop heard; milliseconds.
pub(crate) fn all(sql: &Connection) -> Result<BTreeMap<OrgId, i64>> {
    let mut query =
        sql.prepare_cached("SELECT o.org, r.at FROM reconfirm r JOIN organisation o ON o.n = r.org ORDER BY r.org")?;
    let rows = query.query_map([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (org, at) = row?;
        Ok((OrgId::from_slice(&org)?, at))
    })
    .collect()
}
