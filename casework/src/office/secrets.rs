//! What opens the vault: changing the passphrase, replacing and rehearsing the recovery code.

use std::path::Path;

use zeroize::Zeroizing;

use super::{Desk, Office, Op, line, root};
use crate::{
    audit::look::Unwritten,
    error::{Error, Result},
    store::{
        self,
        life_event::{self, What},
    },
    vault::{self, KdfParams, OpenVault, Passphrase, RecoveryCode, Secret, VaultError},
    world::World,
};

/// A secret that a person typed, to be handed to the vault's thread.
pub enum Known {
    /// The passphrase.
    Passphrase(Passphrase),
    /// The recovery code.
    Recovery(RecoveryCode),
}

impl Known {
    fn secret(&self) -> Secret<'_> {
        match self {
            Self::Passphrase(passphrase) => passphrase.into(),
            Self::Recovery(code) => code.into(),
        }
    }
}

impl Office {
    /// Opens the vault in `dir` with its recovery code: the way in when the passphrase is forgotten.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub fn open_with_recovery_code(dir: &Path, code: &RecoveryCode, world: World) -> Result<Self> {
        Self::start(vault::open(dir, Secret::Recovery(code), &store::migrations())?, world)
    }
}

/// What the tables, both headers and the line in the audit need at most, many times over.
const ROOM: u64 = 1024 * 1024;

/// Changes the passphrase, of the vault and of the organisation's root with it. `known` may be the recovery code.
///
/// Killed at any point, the vault opens with exactly one of the two passphrases, and the root with the same. Backups
/// and copies made earlier still open with the old one.
///
/// # Errors
/// `disk_full`, `wrong_passphrase`, `weak_passphrase`, `invalid` for the one that holds already, storage errors; the old
/// one then still holds.
pub fn change_passphrase(office: &Office, known: Known, new: Passphrase, kdf: KdfParams) -> Result<()> {
    office.run(move |vault, desk| {
        has_room(vault)?;
        let world = desk.world.clone();
        vault.prove(known.secret())?;
        vault::judge_passphrase(&new)?;
        let secret = Secret::Passphrase(&new);
        if vault.prove(secret).is_ok() {
            let words = "That is the passphrase you have now. Nothing was changed.";
            return Err(Error::Invalid { field: "new_passphrase", words });
        }
        root::prepare(vault, known.secret(), secret, &world, kdf)?;
        vault::change_passphrase(vault, known.secret(), &new, kdf, &mut world.clone())?;
        settle(vault, desk, secret, What::PassphraseChanged, Op::PassphraseChange);
        Ok(())
    })
}

/// Draws a new recovery code in place of the old one; to be shown once.
///
/// # Errors
/// `disk_full`, `wrong_passphrase`, storage errors; the old code then still holds. After a sudden end it is to be done
/// again: no code may be on paper.
pub fn replace_recovery_code(office: &Office, known: Known, kdf: KdfParams) -> Result<Zeroizing<String>> {
    office.run(move |vault, desk| {
        has_room(vault)?;
        let world = desk.world.clone();
        vault.prove(known.secret())?;
        let code = RecoveryCode::generate(&mut world.clone()).map_err(vault::VaultError::from)?;
        let secret = Secret::Recovery(&code);
        root::prepare(vault, known.secret(), secret, &world, kdf)?;
        vault::set_recovery_code(vault, known.secret(), &code, kdf, &mut world.clone())?;
        settle(vault, desk, secret, What::RecoveryReplaced, Op::RecoveryReplace);
        Ok(code.reveal())
    })
}

/// Refuses on a full disk before anything is begun: half of such a change is what nobody can mend.
fn has_room(vault: &mut OpenVault) -> Result<()> {
    if vault.is_short_of_room() {
        return Err(VaultError::DiskFull.into());
    }
    Ok(vault.room_for(ROOM)?)
}

/// Makes the sealed root follow the header, and writes the line of the act with it.
///
/// The header opens with the new secret already, so a failure here must not hide what it is: the root opens from where
/// it was prepared, and the line is written with the next one.
fn settle(vault: &mut OpenVault, desk: &mut Desk, new: Secret<'_>, what: What, op: Op) {
    let now = desk.now();
    let before = &*desk;
    let done = vault.transaction(|sql| {
        root::settle(sql, new)?;
        life_event::add(sql, what, now)?;
        line::write(sql, before, op, "", [])
    });
    match done {
        Ok(()) => line::written(desk),
        Err(error) => {
            tracing::warn!(code = error.code(), "what opens the vault was changed, and could not be noted yet");
            desk.looks.unwritten.push(Unwritten { at: now, act: op, case: None });
        }
    }
}

/// Says whether a typed recovery code opens this vault and its organisation's root; changes nothing but the date of the
/// rehearsal.
///
/// # Errors
/// `wrong_passphrase` when it does not.
pub fn rehearse_recovery_code(office: &Office, code: RecoveryCode) -> Result<()> {
    office.run(move |vault, _| {
        vault.prove(Secret::Recovery(&code))?;
        root::open(vault.conn()?, Secret::Recovery(&code)).map(|_| ())
    })?;
    office.transact(Op::RecoveryRehearse, |tx| life_event::add(tx.sql, What::Rehearsed, tx.desk.now()))?;
    Ok(())
}

/// Whether somebody has the recovery code of today on paper: it was typed from there and fitted.
///
/// # Errors
/// Storage errors.
pub fn recovery_code_is_confirmed(office: &Office) -> Result<bool> {
    office.read(|sql, _| life_event::code_is_confirmed(sql))
}

/// When the vault's safety nets were last touched; milliseconds since 1970.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SafetyNets {
    /// The last verified backup.
    pub backed_up_at: Option<i64>,
    /// The last time the recovery code was typed from paper and fitted.
    pub rehearsed_at: Option<i64>,
    /// When this vault was restored from a backup.
    pub restored_at: Option<i64>,
    /// When an older copy of it was found put back.
    pub rolled_back_at: Option<i64>,
    /// When another laptop was found to work with a copy of it.
    pub copied_at: Option<i64>,
}

/// Tells about them.
///
/// # Errors
/// Storage errors.
pub fn safety_nets(office: &Office) -> Result<SafetyNets> {
    office.read(|sql, _| {
        let last = |what| Ok::<_, crate::Error>(life_event::last(sql, what)?.map(|event| event.at));
        Ok(SafetyNets {
            backed_up_at: last(What::BackedUp)?,
            rehearsed_at: last(What::Rehearsed)?,
            restored_at: last(What::Restored)?,
            rolled_back_at: last(What::RolledBack)?,
            copied_at: last(What::Copied)?,
        })
    })
}
