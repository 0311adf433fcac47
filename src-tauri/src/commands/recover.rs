//! Ways back in from the locked page: a forgotten passphrase, and a vault that is damaged.

use std::path::Path;

use casework::{
    World,
    office::{self, Known, Office, Restored},
    vault::{self, Secret},
};

use super::{Answered, Done, first::cost, safety::code, vault::who_works};
use crate::{
    desk::Desk,
    failure::Failure,
    shapes::{NewCode, Restore, Secret as Wiped, SetAside, TypedPassphrase, Who},
};

/// Sets a new passphrase with the recovery code; the vault is open afterwards.
pub(crate) fn reset_passphrase(desk: &Desk, args: TypedPassphrase) -> Answered<Who> {
    let folder = desk.vault().ok_or_else(no_vault)?;
    let new = vault::Passphrase::new(&args.passphrase.0);
    vault::judge_passphrase(&new).map_err(casework::Error::from)?;
    let typed = code(&args.recovery_code)?;
    let who = desk.sit_down(|| {
        let office = Office::open_with_recovery_code(&folder, &typed, World::system()).map_err(of_the_code)?;
        let changed = office::change_passphrase(&office, Known::Recovery(typed), new, cost());
        if let Err(error) = changed {
            let _ = office.close();
            return Err(Failure::from(error));
        }
        office.keep_ballast()?;
        let who = who_works(&office)?;
        Ok((office, who))
    })?;
    Ok(Done::read(who))
}

/// Puts a backup in the place of a vault that does not open; that one is moved aside. It is open afterwards.
pub(crate) fn restore_aside(desk: &Desk, args: Restore) -> Answered<SetAside> {
    let home = desk.home().map(Path::to_owned).ok_or_else(no_vault)?;
    let typed = code(&args.recovery_code)?;
    let passphrase = vault::Passphrase::new(&args.passphrase.0);
    desk.move_in(|| {
        let (made, aside) = office::restore_aside(
            &home,
            Path::new(args.file.trim()),
            Secret::Recovery(&typed),
            &passphrase,
            World::system(),
            cost(),
        )
        .map_err(of_the_code)?;
        let Restored { office, recovered_cases, recovery_code, .. } = made;
        let office = office?;
        office.keep_ballast()?;
        let who = who_works(&office)?;
        let made =
            NewCode { recovery_code: Wiped(recovery_code), recovered_cases: u32::try_from(recovered_cases).ok() };
        Ok((office, who, SetAside { made, folder: aside.display().to_string() }))
    })
    .map(Done::read)
}

fn no_vault() -> Failure {
    Failure::new("no_vault", "There is no vault on this laptop.")
}

/// What does not open is the code here, not the passphrase.
fn of_the_code(error: casework::Error) -> Failure {
    let failure = Failure::from(error);
    if failure.code != "wrong_passphrase" {
        return failure;
    }
    Failure {
        code: "wrong_code".to_owned(),
        message: "That recovery code does not open it. Compare it with the paper, letter by letter.".to_owned(),
        field: Some("recovery_code".to_owned()),
    }
}
