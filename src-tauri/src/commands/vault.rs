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
        unfinished: unfinished.map(|Kept { form, initials }| HalfWritten { form: kind_of(&form), initials }),
        made_up,
        removable,
    }))
}

/// Which kind of form, without the field or the record it is about: this is readable while locked.
fn kind_of(form: &str) -> String {
    let kind = form.split(' ').next().unwrap_or_default();
    let known = ["note", "action", "step", "referral"].into_iter().find(|known| *known == kind);
    known.unwrap_or("form").to_owned()
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

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn what_is_said_while_locked_names_no_field_and_no_record() {
        for (form, kind) in
            [("note", "note"), ("step 0a1b", "step"), ("fact preferred_place_of_death", "form"), ("", "form")]
        {
            assert_eq!(kind_of(form), kind, "{form} is told as a kind only");
        }
    }
}
