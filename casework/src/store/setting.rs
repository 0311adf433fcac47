//! Facts about this store, by name.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;

/// Our organisation's id.
pub(crate) const ORGANISATION: &str = "organisation";
/// The organisation root sealed under the administrator's passphrase.
pub(crate) const ROOT_BY_PASSPHRASE: &str = "root_by_passphrase";
/// The organisation root sealed under the recovery code.
pub(crate) const ROOT_BY_RECOVERY: &str = "root_by_recovery";
/// The next number of a case code.
pub(crate) const NEXT_CODE: &str = "next_code";
/// The root under a new passphrase, while it is being changed.
pub(crate) const NEXT_ROOT_BY_PASSPHRASE: &str = "next_root_by_passphrase";
/// The root under a new recovery code, while it is being replaced.
pub(crate) const NEXT_ROOT_BY_RECOVERY: &str = "next_root_by_recovery";
/// In a backup: the store of the vault that it was made of.
pub(crate) const BACKED_UP_STORE: &str = "backed_up_store";
/// The folder that files for partners were last written into.
pub(crate) const LAST_FOLDER: &str = "last_folder";
/// What the team is called.
pub(crate) const TEAM: &str = "team";
/// The version of the projection's shape.
pub(crate) const PROJECTION: &str = "projection";

pub(crate) fn get(sql: &Connection, key: &str) -> Result<Option<Vec<u8>>> {
    let mut query = sql.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

pub(crate) fn put(sql: &Connection, key: &str, value: &[u8]) -> Result<()> {
    sql.prepare_cached("INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2")?
        .execute(params![key, value])?;
    Ok(())
}

pub(crate) fn remove(sql: &Connection, key: &str) -> Result<()> {
    sql.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key])?;
    Ok(())
}

/// Takes the next number of a counter, starting at 1.
pub(crate) fn next(sql: &Connection, key: &str) -> Result<u64> {
    let last = get(sql, key)?.and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes);
    put(sql, key, &(last + 1).to_le_bytes())?;
    Ok(last + 1)
}
