//! Which vault: its folder, how it is opened, and what making one costs.

use std::{
    env,
    path::{Path, PathBuf},
};

use casework::{
    World,
    office::Office,
    vault::{KdfParams, Passphrase, Paths, VaultError},
};

use crate::{args::Global, failure::Failure, passphrase};

/// Where a command works.
pub(crate) struct Place {
    pub(crate) dir: PathBuf,
    passphrase_file: Option<PathBuf>,
}

impl Place {
    /// The folder that was named, else the one in the person's data folder.
    ///
    /// # Errors
    /// Usage when neither is known.
    pub(crate) fn new(global: &Global) -> Result<Self, Failure> {
        let dir =
            global.vault.clone().filter(|dir| !dir.as_os_str().is_empty()).or_else(default_folder).ok_or_else(
                || Failure::usage("Your data folder is not known. Name the vault's folder with --vault."),
            )?;
        Ok(Self { dir, passphrase_file: global.passphrase_file.clone() })
    }

    /// The passphrase of the vault that is there; a missing vault is told before anybody is asked.
    ///
    /// # Errors
    /// `no_vault`; usage without a passphrase.
    pub(crate) fn passphrase(&self) -> Result<Passphrase, Failure> {
        if self.is_empty() { Err(VaultError::NoVault.into()) } else { passphrase::existing(self.named()) }
    }

    /// A passphrase for a vault to be made here.
    ///
    /// # Errors
    /// `weak_passphrase`; usage without a passphrase.
    pub(crate) fn new_passphrase(&self) -> Result<Passphrase, Failure> {
        passphrase::new(self.named())
    }

    /// Unlocks the vault.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub(crate) fn open(&self, passphrase: &Passphrase) -> Result<Office, Failure> {
        let office = Office::open(&self.dir, passphrase, World::system())?;
        office.keep_ballast()?;
        Ok(office)
    }

    fn named(&self) -> Option<&Path> {
        self.passphrase_file.as_deref()
    }

    /// Whether there is nothing of a vault here.
    pub(crate) fn is_empty(&self) -> bool {
        let paths = Paths::new(&self.dir);
        ![paths.header(), paths.header_copy(), paths.database()].iter().any(|file| file.exists())
    }
}

/// What unlocking costs somebody who guesses. A debug build may be told to make vaults that cost nothing, so that
/// tests finish; a release build has no such door, whatever the environment says.
pub(crate) fn kdf() -> KdfParams {
    if cfg!(debug_assertions) && env::var_os("ROUNDTABLE_TEST_KDF").is_some_and(|value| value == "1") {
        KdfParams::for_tests()
    } else {
        KdfParams::standard()
    }
}

/// `roundtable` in the platform's data folder.
fn default_folder() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = if cfg!(windows) {
        // Not the roaming folder: a vault belongs to one machine and must not be copied between them.
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        // The XDG base directory specification: a relative path is to be ignored.
        let named = set("XDG_DATA_HOME").filter(|path| path.is_absolute());
        named.or_else(|| set("HOME").map(|home| home.join(".local/share")))
    };
    data.map(|data| data.join("roundtable"))
}
