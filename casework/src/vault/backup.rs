//! A backup: one file that stands alone, opened by the vault's passphrase or its recovery code.
//!
//! ```text
//! 8,192 bytes: lines of text, then zeroes
//!     roundtable backup 1
//!     {facts: length and SHA-256 of the database, its salt, its key wrapped under the vault key, when}
//!     the four lines of vault.hdr: the vault key, wrapped under the passphrase and under the recovery code
//!     SHA-256 of the lines above, in hex
//! the database: SQLCipher, under a key that is random for this backup
//! ```

use super::connection::{self, Use};
use super::copy::{self, Counts};
use super::entropy::{Entropy, draw};
use super::header::{self, Copy, Header, hex, unhex};
use super::key::VaultKey;
use super::open::OpenVault;
use super::sealed::Secret;
use super::{VaultError, files, health, meta, wrap};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const FAMILY: &str = "roundtable backup ";
const FORMAT: &str = "roundtable backup 1";
/// The oldest program that reads format 1.
const FORMAT_NEEDS: &str = "0.1.0";
const FRONT: usize = 8192;
const PURPOSE: &str = "backup-key/1";

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Facts {
    needs_version: String,
    bytes: u64,
    sha256: String,
    db_salt: String,
    vault_id: String,
    key: String,
    made_at: i64,
}

/// A verified copy of a vault's database that is not yet under the backup's name. Dropping it removes it.
pub struct Copied {
    path: PathBuf,
    key: VaultKey,
    salt: [u8; 16],
    wrapped: Vec<u8>,
    header: Header,
    counts: Counts,
    /// Of the half-written backup: no file that somebody else put there is ever in its way.
    part: String,
}

/// What stands in front of a backup's database, after it was found whole.
pub struct BackupFile {
    file: File,
    facts: Facts,
    header: Header,
    salt: [u8; 16],
    vault_id: [u8; 16],
}

/// A backup whose key was opened: what a restore begins with.
pub struct UnlockedBackup {
    pub(super) file: BackupFile,
    pub(super) key: VaultKey,
}

impl OpenVault {
    /// Copies the database as it is now to a new file at `to`, under a fresh random key. Other work on this vault
    /// waits for this, and only for this, part of a backup.
    pub fn copy_out(&mut self, to: &Path, rng: &mut dyn Entropy) -> Result<Copied, VaultError> {
        let conn = self.conn.as_ref().ok_or(VaultError::Closed)?;
        Copied::of(conn, &self.header, &self.key, to, rng)
    }
}

impl Drop for Copied {
    fn drop(&mut self) {
        let _ = files::remove_if_there(&self.path);
    }
}

impl Copied {
    pub(super) fn of(
        conn: &Connection,
        header: &Header,
        vault_key: &VaultKey,
        to: &Path,
        rng: &mut dyn Entropy,
    ) -> Result<Self, VaultError> {
        let key = VaultKey::generate(rng)?;
        let salt: [u8; 16] = draw(rng)?;
        let wrapped = wrap::wrap_with(vault_key, PURPOSE, key.expose(), rng)?;
        let counts = copy::counts(conn)?;
        let part = format!(".{}.part", hex(&draw::<8>(rng)?));
        // Before there is anything that dropping it would remove: a file of that name is somebody else's.
        copy::place(to)?;
        let copied = Self { path: to.to_owned(), key, salt, wrapped, header: header.clone(), counts, part };
        copy::database(conn, to, &copied.key, &salt)?;
        Ok(copied)
    }

    /// Takes out what must not leave this laptop, checks the copy, and lays it down as `file`; gives its size in bytes.
    ///
    /// `strip` may empty and change rows; what it answers is the number of rows that it took away of each table. The
    /// copy is compared with the vault as it was, read through with both checks, written as `.part`, synced, read
    /// back and only then named.
    ///
    /// Errors: `FileThere`, `BackupNotVerified`, `DiskFull`, `Storage`; nothing lies under the name then.
    pub fn finish(
        self,
        file: &Path,
        made_at: i64,
        strip: impl FnOnce(&Connection) -> Result<Counts, VaultError>,
    ) -> Result<u64, VaultError> {
        if file.symlink_metadata().is_ok() {
            return Err(VaultError::FileThere);
        }
        let expected = self.stripped(strip).map_err(unverified)?;
        self.verify(&expected).map_err(unverified)?;
        self.lay_down(file, made_at)
    }

