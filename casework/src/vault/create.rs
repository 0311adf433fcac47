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
/// The folder counts as a vault from the moment the first header copy is in place; everything before it is
/// marked as unfinished and swept away by the next attempt, so a kill at any point leaves a vault that opens
/// or no vault at all. Errors: `AlreadyThere`, `WeakPassphrase`, `InUse`, `DiskFull`, `Storage`.
pub fn create(
    dir: &Path,
    passphrase: &Passphrase,
    rng: &mut dyn Entropy,
    kdf: KdfParams,
    migrations: &Migrations<'_>,
) -> Result<(OpenVault, RecoveryCode), VaultError> {
    passphrase::judge(passphrase.as_str())?;
    let paths = Paths::new(dir);
    refuse_existing(&paths)?;
    files::private_dir(dir)?;
    let lock = VaultLock::take(&paths)?;
    refuse_existing(&paths)?;
    let key = VaultKey::generate(rng)?;
    let code = RecoveryCode::generate(rng)?;
    let mut header = Header::new(rng)?;
    header.wrap(passphrase.into(), &key, kdf, rng)?;
    header.wrap((&code).into(), &key, kdf, rng)?;
    if let Err(error) = build(&paths, &header, &key, rng, migrations) {
        // The first error is the one worth telling.
        let _ = sweep(&paths);
        return Err(error);
    }
    let vault = open::begin(paths, lock, header, key, migrations)?;
    Ok((vault, code))
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
) -> Result<(), VaultError> {
    mark(paths)?;
    sweep_data(paths)?;
    // Made by us, private from its first moment; SQLite would choose the umask's mode, and copies this one to the log.
    files::private().write(true).create_new(true).open(paths.database())?.sync_all()?;
    let mut conn = connection::open(&paths.database(), key, &header.db_salt, Use::Work)?;
    let tx = conn.transaction()?;
    meta::create(&tx, &header.vault_id, rng)?;
    tx.commit()?;
    migrations.to_latest(&mut conn)?;
    let made = meta::read(&conn, &header.vault_id)?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection::trust(&conn)?;
    conn.close().map_err(|(_, error)| VaultError::from(error))?;
    open::fits(paths, header)?;
    Anchor::open(&paths.anchor(), key)?.restart(&made.store_id, made.commits)?;
    files::sync_dir(&paths.dir)?;
    header::write_pair(paths, header)?;
    files::remove_if_there(&paths.unfinished())?;
    files::sync_dir(&paths.dir)?;
    Ok(())
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
    for path in [paths.database(), paths.wal(), paths.dir.join("vault.db-journal"), paths.anchor()] {
        files::remove_if_there(&path)?;
    }
    Ok(())
}
