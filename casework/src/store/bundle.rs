//! Bundles written here, and files read here.

use crdt::id::{BundleId, OrgId};
use rusqlite::{Connection, OptionalExtension, params};

use super::OrgRow;
use crate::error::Result;

/// A bundle as it was written.
pub(crate) struct Written {
    pub(crate) bundle: BundleId,
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) bytes: usize,
    pub(crate) changes: usize,
}

pub(crate) fn put_written(sql: &Connection, org: OrgRow, written: &Written, now: i64) -> Result<()> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    sql.prepare_cached(
        "INSERT INTO bundle_out (bundle, org, from_n, to_n, bytes, changes, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        written.bundle.0,
        org,
        written.from,
        written.to,
        count(written.bytes),
        count(written.changes),
        now
    ])?;
    Ok(())
}

/// Forgets a bundle that never came to lie anywhere.
pub(crate) fn forget_written(sql: &Connection, bundle: &BundleId) -> Result<()> {
    sql.prepare_cached("DELETE FROM bundle_out WHERE bundle = ?1")?.execute([bundle.0])?;
    Ok(())
}

/// Whether this vault wrote a bundle.
pub(crate) fn is_written(sql: &Connection, bundle: &BundleId) -> Result<bool> {
    Ok(sql
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM bundle_out WHERE bundle = ?1)")?
        .query_row([bundle.0], |row| row.get(0))?)
}

/// Forgets every bundle: they carried the journal of a store that this one does not continue.
pub(crate) fn forget_all_written(sql: &Connection) -> Result<()> {
    sql.execute("DELETE FROM bundle_out", [])?;
    Ok(())
}

/// The newest position that any bundle for an organisation reached.
pub(crate) fn sent_to(sql: &Connection, org: &OrgId) -> Result<i64> {
    Ok(sql
        .prepare_cached(
            "SELECT coalesce(max(b.to_n), 0) FROM bundle_out b JOIN organisation o ON o.n = b.org WHERE o.org = ?1",
        )?
        .query_row([org.0], |row| row.get(0))?)
}

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    Never,
    Done,
    /// The program ended while reading it.
    Quarantined,
}

pub(crate) fn seen(sql: &Connection, file: &[u8; 32]) -> Result<Seen> {
    let state: Option<String> = sql
        .prepare_cached("SELECT state FROM bundle_in WHERE file = ?1")?
        .query_row([file], |row| row.get(0))
        .optional()?;
    Ok(match state.as_deref() {
        None | Some("refused") => Seen::Never,
        Some("done") => Seen::Done,
        Some(_) => Seen::Quarantined,
    })
}

/// Notes, in a transaction of its own, that a file is about to be read.
pub(crate) fn begin(sql: &Connection, file: &[u8; 32], now: i64) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO bundle_in (file, state, at) VALUES (?1, 'reading', ?2)
         ON CONFLICT (file) DO UPDATE SET state = 'reading', code = NULL, at = ?2",
    )?
    .execute(params![file, now])?;
    Ok(())
}

pub(crate) fn done(sql: &Connection, file: &[u8; 32]) -> Result<()> {
    sql.prepare_cached("UPDATE bundle_in SET state = 'done' WHERE file = ?1")?.execute([file])?;
    Ok(())
}

/// Notes why a file was refused, for the log. It may be tried again: it did not crash us.
pub(crate) fn refuse(sql: &Connection, file: &[u8; 32], code: &str, now: i64) -> Result<()> {
    sql.prepare_cached("UPDATE bundle_in SET state = 'refused', code = ?2, at = ?3 WHERE file = ?1")?
        .execute(params![file, code, now])?;
    Ok(())
}

/// When which files were refused and why, newest first.
pub(crate) fn refused(sql: &Connection, limit: u32) -> Result<Vec<(i64, String)>> {
    let mut query = sql.prepare_cached(
        "SELECT at, coalesce(code, '') FROM bundle_in WHERE state = 'refused' AND code IS NOT 'not_for_us'
         ORDER BY at DESC LIMIT ?1",
    )?;
    let rows = query.query_map([limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// When something was written for whom, with how many changes, newest first. What was written at one moment for one
/// partner is one line, however many files it took.
pub(crate) fn written(sql: &Connection, limit: u32) -> Result<Vec<(i64, OrgRow, u64)>> {
    let mut query = sql.prepare_cached(
        "SELECT made_at, org, sum(changes) FROM bundle_out GROUP BY made_at, org ORDER BY made_at DESC LIMIT ?1",
    )?;
    let rows = query.query_map([limit], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// When anything was last written for an organisation.
pub(crate) fn last_written(sql: &Connection, org: &OrgId) -> Result<Option<i64>> {
    Ok(sql
        .prepare_cached("SELECT max(b.made_at) FROM bundle_out b JOIN organisation o ON o.n = b.org WHERE o.org = ?1")?
        .query_row([org.0], |row| row.get(0))?)
}

/// Takes back that a file was begun: not all of it found room, or the vault failed.
pub(crate) fn forget(sql: &Connection, file: &[u8; 32]) -> Result<()> {
    sql.prepare_cached("DELETE FROM bundle_in WHERE file = ?1")?.execute([file])?;
    Ok(())
}

/// Whether the program ended while reading a file.
pub(crate) fn has_unfinished(sql: &Connection) -> Result<bool> {
    Ok(sql.query_row("SELECT EXISTS (SELECT 1 FROM bundle_in WHERE state = 'reading')", [], |row| row.get(0))?)
}

pub(crate) fn quarantine_unfinished(sql: &Connection) -> Result<()> {
    sql.execute("UPDATE bundle_in SET state = 'quarantined' WHERE state = 'reading'", [])?;
    Ok(())
}
