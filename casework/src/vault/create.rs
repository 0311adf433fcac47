//! Making a vault: its own road, because opening must never create (an empty file plus any key is a
//! "healthy" empty database, security.md finding 8).

use super::anchor::Anchor;
use super::connection::{self, Use};
use super::entropy::Entropy;
use super::header::{self, Header};
use super::kdf::KdfParams;
use super::key::VaultKey;
use super::lock::VaultLock;
use super::open::{self, OpenVault};
use super::passphrase::{self, Passphrase};
use super::paths::Paths;
use super::recovery::RecoveryCode;
use super::{VaultError, files, meta};
use rusqlite_migration::Migrations;
use std::path::Path;

/// Makes a vault in `dir` (made too when missing) and opens it; answers the recovery code, to be shown once.
///
/// Errors: `AlreadyThere`, `WeakPassphrase`, `InUse`, `DiskFull`, `Storage`.
pub fn create(
    dir: &Path,
    passphrase: &Passphrase,
    rng: &mut dyn Entropy,
    kdf: KdfParams,
    migrations: &Migrations<'_>,
) -> Result<(OpenVault, RecoveryCode), VaultError> {
    create_with(dir, passphrase, rng, kdf, migrations, |_, _| Ok(())).map(|(vault, code, ())| (vault, code))
}

/// As `create`, and writes what every vault of this kind must hold before it counts as one.
///
/// The folder counts as a vault from the moment the first header copy is in place, which is after `first` has
/// succeeded; everything before is marked as unfinished and swept away, at once after an error and by the next
/// attempt after a kill. So there is a vault that opens and holds what `first` wrote, or no vault at all.
pub fn create_with<T, E: From<VaultError>>(
    dir: &Path,
    passphrase: &Passphrase,
    rng: &mut dyn Entropy,
    kdf: KdfParams,
    migrations: &Migrations<'_>,
    first: impl FnOnce(&mut OpenVault, &RecoveryCode) -> Result<T, E>,
) -> Result<(OpenVault, RecoveryCode, T), E> {
    create_from(dir, passphrase, rng, kdf, migrations, None, first)
}

/// Puts a database, under this key and salt, where the vault's is to be.
pub(super) type Content<'a> = &'a mut dyn FnMut(&Paths, &VaultKey, &[u8; 16]) -> Result<(), VaultError>;

/// As `create_with`, beginning with the tables that `content` lays down instead of empty ones.
pub(super) fn create_from<T, E: From<VaultError>>(
    dir: &Path,
    passphrase: &Passphrase,
    rng: &mut dyn Entropy,
    kdf: KdfParams,
    migrations: &Migrations<'_>,
    content: Option<Content<'_>>,
    first: impl FnOnce(&mut OpenVault, &RecoveryCode) -> Result<T, E>,
) -> Result<(OpenVault, RecoveryCode, T), E> {
    passphrase::judge(passphrase.as_str()).map_err(VaultError::from)?;
    let paths = Paths::new(dir);
    refuse_existing(&paths)?;
    files::private_dir(dir).map_err(VaultError::from)?;
    let lock = VaultLock::take(&paths)?;
    refuse_existing(&paths)?;
    let made = make(&paths, &lock, passphrase, rng, kdf, migrations, content).map_err(E::from).and_then(
        |(mut vault, code)| {
            let value = first(&mut vault, &code)?;
            publish(&vault)?;
            Ok((vault, code, value))
        },
    );
    if made.is_err() {
        // The first error is the one worth telling. The lock is still held here.
        let _ = sweep(&paths);
    }
    made
}

fn make(
    paths: &Paths,
    lock: &VaultLock,
    passphrase: &Passphrase,
    rng: &mut dyn Entropy,
    kdf: KdfParams,
    migrations: &Migrations<'_>,
    content: Option<Content<'_>>,
) -> Result<(OpenVault, RecoveryCode), VaultError> {
    let key = VaultKey::generate(rng)?;
    let code = RecoveryCode::generate(rng)?;
    let mut header = Header::new(rng)?;
    header.wrap(passphrase.into(), &key, kdf, rng)?;
    header.wrap((&code).into(), &key, kdf, rng)?;
    build(paths, &header, &key, rng, migrations, content)?;
    let vault = open::begin(paths.clone(), lock.clone(), header, key, migrations)?;
    Ok((vault, code))
}

/// From here on the folder is a vault.
fn publish(vault: &OpenVault) -> Result<(), VaultError> {
    header::write_pair(&vault.paths, &vault.header)?;
    files::remove_if_there(&vault.paths.unfinished())?;
    Ok(files::sync_dir(&vault.paths.dir)?)
}

/// A header, or a database that no unfinished attempt left behind, is somebody's vault and is never touched.
fn refuse_existing(paths: &Paths) -> Result<(), VaultError> {
    let left_over = paths.unfinished().exists();
    let header = paths.header().exists() || paths.header_copy().exists();
    let data = paths.database().exists() || paths.wal().exists();
    if header || data && !left_over { Err(VaultError::AlreadyThere) } else { Ok(()) }
}

fn build(
    paths: &Paths,
    header: &Header,
    key: &VaultKey,
    rng: &mut dyn Entropy,
    migrations: &Migrations<'_>,
    content: Option<Content<'_>>,
) -> Result<(), VaultError> {
    mark(paths)?;
    sweep_data(paths)?;
    let copied = content.is_some();
    match content {
        Some(content) => content(paths, key, &header.db_salt)?,
        // Made by us, private from its first moment; SQLite would choose the umask's mode, and copies this one to the
        // log.
        None => files::private().write(true).create_new(true).open(paths.database())?.sync_all()?,
    }
    let mut conn = connection::open(&paths.database(), key, &header.db_salt, Use::Work)?;
    let tx = conn.transaction()?;
    if copied {
        meta::adopt(&tx, &header.vault_id, rng)?;
    } else {
        meta::create(&tx, &header.vault_id, rng)?;
    }
    tx.commit()?;
    migrations.to_latest(&mut conn)?;
    let made = meta::read(&conn, &header.vault_id)?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection::trust(&conn)?;
    conn.close().map_err(|(_, error)| VaultError::from(error))?;
    std::fs::File::open(paths.database())?.sync_all()?;
    open::fits(paths, header)?;
    Anchor::open(&paths.anchor(), key)?.restart(&made.store_id, made.commits)?;
    Ok(files::sync_dir(&paths.dir)?)
}

fn mark(paths: &Paths) -> Result<(), VaultError> {
    files::private().write(true).create(true).truncate(false).open(paths.unfinished())?.sync_all()?;
    Ok(files::sync_dir(&paths.dir)?)
}

/// Takes back a failed attempt; the mark goes last, so that a kill in here is swept next time.
fn sweep(paths: &Paths) -> Result<(), VaultError> {
    mark(paths)?;
    files::remove_if_there(&paths.header())?;
    files::remove_if_there(&paths.header_copy())?;
    sweep_data(paths)?;
    files::sync_dir(&paths.dir)?;
    Ok(files::remove_if_there(&paths.unfinished())?)
}

fn sweep_data(paths: &Paths) -> Result<(), VaultError> {
    for path in [paths.database(), paths.wal(), paths.dir.join("vault.db-journal"), paths.anchor(), paths.unpacked()] {
        files::remove_if_there(&path)?;
    }
    Ok(())
}
