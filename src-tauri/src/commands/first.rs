//! The first run: a new vault, one out of a backup, or made-up people to look around in.

use std::{env, fs, path::Path, sync::mpsc::channel};

use casework::{
    World, demo,
    office::{self, Created, Founding, Office, Restored},
    team,
    vault::{self, KdfParams, Secret},
};
use serde_json::json;
use tauri::{AppHandle, Manager, Runtime, async_runtime};

use super::{Answered, Done, vault::who_works};
use crate::{
    desk::Desk,
    failure::Failure,
    folder,
    shapes::{NewCode, NewVault, Nothing, Passphrase, Restore, Secret as Wiped, Who},
    window::MAIN,
};

/// Enough to fill every screen, and made in seconds.
const FEW: usize = 40;

/// What unlocking costs somebody who guesses. As the command line has it: only a debug build may be told to make vaults
/// that cost nothing.
pub(super) fn cost() -> KdfParams {
    if cfg!(debug_assertions) && env::var_os("ROUNDTABLE_TEST_KDF").is_some_and(|value| value == "1") {
        KdfParams::for_tests()
    } else {
        KdfParams::standard()
    }
}

fn home(desk: &Desk) -> Result<&Path, Failure> {
    let nowhere =
        || Failure::new("no_vault", "This laptop names no folder for a program's data. Ask whoever looks after it.");
    let home = desk.home().ok_or_else(nowhere)?;
    if folder::holds_a_vault(home) {
        Err(casework::Error::from(vault::VaultError::AlreadyThere).into())
    } else {
        Ok(home)
    }
}

/// Says what is wrong with a new passphrase; none when it may be used.
pub(crate) fn judge_passphrase(_: &Desk, args: Passphrase) -> Answered<Option<String>> {
    let judged = vault::judge_passphrase(&vault::Passphrase::new(&args.passphrase.0));
    Ok(Done::read(judged.err().map(|problem| problem.to_string())))
}

/// Makes the vault, the organisation and, when it is named, the team; the vault is open afterwards.
///
/// There is a whole vault or none, whenever the program is killed; a code that nobody saw is then not confirmed.
pub(crate) fn create(desk: &Desk, args: NewVault) -> Answered<NewCode> {
    let home = home(desk)?;
    let team = args.team.as_deref().map(team::check).transpose()?;
    let founding = Founding {
        organisation: args.organisation,
        kind: args.kind,
        ods: args.ods.map(|code| code.trim().to_uppercase()).filter(|code| !code.is_empty()),
        person: args.person,
        role: args.role,
        machine: "laptop".to_owned(),
    };
    founding.check()?;
    let passphrase = vault::Passphrase::new(&args.passphrase.0);
    let code = desk.move_in(|| {
        let Created { office, recovery_code, .. } =
            office::create(home, &passphrase, &founding, World::system(), cost())?;
        if let Some(team) = &team {
            team::found::found(&office, team)?;
        }
        office.keep_ballast()?;
        let who = who_works(&office)?;
        Ok((office, who, recovery_code))
    })?;
    Ok(Done::read(NewCode { recovery_code: Wiped(code), recovered_cases: None }))
}

/// Makes the vault out of a backup; it is open afterwards.
pub(crate) fn restore(desk: &Desk, args: Restore) -> Answered<NewCode> {
    let home = home(desk)?;
    let code = super::safety::code(&args.recovery_code)?;
    let passphrase = vault::Passphrase::new(&args.passphrase.0);
    vault::judge_passphrase(&passphrase).map_err(casework::Error::from)?;
    let file = Path::new(args.file.trim());
    desk.move_in(|| {
        let made = office::restore(home, file, Secret::Recovery(&code), &passphrase, World::system(), cost())?;
        let Restored { office, recovered_cases, recovery_code, .. } = made;
        let office = office?;
        office.keep_ballast()?;
        let who = who_works(&office)?;
        let recovered_cases = u32::try_from(recovered_cases).ok();
        Ok((office, who, NewCode { recovery_code: Wiped(recovery_code), recovered_cases }))
    })
    .map(Done::read)
}

/// Asks for a backup while no vault is open; gives its whole path, as a person would have typed it.
pub(crate) fn choose_backup<R: Runtime>(app: &AppHandle<R>, desk: &Desk, _: Nothing) -> Answered<Option<String>> {
    if desk.last().open {
        return Err(casework::Error::from(vault::VaultError::AlreadyThere).into());
    }
    let Some(window) = app.get_webview_window(MAIN) else { return Ok(Done::read(None)) };
    let (send, chosen) = channel();
    // GTK makes its dialogs on the main thread only; the answer is waited for here.
    app.run_on_main_thread(move || {
        let dialog = rfd::AsyncFileDialog::new().set_parent(&window).set_title("Choose the backup").pick_file();
        async_runtime::spawn(async move {
            // The page may be gone meanwhile.
            let _ = send.send(dialog.await.map(|file| file.path().display().to_string()));
        });
    })
    .map_err(|_| Failure::inside())?;
    Ok(Done::read(chosen.recv().ok().flatten()))
}

/// Opens the made-up people, after making them when there are none yet.
pub(crate) fn look_around(desk: &Desk, _: Nothing) -> Answered<Who> {
    home(desk)?;
    let nowhere = || Failure::new("no_vault", "This laptop names no folder for a program's data.");
    let (town, site) = (desk.town().ok_or_else(nowhere)?, desk.building_site().ok_or_else(nowhere)?);
    let practice = town.join(demo::PRACTICE);
    let who = desk.sit_down(|| {
        if !folder::holds_a_vault(&practice) {
            demo::remove(&site)?;
            demo::remove(&town)?;
            let mut tell = |words: &str| desk.say("told", json!({ "words": words }));
            demo::make(&site, FEW, &World::system(), cost(), &mut tell)?;
            fs::rename(&site, &town).map_err(|_| {
                Failure::new(
                    "file",
                    "The made-up people could not be put beside your vault's folder. Nothing was changed.",
                )
            })?;
        }
        let office = Office::open(&practice, &vault::Passphrase::new(demo::PASSPHRASE), World::system())?;
        let who = who_works(&office)?;
        Ok((office, who))
    })?;
    Ok(Done::read(who))
}

/// Removes the made-up people. A vault of one's own is never touched.
pub(crate) fn leave_look_around(desk: &Desk, _: Nothing) -> Answered<()> {
    let nothing = || Failure::new("not_found", "There are no made-up people on this laptop.");
    let town = desk.town().ok_or_else(nothing)?;
    if desk.vault() != Some(town.join(demo::PRACTICE)) {
        return Err(nothing());
    }
    desk.move_out(|| Ok(demo::remove(&town)?))?;
    Ok(Done { answer: (), touched: vec!["vault".to_owned()] })
}
