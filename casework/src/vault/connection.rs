//! A connection to `vault.db`, opened in the one order that loses nothing (security.md c.2).

use super::key::VaultKey;
use super::{Part, VaultError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::Path;
use std::sync::OnceLock;

/// Bytes of one encrypted page; SQLCipher 4's default.
pub(super) const PAGE: u64 = 4096;
/// The write-ahead log is cut back to this after a checkpoint.
const WAL_LIMIT: i64 = 16 * 1024 * 1024;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Daily work.
    Work,
    /// Looking only: statements that write are refused, and closing leaves every file as it was.
    Look,
    /// A copy that counts only once it was checked and synced as a whole: one file, no log beside it.
    Copy,
}

/// Opens and keys the database; it is never created here, and closing it does not touch the file until
/// `trust` is called: a stray write-ahead log would otherwise be written into a good vault by merely closing it.
pub(super) fn open(database: &Path, key: &VaultKey, salt: &[u8; 16], for_: Use) -> Result<Connection, VaultError> {
    prepare_process()?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(database, flags)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false)?;
    key.unlock(&conn, salt)?;
    settings(&conn, for_)?;
    encrypted(&conn)?;
    Ok(conn)
}

/// Lets closing write the log into the file again; only for a vault that proved healthy.
pub(super) fn trust(conn: &Connection) -> Result<(), VaultError> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Forbids that again: after a storage failure nothing more may be written to the file.
pub(super) fn distrust(conn: &Connection) {
    let _ = conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
}

/// Removes the empty log that merely looking at a closed vault leaves behind. One with bytes in it is never touched.
pub(super) fn forget_empty_log(wal: &Path) {
    if std::fs::metadata(wal).is_ok_and(|m| m.len() == 0) {
        let _ = std::fs::remove_file(wal);
    }
}

fn settings(conn: &Connection, for_: Use) -> Result<(), VaultError> {
    // Exclusive comes before WAL: then no -shm file ever exists.
    conn.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    let (journal, synchronous) = if for_ == Use::Copy { ("MEMORY", "OFF") } else { ("WAL", "FULL") };
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", journal, |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case(journal) {
        return Err(VaultError::damaged(Part::Database));
    }
    conn.pragma_update(None, "synchronous", synchronous)?;
    #[cfg(target_os = "macos")]
    {
        conn.pragma_update(None, "fullfsync", true)?;
        conn.pragma_update(None, "checkpoint_fullfsync", true)?;
    }
    // Pages are decrypted and authenticated on every miss: 48 MiB keep a practice of 10,000 cases warm, and are
    // taken only as they are used.
    conn.pragma_update(None, "cache_size", -48 * 1024)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update_and_check(None, "mmap_size", 0, |_| Ok(())).or_else(no_row)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    conn.pragma_update_and_check(None, "wal_autocheckpoint", 1000, |_| Ok(()))?;
    conn.pragma_update_and_check(None, "journal_size_limit", WAL_LIMIT, |_| Ok(()))?;
    conn.set_prepared_statement_cache_capacity(128);
    if for_ == Use::Look {
        conn.pragma_update(None, "query_only", true)?;
    }
    Ok(())
}

fn no_row(error: rusqlite::Error) -> rusqlite::Result<()> {
    if matches!(error, rusqlite::Error::QueryReturnedNoRows) { Ok(()) } else { Err(error) }
}

/// Refuses to go on when the library under us is plain SQLite (Signal-Desktop#5097: a silently readable store).
fn encrypted(conn: &Connection) -> Result<(), VaultError> {
    let status: String = conn.pragma_query_value(None, "cipher_status", |row| row.get(0)).map_err(not_encrypted)?;
    if status == "1" { Ok(()) } else { Err(VaultError::NotEncrypted) }
}

fn not_encrypted(error: rusqlite::Error) -> VaultError {
    match error {
        rusqlite::Error::QueryReturnedNoRows => VaultError::NotEncrypted,
        other => other.into(),
    }
}

/// Once a process, before any vault: pages are wiped when freed, and SQLCipher stops writing to stderr.
fn prepare_process() -> Result<(), VaultError> {
    static READY: OnceLock<bool> = OnceLock::new();
    let ready = READY.get_or_init(|| prepare().unwrap_or(false));
    if *ready { Ok(()) } else { Err(VaultError::NotEncrypted) }
}

fn prepare() -> rusqlite::Result<bool> {
    let conn = Connection::open_in_memory()?;
    conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")?;
    let version: String = conn.pragma_query_value(None, "cipher_version", |row| row.get(0))?;
    Ok(!version.is_empty())
}

/// True for the answers that mean "these bytes are not what this key wrote".
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}
