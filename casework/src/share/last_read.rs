//! What the last file of each partner that brought anything new brought: kept apart, because what was read is not
//! counted again afterwards.

use crdt::{codec, id::OrgId};
use rusqlite::Connection;
use serde::Serialize;

use crate::{
    error::{Error, Result},
    office::Tx,
    store::setting,
    time,
};

/// What came, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastRead {
    /// When it was read here; RFC 3339.
    pub at: String,
    /// Changes that were new here.
    pub changes: u64,
    /// The cases that they were about.
    pub cases: u64,
}

fn key(org: &OrgId) -> String {
    format!("last_read:{org}")
}

/// Keeps what a file of an organisation brought just now.
pub(super) fn put(tx: &Tx<'_>, org: &OrgId, changes: u64) -> Result<()> {
    let cases = tx.cases_touched() as u64;
    setting::put(tx.sql, &key(org), &codec::encode(&(tx.desk.now(), changes, cases)))
}

/// What the last file of an organisation brought.
pub(super) fn get(sql: &Connection, org: &OrgId) -> Result<Option<LastRead>> {
    let Some(kept) = setting::get(sql, &key(org))? else { return Ok(None) };
    let (at, changes, cases): (i64, u64, u64) =
        codec::decode(&kept, "last read").map_err(|_| Error::Inconsistent("last read"))?;
    Ok(Some(LastRead { at: time::rfc3339(at), changes, cases }))
}