    /// Takes rows out and gives how many each table must have then.
    fn stripped(&self, strip: impl FnOnce(&Connection) -> Result<Counts, VaultError>) -> Result<Counts, VaultError> {
        let conn = connection::open(&self.path, &self.key, &self.salt, Use::Copy)?;
        if copy::counts(&conn)? != self.counts {
            return Err(VaultError::BackupNotVerified);
        }
        let taken = strip(&conn)?;
        // Nothing of what was taken out may be left in a page that no table uses any more.
        conn.execute_batch("VACUUM")?;
        conn.close().map_err(|(_, error)| VaultError::from(error))?;
        let left = |(name, rows): (&String, &i64)| (name.clone(), rows - taken.get(name).copied().unwrap_or(0));
        Ok(self.counts.iter().map(left).collect())
    }

    /// Both checks, each on a fresh connection, and every row counted.
    fn verify(&self, expected: &Counts) -> Result<(), VaultError> {
        let fresh = || connection::open(&self.path, &self.key, &self.salt, Use::Copy);
        meta::read(&fresh()?, &self.header.vault_id)?;
        let whole = health::seals(&fresh()?)?.is_empty()
            && health::structure(&fresh()?)?.is_empty()
            && copy::counts(&fresh()?)? == *expected;
        if whole { Ok(()) } else { Err(VaultError::BackupNotVerified) }
    }

    fn lay_down(&self, file: &Path, made_at: i64) -> Result<u64, VaultError> {
        let part = beside(file, &self.part);
        let done = self.write(&part, made_at).and_then(|written| {
            // Renaming would take another file's name away.
            if file.symlink_metadata().is_ok() {
                return Err(VaultError::FileThere);
            }
            std::fs::rename(&part, file)?;
            Ok(written)
        });
        if done.is_err() {
            let _ = files::remove_if_there(&part);
        }
        let written = done?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        // Some file systems of sticks cannot sync a folder; the file itself is synced.
        let _ = files::sync_dir(folder);
        Ok(written)
    }

    fn write(&self, part: &Path, made_at: i64) -> Result<u64, VaultError> {
        let mut from = File::open(&self.path)?;
        let (bytes, hash) = hashed(&mut from, u64::MAX)?;
        let facts = Facts {
            needs_version: FORMAT_NEEDS.to_owned(),
            bytes,
            sha256: hex(&hash),
            db_salt: hex(&self.salt),
            vault_id: hex(&self.header.vault_id),
            key: hex(&self.wrapped),
            made_at,
        };
        let mut to = files::private().write(true).create_new(true).open(part)?;
        to.write_all(&front(&facts, &self.header)?)?;
        from.seek(SeekFrom::Start(0))?;
        io::copy(&mut from, &mut to)?;
        to.sync_all()?;
        drop(to);
        // Read back as a restore would: what a stick swallowed shows here and not on the day it is needed.
        BackupFile::open(part).map_err(|error| match error {
            VaultError::NotABackup | VaultError::BackupDamaged => VaultError::BackupNotVerified,
            other => other,
        })?;
        Ok(bytes + FRONT as u64)
    }
}

impl BackupFile {
    /// Opens a backup and reads all of it once: damage is known before any secret is asked for.
    ///
    /// Errors: `NotABackup`, `BackupDamaged`, `NewerVersion`, `Storage`.
    pub fn open(path: &Path) -> Result<Self, VaultError> {
        let mut file = File::open(path)?;
        let mut start = Vec::with_capacity(FRONT);
        Read::by_ref(&mut file).take(FRONT as u64).read_to_end(&mut start)?;
        if !start.starts_with(FAMILY.as_bytes()) {
            return Err(VaultError::NotABackup);
        }
        let (facts, header) = parse(&start)?;
        let (bytes, hash) = hashed(&mut file, facts.bytes.saturating_add(1))?;
        if bytes != facts.bytes || hex(&hash) != facts.sha256 {
            return Err(VaultError::BackupDamaged);
        }
        let exact = |text: &str| unhex(text).and_then(|bytes| bytes.try_into().ok()).ok_or(VaultError::BackupDamaged);
        let (salt, vault_id) = (exact(&facts.db_salt)?, exact(&facts.vault_id)?);
        Ok(Self { file, facts, header, salt, vault_id })
    }

    /// When it was made; milliseconds since 1970.
    #[must_use]
    pub fn made_at(&self) -> i64 {
        self.facts.made_at
    }

