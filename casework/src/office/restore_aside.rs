//! Restoring in place of a vault that does not open: the damaged one is moved aside, never deleted.

use std::path::{Path, PathBuf};

use super::{Restored, restore, restore::unreadable};
use crate::{
    error::Result,
    time,
    vault::{self, BackupFile, KdfParams, Passphrase, Secret},
    world::World,
};

/// Makes a vault from the backup `file` where another stands that does not open; gives the folder in which that one is
/// now. The backup, its code and the passphrase are tried before anything is moved; when the restore fails all the same,
/// the old one is put back.
///
/// # Errors
/// As [`restore`]; `no_vault` when there is none to move, `in_use` while somebody has it open.
pub fn restore_aside(
    dir: &Path,
    file: &Path,
    known: Secret<'_>,
    passphrase: &Passphrase,
    world: World,
    kdf: KdfParams,
) -> Result<(Restored, PathBuf)> {
    vault::judge_passphrase(passphrase)?;
    drop(BackupFile::open(file).map_err(unreadable)?.unlocked(known)?);
    let aside = vault::set_aside(dir, &time::day_in_words(world.clock.now_ms()))?;
    match restore(dir, file, known, passphrase, world, kdf) {
        Ok(restored) => Ok((restored, aside.folder)),
        Err(error) => {
            // What went wrong with the restore is what the person can do something about.
            if let Err(stuck) = aside.put_back() {
                tracing::warn!(code = crate::Error::from(stuck).code(), "what was moved aside stays there");
            }
            Err(error)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{
        case::list,
        office::{
            Office, backup,
            sample::{WORDS, ashworth, founded},
        },
        vault::{RecoveryCode, VaultError},
    };

    const NEW: &str = "another five words for today";

    /// A damaged vault with a backup from before, and the recovery code.
    fn damaged(dir: &Path) -> (PathBuf, PathBuf, RecoveryCode) {
        let vault = dir.join("vault");
        let made = founded(&vault);
        ashworth(&made.office);
        let file = dir.join("backup");
        backup(&made.office, &file).unwrap();
        made.office.close().unwrap();
        for header in ["vault.hdr", "vault.hdr.2"] {
            std::fs::write(vault.join(header), b"not a header").unwrap();
        }
        (vault, file, RecoveryCode::parse(&made.recovery_code).unwrap())
    }

    #[test]
    fn a_damaged_vault_is_moved_aside_whole_and_the_backup_takes_its_place() {
        let dir = tempfile::tempdir().unwrap();
        let (vault, file, code) = damaged(dir.path());
        assert!(Office::open(&vault, &Passphrase::new(WORDS), World::system()).is_err(), "it does not open");
        let before = std::fs::read(vault.join("vault.db")).unwrap();
        let words = Passphrase::new(NEW);
        let done =
            restore_aside(&vault, &file, Secret::Recovery(&code), &words, World::system(), KdfParams::for_tests());
        let (restored, aside) = done.unwrap();
        let office = restored.office.unwrap();
        assert_eq!(list::list(&office, list::Query::default()).unwrap().total, 1, "what the backup held is there");
        assert_eq!(std::fs::read(aside.join("vault.db")).unwrap(), before, "the damaged one is whole, beside it");
        assert!(aside.starts_with(&vault), "and where it was said to be");
        office.close().unwrap();
        assert!(Office::open(&vault, &words, World::system()).is_ok(), "the new passphrase opens it again");
    }

    #[test]
    fn what_cannot_be_restored_moves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (vault, file, code) = damaged(dir.path());
        let names = || {
            let mut names: Vec<_> =
                std::fs::read_dir(&vault).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let before = names();
        let other = RecoveryCode::generate(&mut World::system()).unwrap();
        let short = dir.path().join("short");
        std::fs::write(&short, &std::fs::read(&file).unwrap()[..9000]).unwrap();
        let world = World::system;
        let kdf = KdfParams::for_tests;
        let words = Passphrase::new(NEW);
        let tries = [
            restore_aside(&vault, &file, Secret::Recovery(&other), &words, world(), kdf()).map(|_| ()),
            restore_aside(&vault, &file, Secret::Recovery(&code), &Passphrase::new("short"), world(), kdf())
                .map(|_| ()),
            restore_aside(&vault, &short, Secret::Recovery(&code), &words, world(), kdf()).map(|_| ()),
            restore_aside(&vault, &dir.path().join("gone"), Secret::Recovery(&code), &words, world(), kdf())
                .map(|_| ()),
        ];
        let codes: Vec<_> = tries.iter().map(|tried| tried.as_ref().unwrap_err().code()).collect();
        assert_eq!(codes[0], "wrong_passphrase", "another code: {codes:?}");
        assert_eq!(codes[1], "weak_passphrase", "too short: {codes:?}");
        assert_eq!(names(), before, "every file is where it was: {codes:?}");

        let nowhere = dir.path().join("nowhere");
        let none = restore_aside(&nowhere, &file, Secret::Recovery(&code), &words, world(), kdf());
        assert!(
            matches!(none.map(|_| ()), Err(crate::Error::Vault(VaultError::NoVault))),
            "there is nothing to move aside"
        );
    }
}
