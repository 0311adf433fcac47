//! `passphrase`: changed, or set anew with the recovery code when it is forgotten.

use casework::{
    World,
    office::{self, Known, Office},
    vault::VaultError,
};
use clap::Subcommand;
use serde_json::json;

use crate::{answer::Answer, failure::Failure, passphrase, vault, vault::Place};

/// What to do with it.
#[derive(Subcommand)]
pub(crate) enum Passphrase {
    /// Change it; the new one comes from ROUNDTABLE_NEW_PASSPHRASE, or you are asked
    Change,
    /// Set a new one with the recovery code, because the old one is forgotten
    Reset,
}

/// Changes the passphrase.
///
/// # Errors
/// `wrong_passphrase`, `weak_passphrase`, `no_vault`, `in_use`, `damaged`.
pub(crate) fn run(command: &Passphrase, place: &Place) -> Result<Answer, Failure> {
    let (office, known) = match command {
        Passphrase::Change => {
            let old = place.passphrase()?;
            (place.open(&old)?, Known::Passphrase(old))
        }
        Passphrase::Reset if place.is_empty() => return Err(VaultError::NoVault.into()),
        Passphrase::Reset => {
            let code = passphrase::recovery_code()?;
            (Office::open_with_recovery_code(&place.dir, &code, World::system())?, Known::Recovery(code))
        }
    };
    let changed =
        passphrase::replacement().and_then(|new| Ok(office::change_passphrase(&office, known, new, vault::kdf())?));
    let _ = office.close();
    changed?;
    Answer::new(json!({ "changed": true }), |_| {
        "The passphrase is changed. Backups and copies that were made before still open with the old one: make a new backup.\n"
            .to_owned()
    })
}
