//! Where the passphrase comes from: a file, the environment, or a person at a terminal. Never an argument.

use std::{
    io::{self, IsTerminal},
    path::Path,
};

use casework::{
    file,
    vault::{Passphrase, RecoveryCode},
};
use zeroize::Zeroizing;

use crate::failure::Failure;

const VARIABLE: &str = "ROUNDTABLE_PASSPHRASE";
const REPLACEMENT: &str = "ROUNDTABLE_NEW_PASSPHRASE";
const RECOVERY: &str = "ROUNDTABLE_RECOVERY_CODE";
const MOST_BYTES: u64 = 64 * 1024;

/// The passphrase of a vault that is there.
///
/// # Errors
/// Usage when none was given and nobody can be asked.
pub(crate) fn existing(named: Option<&Path>) -> Result<Passphrase, Failure> {
    match given(named)? {
        Some(passphrase) => Ok(passphrase),
        None => Ok(Passphrase::new(&ask("Passphrase: ")?)),
    }
}

/// The passphrase of a vault to be made: asked twice, because a slip would lock the vault for ever.
///
/// # Errors
/// As [`existing`]; `Invalid` when the two differ.
pub(crate) fn new(named: Option<&Path>) -> Result<Passphrase, Failure> {
    if let Some(passphrase) = given(named)? {
        return Ok(passphrase);
    }
    let first = ask("New passphrase (at least 12 characters, or five words): ")?;
    let second = ask("The same again: ")?;
    if *first == *second {
        Ok(Passphrase::new(&first))
    } else {
        Err(Failure::invalid("passphrase", "The two passphrases are not the same. Nothing was made. Try again."))
    }
}

/// The passphrase that is to take the place of the present one.
///
/// # Errors
/// As [`new`].
pub(crate) fn replacement() -> Result<Passphrase, Failure> {
    if let Some(text) = std::env::var_os(REPLACEMENT).filter(|text| !text.is_empty()) {
        let text = text.into_string().map(Zeroizing::new);
        return text
            .map(|text| Passphrase::new(&text))
            .map_err(|_| Failure::usage("The new passphrase is not readable text."));
    }
    let nobody = |_| {
        Failure::usage(
            "There is no new passphrase. Set ROUNDTABLE_NEW_PASSPHRASE, or run this in a terminal to be asked.",
        )
    };
    let first = ask("New passphrase (at least 12 characters, or five words): ").map_err(nobody)?;
    let second = ask("The same again: ").map_err(nobody)?;
    if *first == *second {
        Ok(Passphrase::new(&first))
    } else {
        Err(Failure::invalid("passphrase", "The two passphrases are not the same. Nothing was changed. Try again."))
    }
}

/// A recovery code, from the environment or as a person types it.
///
/// # Errors
/// `Invalid` for what cannot be a code; usage when none was given and nobody can be asked.
pub(crate) fn recovery_code() -> Result<RecoveryCode, Failure> {
    let given = std::env::var_os(RECOVERY).filter(|text| !text.is_empty());
    let typed = match given {
        Some(text) => text
            .into_string()
            .map(Zeroizing::new)
            .map_err(|_| Failure::usage("The recovery code is not readable text."))?,
        None => ask("Recovery code (from the paper): ").map_err(|_| {
            Failure::usage(
                "There is no recovery code. Set ROUNDTABLE_RECOVERY_CODE, or run this in a terminal to be asked.",
            )
        })?,
    };
    RecoveryCode::parse(&typed).map_err(|problem| Failure::invalid("recovery_code", problem.to_string()))
}

fn given(named: Option<&Path>) -> Result<Option<Passphrase>, Failure> {
    if let Some(path) = named {
        let bytes = Zeroizing::new(file::read_at_most(path, MOST_BYTES)?);
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| Failure::invalid("passphrase", "The passphrase file does not hold plain text."))?;
        // Editors end a file with a line break that nobody typed as part of the passphrase.
        return Ok(Some(Passphrase::new(text.trim_end_matches(['\r', '\n']))));
    }
    let Some(text) = std::env::var_os(VARIABLE).filter(|text| !text.is_empty()) else { return Ok(None) };
    let text =
        text.into_string().map(Zeroizing::new).map_err(|_| Failure::usage("The passphrase is not readable text."))?;
    Ok(Some(Passphrase::new(&text)))
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    let nobody = || {
        Failure::usage(
            "There is no passphrase. Set ROUNDTABLE_PASSPHRASE, or name a file with --passphrase-file, or run this in a terminal to be asked.",
        )
    };
    if !io::stdin().is_terminal() {
        return Err(nobody());
    }
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| nobody())
}
