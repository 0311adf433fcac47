//! Opening, locking, and how the vault stands.

use casework::{World, office::Office, organisation::partners::ourselves, vault};

use super::{Answered, Done};
use crate::{
    desk::{Desk, Last},
    failure::Failure,
    folder,
    shapes::{Nothing, Passphrase, Standing, VaultState, Who},
};

/// How the vault stands.
pub(crate) fn state(desk: &Desk, _: Nothing) -> Answered<VaultState> {
    let Last { open, who, locked_at, unfinished } = desk.last();
    let there = desk.vault().is_some_and(folder::holds_a_vault);
    let standing = if open {
        Standing::Open
    } else if there {
        Standing::Locked
    } else {
        Standing::Absent
    };
    Ok(Done::read(VaultState { standing, who, locked_at, unfinished }))
}

/// Opens the vault.
///
/// A wrong passphrase, a damaged vault and a vault in use are different codes with different sentences; they come from
/// casework and are passed on as they are.
pub(crate) fn unlock(desk: &Desk, args: Passphrase) -> Answered<Who> {
    let folder = desk.vault().ok_or_else(|| Failure::new("no_vault", "There is no vault on this laptop."))?;
    let who = desk.sit_down(|| {
        let passphrase = vault::Passphrase::new(args.passphrase.0.as_str());
        let office = Office::open(folder, &passphrase, World::system())?;
        office.keep_ballast()?;
        let who = who_works(&office)?;
        Ok((office, who))
    })?;
    Ok(Done::read(who))
}

/// Locks the vault.
pub(crate) fn lock(desk: &Desk, _: Nothing) -> Answered<()> {
    desk.lock()?;
    Ok(Done::read(()))
}

fn who_works(office: &Office) -> Result<Who, Failure> {
    let us = ourselves(office)?;
    Ok(Who { organisation_id: us.id, organisation: us.organisation, person: us.person, role: us.role })
}
