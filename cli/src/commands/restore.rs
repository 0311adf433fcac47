//! `restore`: a vault on a new laptop, from a backup and the recovery code.

use std::path::PathBuf;

use casework::{
    World,
    office::{self, Restored},
    vault::{Secret, VaultError},
};
use serde_json::json;

use crate::{answer::Answer, failure::Failure, passphrase, vault, vault::Place, words};

/// From what.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The backup
    file: PathBuf,
}

/// Restores.
///
/// # Errors
/// `vault_exists`, `not_a_backup`, `damaged`, `wrong_passphrase` for another recovery code, `invalid` for a mistyped
/// one, `weak_passphrase`, `not_found` for a laptop that did not hold the organisation's root, `file`.
pub(crate) fn run(args: &Args, place: &Place) -> Result<Answer, Failure> {
    office::folder(&place.dir)?;
    if !place.is_empty() {
        return Err(VaultError::AlreadyThere.into());
    }
    let code = passphrase::recovery_code()?;
    let words = place.new_passphrase()?;
    let made = office::restore(&place.dir, &args.file, Secret::Recovery(&code), &words, World::system(), vault::kdf())?;
    let Restored { office, vault, organisation, seat, recovered_cases, recovery_code, .. } = made;
    // A vault that did not open at once is whole all the same, and its code is told only here.
    let opened = match office {
        Ok(office) => {
            let _ = office.close();
            String::new()
        }
        Err(error) => format!("It could not be unlocked just now: {error} Write the code down, then unlock it.\n"),
    };
    let answer = json!({
        "vault": vault.display().to_string(),
        "organisation": organisation.to_string(),
        "seat": seat,
        "recovered_cases": recovered_cases,
        "recovery_code": *recovery_code,
    });
    let told = format!(
        "The vault is restored in {}, with {}.\n{opened}This laptop is a new one to your partners: carry a bundle to each and read what they send back. Everything they\nhold returns. They will ring to confirm; tell them before they do. The laptop that was backed up may no longer\nsend anything.\n\n{}\nThe old recovery code still opens the old backup, and nothing else.\n",
        vault.display(),
        words::count(recovered_cases, "case"),
        words::paper(&recovery_code),
    );
    Answer::new(answer, move |_| told)
}
