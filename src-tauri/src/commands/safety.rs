//! What keeps the record safe: backup, passphrase, recovery code, check.

use casework::{
    check,
    office::{self, Known, Office},
    share::place,
    vault::{self, KdfParams, RecoveryCode},
};
use tauri::{AppHandle, Runtime};

use super::{Answered, Done};
use crate::{
    failure::Failure,
    places,
    shapes::{CheckReport, NewPassphrase, Nothing, Passphrase, PlaceId, SafetyNets, Secret, TypedCode, Written},
};

/// When the record was last backed up, and the recovery code last tried.
pub(crate) fn nets(office: &Office, _: Nothing) -> Answered<SafetyNets> {
    let office::SafetyNets { backed_up_at, rehearsed_at, .. } = office::safety_nets(office)?;
    // A rehearsal of the code before this one says nothing of the paper of today.
    let rehearsed_at = rehearsed_at.filter(|_| office::recovery_code_is_confirmed(office).unwrap_or(false));
    Ok(Done::read(SafetyNets { backed_up_at, rehearsed_at }))
}

/// Writes a backup to a place, reads it back, and answers when it is whole.
pub(crate) fn back_up<R: Runtime>(app: &AppHandle<R>, office: &Office, args: PlaceId) -> Answered<Written> {
    let found = places::named(app, place::last(office)?, &args.place)?;
    let made = office::backup_into(office, &found.folder)?;
    let name = places::name_of(made.file.as_ref());
    Ok(Done { answer: Written { name, bytes: made.bytes }, touched: changed() })
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
