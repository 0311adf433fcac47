//! A new vault out of a backup: made like any new vault, under a new key, so that there is a whole one or none.

use super::backup::UnlockedBackup;
use super::copy;
use super::create::{self, Content};
use super::entropy::Entropy;
use super::kdf::KdfParams;
use super::open::OpenVault;
use super::passphrase::Passphrase;
use super::recovery::RecoveryCode;
use super::{VaultError, files};
use rusqlite_migration::{Migrations, SchemaVersion};
use std::path::Path;

/// Makes a vault in `dir` from a backup and opens it: new key, new store, new recovery code, what the backup held.
///
/// `first` writes what makes it a vault of its own before it counts as one. Killed at any point, there is a whole
/// vault or none, and a second attempt starts clean.
///
/// Errors: `AlreadyThere`, `BackupDamaged`, `NewerVersion`, `WeakPassphrase`, `DiskFull`, `Storage`.
pub fn restore_with<T, E: From<VaultError>>(
    dir: &Path,
    backup: UnlockedBackup,
    passphrase: &Passphrase,
    rng: &mut dyn Entropy,
    kdf: KdfParams,
    migrations: &Migrations<'_>,
    first: impl FnOnce(&mut OpenVault, &RecoveryCode) -> Result<T, E>,
) -> Result<(OpenVault, RecoveryCode, T), E> {
    let UnlockedBackup { mut file, key } = backup;
    let content: Content<'_> = &mut |paths, new_key, salt| {
        let unpacked = paths.unpacked();
        files::remove_if_there(&unpacked)?;
        let from = file.unpack(&unpacked, &key)?;
        if matches!(migrations.current_version(&from)?, SchemaVersion::Outside(_)) {
            return Err(VaultError::NewerVersion { needed: super::meta::needs_version(&from)? });
        }
        copy::place(&paths.database())?;
        copy::database(&from, &paths.database(), new_key, salt)?;
        from.close().map_err(|(_, error)| VaultError::from(error))?;
        Ok(files::remove_if_there(&unpacked)?)
    };
    create::create_from(dir, passphrase, rng, kdf, migrations, Some(content), first)
}
