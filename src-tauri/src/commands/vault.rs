//! Opening, locking, and how the vault stands.

use casework::{
    World, demo, note::draft::HalfWritten as Kept, office::Office, organisation::partners::ourselves, vault,
};

use super::{Answered, Done};
use crate::{
    desk::{Because, Desk, Last},
    failure::Failure,
    folder,
    shapes::{HalfWritten, Nothing, Passphrase, Standing, VaultState, Who},
};

/// How the vault stands.
pub(crate) fn state(desk: &Desk, _: Nothing) -> Answered<VaultState> {
    let Last { open, who, locked_at, because, unfinished } = desk.last();
    let vault = desk.vault();
    let there = vault.as_deref().is_some_and(folder::holds_a_vault);
    let made_up = there && vault.as_deref().is_some_and(demo::is_made_up);
    let removable = made_up && vault.as_deref() != desk.home();
    let standing = if open {
        Standing::Open
    } else if there {
        Standing::Locked
    } else {
        Standing::Absent
    };
    Ok(Done::read(VaultState {
        standing,
        who,
        locked_at,
        because,
        unfinished: unfinished.map(|Kept { form, initials }| HalfWritten { form, initials }),
        made_up,
        removable,
    }))
}

/// Opens the vault.
///
/// A wrong passphrase, a damaged vault and a vault in use are different codes with different sentences; they come from
/// casework and are passed on as they are.
pub(crate) fn unlock(desk: &Desk, args: Passphrase) -> Answered<Who> {
    let folder = desk.vault().ok_or_else(|| Failure::new("no_vault", "There is no vault on this laptop."))?;
    let who = desk.sit_down(|| {
        let passphrase = vault::Passphrase::new(args.passphrase.0.as_str());
        let office = Office::open(&folder, &passphrase, World::system())?;
        office.keep_ballast()?;
        let who = who_works(&office)?;
        Ok((office, who))
    })?;
    Ok(Done::read(who))
}

/// Locks the vault.
pub(crate) fn lock(desk: &Desk, _: Nothing) -> Answered<()> {
    desk.lock(Because::Asked)?;
    Ok(Done::read(()))
}

/// Somebody uses the keyboard or the mouse.
pub(crate) fn still_here(desk: &Desk, _: Nothing) -> Answered<()> {
    desk.act();
    Ok(Done::read(()))
}

/// Who works in an office.
pub(super) fn who_works(office: &Office) -> Result<Who, Failure> {
    let us = ourselves(office)?;
    Ok(Who { organisation_id: us.id, organisation: us.organisation, person: us.person, role: us.role })
}
