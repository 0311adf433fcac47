//! What keeps the record safe: backup, passphrase, recovery code, check.

use std::path::Path;

use casework::{
    check,
    office::{self, Known, Office},
    vault::{self, KdfParams, RecoveryCode},
};

use super::{Answered, Done};
use crate::{
    failure::Failure,
    shapes::{CheckReport, IntoFolder, NewPassphrase, Nothing, Passphrase, SafetyNets, Secret, TypedCode, Written},
};

/// When the record was last backed up, and the recovery code last tried.
pub(crate) fn nets(office: &Office, _: Nothing) -> Answered<SafetyNets> {
    let office::SafetyNets { backed_up_at, rehearsed_at, .. } = office::safety_nets(office)?;
    Ok(Done::read(SafetyNets { backed_up_at, rehearsed_at }))
}

/// Writes a backup into a folder, reads it back, and answers when it is whole.
pub(crate) fn back_up(office: &Office, args: IntoFolder) -> Answered<Written> {
    let made = office::backup_into(office, Path::new(&args.folder))?;
    Ok(Done { answer: Written { name: name_of(&made.file), bytes: made.bytes }, touched: changed() })
}

/// Changes the passphrase.
pub(crate) fn change_passphrase(office: &Office, args: NewPassphrase) -> Answered<()> {
    let old = Known::Passphrase(phrase(&args.passphrase));
    office::change_passphrase(office, old, phrase(&args.new_passphrase), KdfParams::standard())?;
    Ok(Done { answer: (), touched: changed() })
}

/// Says whether the code on paper opens this vault; changes nothing but the date of the rehearsal.
pub(crate) fn rehearse(office: &Office, args: TypedCode) -> Answered<()> {
    office::rehearse_recovery_code(office, code(&args.recovery_code)?)?;
    Ok(Done { answer: (), touched: changed() })
}

/// Draws a new recovery code, to be shown once.
pub(crate) fn replace(office: &Office, args: Passphrase) -> Answered<TypedCode> {
    let known = Known::Passphrase(phrase(&args.passphrase));
    let code = office::replace_recovery_code(office, known, KdfParams::standard())?;
    Ok(Done { answer: TypedCode { recovery_code: Secret(code) }, touched: changed() })
}

/// Checks every page and every record. Reads only.
pub(crate) fn check(office: &Office, _: Nothing) -> Answered<CheckReport> {
    Ok(Done::read(check::check(office)?.into()))
}

/// What these acts make stale.
fn changed() -> Vec<String> {
    ["safety_nets", "audit", "status"].map(str::to_owned).to_vec()
}

fn phrase(typed: &Secret) -> vault::Passphrase {
    vault::Passphrase::new(typed.0.as_str())
}

pub(super) fn code(typed: &Secret) -> Result<RecoveryCode, Failure> {
    RecoveryCode::parse(typed.0.as_str()).map_err(|problem| Failure {
        code: "invalid".to_owned(),
        message: problem.to_string(),
        field: Some("recovery_code".to_owned()),
    })
}

/// The name of a file without its folder.
pub(crate) fn name_of(file: &str) -> String {
    Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
