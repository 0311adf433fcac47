//! Backing up: a verified copy of everything but this laptop's own keys and half-written notes.

use std::{collections::BTreeMap, path::Path};

use rusqlite::Connection;

use super::{Office, Op};
use crate::{
    error::{Error, Result},
    store::{
        draft,
        life_event::{self, What},
        setting,
    },
    time,
    vault::{self, VaultError},
};

/// A backup that was laid down.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BackedUp {
    /// Where.
    pub file: String,
    /// Its size.
    pub bytes: u64,
}

/// Writes a backup to `file`: one file that stands alone and opens with the recovery code or the passphrase of today.
///
/// Other work on the vault waits only while its pages are copied; checking and writing happen beside it.
///
/// # Errors
/// `file_exists`, `file`, `disk_full`, `storage`; nothing lies under the name then.
pub fn backup(office: &Office, file: &Path) -> Result<BackedUp> {
    if file.symlink_metadata().is_ok() {
        return Err(VaultError::FileThere.into());
    }
    let beside = file.to_owned();
    let (copied, made_at) = office.run(move |vault, desk| {
        let made_at = desk.now();
        let rng = &mut desk.world.clone();
        let copied = if has_room_at_home(vault)? {
            let home = vault.paths().copied();
            remove_if_there(&home)?;
            vault.copy_out(&home, rng)?
        } else {
            let random: [u8; 8] = desk.random()?;
            let near = vault::beside(&beside, &format!(".{:016x}.copied", u64::from_le_bytes(random)));
            // Told before it leaves this job: what befalls the stick must not close the vault or let the ballast go.
            vault.copy_out(&near, rng).map_err(outside)?
        };
        Ok((copied, made_at))
    })?;
    let bytes = copied.finish(file, made_at, strip).map_err(outside)?;
    match office.transact(Op::Backup, move |tx| life_event::add(tx.sql, What::BackedUp, made_at)) {
        // The backup is made; a laptop too full to note when is told so by its next write.
        Err(Error::Vault(VaultError::DiskFull)) => {}
        noted => drop(noted?),
    }
    Ok(BackedUp { file: file.display().to_string(), bytes })
}

/// Tries at a free name before giving up: nobody makes so many backups in one day.
const MOST_IN_A_DAY: u32 = 100;

/// Writes a backup into `folder` under a name of its own, which tells the day and nothing else.
///
/// # Errors
/// As [`backup`]; `file` when the folder is not there any more.
pub fn backup_into(office: &Office, folder: &Path) -> Result<BackedUp> {
    if !folder.is_dir() {
        let source = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(Error::File { what: NOT_WRITTEN, source });
    }
    let day = office.read(|_, desk| Ok(time::day_in_words(desk.now())))?;
    let mut tried = Err(VaultError::FileThere.into());
    for turn in 1..=MOST_IN_A_DAY {
        let more = if turn == 1 { String::new() } else { format!(" {turn}") };
        tried = backup(office, &folder.join(format!("Roundtable backup {day}{more}.{EXTENSION}")));
        if !matches!(tried, Err(Error::Vault(VaultError::FileThere))) {
            break;
        }
    }
    tried
}

/// Ending of a backup's name.
const EXTENSION: &str = "rtbackup";

/// The copy is made beside the vault, or beside the backup when the laptop's own disk has no room for it: a full laptop
/// is the one that most needs a backup on a stick.
fn has_room_at_home(vault: &mut vault::OpenVault) -> Result<bool> {
    let needed = vault.size()?.saturating_mul(2);
    Ok(fs4::available_space(&vault.paths().dir).unwrap_or(u64::MAX) > needed)
}

/// Removes what a backup that was cut short left in the vault's own folder.
fn remove_if_there(left_over: &Path) -> Result<()> {
    match std::fs::remove_file(left_over) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(VaultError::from(error).into()),
        _ => Ok(()),
    }
}

/// What is this laptop's alone stays here: the seat's keys, which a restored vault must not share, and half-written
/// notes. Which seat and store it was stays, so that a restore can revoke it.
fn strip(sql: &Connection) -> std::result::Result<BTreeMap<String, i64>, VaultError> {
    let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
    let drafts = count(sql.execute("DELETE FROM draft", [])?);
    let nobodys = count(sql.execute("DELETE FROM setting WHERE key = ?1", [draft::NOBODYS])?);
    sql.execute("UPDATE seat_secret SET wrapped = x''", [])?;
    let known = count(sql.execute("DELETE FROM setting WHERE key = ?1", [setting::BACKED_UP_STORE])?);
    let told =
        count(sql.execute(
            "INSERT INTO setting (key, value) SELECT ?1, store_id FROM vault_meta",
            [setting::BACKED_UP_STORE],
        )?);
    Ok([("draft".to_owned(), drafts), ("setting".to_owned(), known + nobodys - told)].into())
}

const NOT_WRITTEN: &str = "The backup could not be written there. Check the stick or folder and try again.";

/// A failure of the stick or folder that the backup was to go to is not one of the vault.
pub(super) fn outside(error: VaultError) -> Error {
    match error {
        VaultError::Storage(source) => Error::File { what: NOT_WRITTEN, source },
        // Not as its own cause: whoever looks through the causes for a failing disk would take it for the vault's.
        VaultError::StorageSql(_) => Error::File { what: NOT_WRITTEN, source: std::io::Error::other("SQLite") },
        VaultError::Damaged { .. } => VaultError::BackupNotVerified.into(),
        VaultError::DiskFull => Error::File {
            what: "The stick or disk is full. Nothing was lost. Try another one.",
            source: std::io::ErrorKind::StorageFull.into(),
        },
        other => other.into(),
    }
}
