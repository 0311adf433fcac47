//! `vault_meta`: the one table that is the vault's own, and one row in it.

use super::entropy::{Entropy, draw};
use super::{Part, VaultError};
use rusqlite::{Connection, OptionalExtension, Row};

/// Says "this is a Roundtable vault" to anything that can read the file ("RTvt").
pub(super) const APPLICATION_ID: i32 = 0x5254_7674;
const APP: &str = "roundtable";
/// The layout of this table, apart from the casework tables, whose version is SQLite's `user_version`.
const LAYOUT: i64 = 1;

/// The row, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meta {
    /// As in the header; another one means that files of two vaults were mixed.
    pub(super) vault_id: [u8; 16],
    /// Names this life of the store towards partners; a rolled-back store gets a new one.
    pub(super) store_id: [u8; 16],
    /// How many transactions were committed, ever.
    pub(super) commits: u64,
    /// True when the last opener closed it in order.
    pub(super) clean: bool,
}

/// Makes the table and its row; part of making a vault.
pub(super) fn create(conn: &Connection, vault_id: &[u8; 16], rng: &mut dyn Entropy) -> Result<(), VaultError> {
    let store_id: [u8; 16] = draw(rng)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.execute_batch(include_str!("meta.sql"))?;
    conn.prepare_cached(
        "INSERT INTO vault_meta (only, app, layout, needs_version, vault_id, store_id, commits, clean)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, 0, 1)",
    )?
    .execute((APP, LAYOUT, env!("CARGO_PKG_VERSION"), vault_id, store_id))?;
    Ok(())
}

/// Makes a copied row that of another vault, in a new life of the store.
pub(super) fn adopt(conn: &Connection, vault_id: &[u8; 16], rng: &mut dyn Entropy) -> Result<(), VaultError> {
    let store_id: [u8; 16] = draw(rng)?;
    conn.prepare_cached("UPDATE vault_meta SET vault_id = ?1, store_id = ?2, clean = 1 WHERE only = 1")?
        .execute((vault_id, store_id))?;
    Ok(())
}

/// Reads the row: the first keyed read of every opening, and the proof that the key fits the file.
pub(super) fn read(conn: &Connection, expected_vault: &[u8; 16]) -> Result<Meta, VaultError> {
    let missing = || VaultError::damaged(Part::Database);
    let exists: bool =
        conn.prepare_cached("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'vault_meta'")?.exists([])?;
    if !exists {
        return Err(missing());
    }
    let (app, layout, needs): (String, i64, String) = conn
        .prepare_cached("SELECT app, layout, needs_version FROM vault_meta WHERE only = 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
        .ok_or_else(missing)?;
    if app != APP {
        return Err(missing());
    }
    if layout > LAYOUT {
        return Err(VaultError::NewerVersion { needed: needs });
    }
    let meta = conn
        .prepare_cached("SELECT vault_id, store_id, commits, clean FROM vault_meta WHERE only = 1")?
        .query_row([], from_row)?;
    if meta.vault_id != *expected_vault {
        return Err(missing());
    }
    Ok(meta)
}

/// The oldest program that the casework tables need, for the sentence of a refused downgrade.
pub(super) fn needs_version(conn: &Connection) -> Result<String, VaultError> {
    Ok(conn.prepare_cached("SELECT needs_version FROM vault_meta WHERE only = 1")?.query_row([], |row| row.get(0))?)
}

/// Notes that this program's tables are in the file now.
pub(super) fn set_needs_version(conn: &Connection) -> Result<(), VaultError> {
    conn.prepare_cached("UPDATE vault_meta SET needs_version = ?1 WHERE only = 1")?
        .execute([env!("CARGO_PKG_VERSION")])?;
    Ok(())
}

/// Notes an opening (`false`) or an orderly close (`true`).
pub(super) fn set_clean(conn: &Connection, clean: bool) -> Result<(), VaultError> {
    conn.prepare_cached("UPDATE vault_meta SET clean = ?1 WHERE only = 1")?.execute([clean])?;
    Ok(())
}

/// Counts one commit, inside the transaction that it counts; answers the new count.
pub(super) fn count_commit(conn: &Connection) -> Result<u64, VaultError> {
    let count: i64 = conn
        .prepare_cached("UPDATE vault_meta SET commits = commits + 1 WHERE only = 1 RETURNING commits")?
        .query_row([], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// Begins a new life of the store.
pub(super) fn set_store_id(conn: &Connection, store_id: &[u8; 16]) -> Result<(), VaultError> {
    conn.prepare_cached("UPDATE vault_meta SET store_id = ?1 WHERE only = 1")?.execute([store_id])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Meta> {
    Ok(Meta {
        vault_id: row.get(0)?,
        store_id: row.get(1)?,
        commits: row.get::<_, i64>(2)?.unsigned_abs(),
        clean: row.get(3)?,
    })
}