    /// The bytes of the database in it.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.facts.bytes
    }

    /// Opens it with what a person knows.
    ///
    /// Errors: `WrongPassphrase`, `WrongRecoveryCode`.
    pub fn unlocked(self, secret: Secret<'_>) -> Result<UnlockedBackup, VaultError> {
        let key = self.unlock(secret)?;
        Ok(UnlockedBackup { file: self, key })
    }

    /// Opens the key of its database with what a person knows.
    ///
    /// Errors: `WrongPassphrase`, `WrongRecoveryCode`.
    pub(crate) fn unlock(&self, secret: Secret<'_>) -> Result<VaultKey, VaultError> {
        let vault_key = self.header.unwrap(secret)?;
        let wrapped = unhex(&self.facts.key).ok_or(VaultError::BackupDamaged)?;
        let key = wrap::unwrap_with(&vault_key, PURPOSE, &wrapped).ok_or(VaultError::BackupDamaged)?;
        VaultKey::from_unwrapped(&key).ok_or(VaultError::BackupDamaged)
    }

    /// Copies the database, encrypted as it is, to a new file at `to` and opens it there.
    pub(crate) fn unpack(&mut self, to: &Path, key: &VaultKey) -> Result<Connection, VaultError> {
        let mut copy = files::private().write(true).create_new(true).open(to)?;
        self.file.seek(SeekFrom::Start(FRONT as u64))?;
        io::copy(&mut Read::by_ref(&mut self.file).take(self.facts.bytes), &mut copy)?;
        drop(copy);
        let conn = connection::open(to, key, &self.salt, Use::Copy).map_err(spoilt)?;
        meta::read(&conn, &self.vault_id).map_err(spoilt)?;
        Ok(conn)
    }
}

/// A copy that cannot be read back is not a damaged vault.
fn unverified(error: VaultError) -> VaultError {
    if matches!(error, VaultError::Damaged { .. }) { VaultError::BackupNotVerified } else { error }
}

/// The sentence about a damaged vault speaks of another file.
fn spoilt(error: VaultError) -> VaultError {
    if matches!(error, VaultError::Damaged { .. }) { VaultError::BackupDamaged } else { error }
}

fn front(facts: &Facts, header: &Header) -> Result<Vec<u8>, VaultError> {
    let facts = serde_json::to_string(facts).map_err(|_| VaultError::SealBroken)?;
    let mut text = format!("{FORMAT}\n{facts}\n{}", header.to_text()?);
    let hash = hex(&Sha256::digest(text.as_bytes()));
    text.push_str(&hash);
    text.push('\n');
    let mut bytes = text.into_bytes();
    if bytes.len() > FRONT {
        return Err(VaultError::SealBroken);
    }
    bytes.resize(FRONT, 0);
    Ok(bytes)
}

fn parse(start: &[u8]) -> Result<(Facts, Header), VaultError> {
    let damaged = || VaultError::BackupDamaged;
    if start.len() != FRONT {
        return Err(damaged());
    }
    let end = start.iter().rposition(|byte| *byte != 0).ok_or_else(damaged)?;
    let text = start.get(..=end).and_then(|text| std::str::from_utf8(text).ok()).ok_or_else(damaged)?;
    let (body, hash) = text.strip_suffix('\n').and_then(|text| text.rsplit_once('\n')).ok_or_else(damaged)?;
    let hashed = text.get(..=body.len()).ok_or_else(damaged)?;
    if hex(&Sha256::digest(hashed.as_bytes())) != hash {
        return Err(damaged());
    }
    let (format, rest) = body.split_once('\n').ok_or_else(damaged)?;
    let (facts, header) = rest.split_once('\n').ok_or_else(damaged)?;
    let needs = serde_json::from_str::<serde_json::Value>(facts)
        .ok()
        .and_then(|facts| facts.get("needs_version").and_then(|needs| needs.as_str()).map(str::to_owned));
    if format != FORMAT || needs.as_deref().is_some_and(|needs| header::is_later(needs, env!("CARGO_PKG_VERSION"))) {
        return Err(VaultError::NewerVersion { needed: needs.unwrap_or_else(|| "a newer version".to_owned()) });
    }
    let facts: Facts = serde_json::from_str(facts).map_err(|_| damaged())?;
    match Header::parse(format!("{header}\n").as_bytes()) {
        Copy::Whole(header) => Ok((facts, header)),
        Copy::Newer(needed) => Err(VaultError::NewerVersion { needed }),
        Copy::Missing | Copy::Damaged => Err(damaged()),
    }
}

/// Reads to the end, at most `most` bytes; gives how many there were and their hash.
fn hashed(file: &mut File, most: u64) -> Result<(u64, [u8; 32]), VaultError> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0u8; 1 << 18];
    let mut total = 0u64;
    let mut file = Read::by_ref(file).take(most);
    loop {
        let read = match file.read(&mut buffer) {
            Ok(0) => return Ok((total, hasher.finalize().into())),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        hasher.update(buffer.get(..read).unwrap_or_default());
        total += read as u64;
    }
}

/// The same path with a longer name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(suffix);
    path.with_file_name(name)
}
