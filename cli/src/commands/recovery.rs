//! `recovery`: the code on paper, rehearsed before it is needed, replaced when it is lost.

use casework::office::{self, Known};
use clap::Subcommand;
use serde_json::{Value, json};

use super::Room;
use crate::{answer::Answer, failure::Failure, passphrase, vault, words};

/// What to do with it.
#[derive(Subcommand)]
pub(crate) enum Recovery {
    /// Type the code from the paper: does it open this vault? Changes nothing
    Rehearse,
    /// Draw a new code; the old one no longer opens this vault
    Replace,
}

/// Rehearses or replaces the code.
///
/// # Errors
/// `wrong_passphrase` for a code that does not open the vault, `invalid` for what cannot be one.
pub(crate) fn run(command: &Recovery, room: &Room) -> Result<Answer, Failure> {
    match command {
        Recovery::Rehearse => {
            office::rehearse_recovery_code(&room.office, passphrase::recovery_code()?)?;
            Answer::new(json!({ "opens": true }), |_| {
                "This recovery code opens the vault. Put the paper back where it was, away from this laptop.\n"
                    .to_owned()
            })
        }
        Recovery::Replace => {
            let known = Known::Passphrase(room.passphrase.again());
            let code = office::replace_recovery_code(&room.office, known, vault::kdf())?;
            Answer::new(json!({ "recovery_code": *code }), |answer| {
                let code = answer.get("recovery_code").and_then(Value::as_str).unwrap_or_default();
                format!(
                    "{}Destroy the old paper, unless you keep older backups: they open with the old code.\n",
                    words::paper(code)
                )
            })
        }
    }
}
