//! A made-up vault to hurt: one table of notes, small key derivation, copies of the whole folder.

use casework::vault::{self, Finding, KdfParams, OpenVault, Passphrase, RecoveryCode, SystemEntropy, VaultError};
use rusqlite_migration::{M, Migrations};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub(crate) const WORDS: &str = "marmalade tins on the towpath";
pub(crate) const OTHER_WORDS: &str = "a kettle nobody else would name";

pub(crate) fn migrations() -> Migrations<'static> {
    Migrations::new(vec![M::up("CREATE TABLE note (n INTEGER NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT;")])
}

pub(crate) fn words() -> Passphrase {
    Passphrase::new(WORDS)
}

pub(crate) fn create(dir: &Path) -> (OpenVault, RecoveryCode) {
    vault::create(dir, &words(), &mut SystemEntropy, KdfParams::for_tests(), &migrations()).expect("a new vault")
}

pub(crate) fn try_open(dir: &Path) -> Result<OpenVault, VaultError> {
    vault::open(dir, (&words()).into(), &migrations())
}

pub(crate) fn open(dir: &Path) -> OpenVault {
    try_open(dir).expect("the vault opens")
}

pub(crate) fn write(vault: &mut OpenVault, n: i64, body: &str) -> Result<(), VaultError> {
    vault.transaction(|tx| -> Result<(), VaultError> {
        tx.prepare_cached("INSERT INTO note (n, body) VALUES (?1, ?2)")?.execute((n, body))?;
        Ok(())
    })
}

/// How many notes there are, and the highest number: equal when none is missing.
pub(crate) fn count(vault: &mut OpenVault) -> Result<(i64, i64), VaultError> {
    Ok(vault
        .conn()?
        .query_row("SELECT count(*), coalesce(max(n), 0) FROM note", [], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// A closed vault with `rows` notes of about 700 bytes.
pub(crate) fn filled(rows: i64) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut vault, _) = create(dir.path());
    fill(&mut vault, 1, rows);
    vault.close().expect("closes");
    dir
}

pub(crate) fn fill(vault: &mut OpenVault, from: i64, to: i64) {
    for n in from..=to {
        write(vault, n, &format!("note {n} ").repeat(80)).expect("writes");
    }
}

/// Copies the files of a vault to a new folder, as a thief or a backup program would.
pub(crate) fn copy(from: &Path) -> TempDir {
    let to = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files(from) {
        fs::write(to.path().join(name), bytes).expect("copies");
    }
    to
}

/// The same, from a vault that is open: what a sudden end would leave behind.
pub(crate) fn interrupted(rows: i64, then: i64) -> TempDir {
    let dir = filled(rows);
    let mut vault = open(dir.path());
    fill(&mut vault, rows + 1, rows + then);
    copy(dir.path())
}

/// A hash of every file but the lock: equal exactly when nothing was touched, made or removed.
pub(crate) fn contents(dir: &Path) -> BTreeMap<PathBuf, String> {
    let hash = |bytes: &[u8]| Sha256::digest(bytes).iter().take(8).map(|b| format!("{b:02x}")).collect();
    files(dir).into_iter().map(|(name, bytes)| (name, hash(&bytes))).collect()
}

/// Every file but the lock, whose text names the last opener.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(dir)
        .expect("lists")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| !path.ends_with("vault.lock"))
        .map(|path| (PathBuf::from(path.file_name().expect("name")), fs::read(&path).expect("reads")))
        .collect()
}

pub(crate) fn check(dir: &Path) -> Result<Vec<Finding>, VaultError> {
    vault::check(dir, (&words()).into())
}

pub(crate) fn damage(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|f| f.damage).collect()
}

/// Changes a file's bytes.
pub(crate) fn edit(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).expect("reads");
    change(&mut bytes);
    fs::write(path, bytes).expect("writes");
}

/// A small repeatable generator for places and moments.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}
