//! The window on the practice: on the screen that is there, else photographed on one that is not.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, While as _};
use crate::places;
use crate::program::{cargo, carry_out, program};
use crate::tell::{self, Ledger};
use crate::test::on_a_virtual_screen;

use super::PASSPHRASE;
use super::office::Office;

/// Says whether this session has a screen to open a window on.
pub(super) fn screen_is_there() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Opens the window and waits until the person closes it.
pub(super) fn open(ledger: &mut Ledger, window: &Path, office: &Office) -> Result<(), Failure> {
    tell_how_to_unlock(office);
    ledger.step("the window", || carry_out(program(window).env("ROUNDTABLE_VAULT", &office.vault)))
}

/// Lets the end-to-end tour walk through the same window on a virtual screen, leaving its pictures.
pub(super) fn photograph(ledger: &mut Ledger, office: &Office) -> Result<(), Failure> {
    tell::line("There is no screen here, so the window is walked through on a virtual one.");
    let folder = places::screens();
    ledger.step("the window, photographed", || {
        if folder.exists() {
            fs::remove_dir_all(&folder).during("clear the pictures of the last run")?;
        }
        fs::create_dir_all(&folder).during("make a folder for the pictures")?;
        // The pattern names every end-to-end file; `--workspace` keeps the features of the build before.
        let mut tour = on_a_virtual_screen(cargo("test --workspace --test e2e* tour -- --nocapture"));
        carry_out(
            tour.env("CARGO_TARGET_DIR", places::target())
                .env("ROUNDTABLE_E2E_VAULT", &office.vault)
                .env("ROUNDTABLE_PASSPHRASE", PASSPHRASE)
                .env("ROUNDTABLE_SCREENS", &folder),
        )
    })?;
    let pictures = pictures(&folder)?;
    if pictures.is_empty() {
        return Err(Failure::new("The tour of the window ended well but left no picture."));
    }
    tell::line("Pictures of the window:");
    for picture in pictures {
        tell::line(format!("  {}", picture.display()));
    }
    tell_how_to_unlock(office);
    Ok(())
}

fn tell_how_to_unlock(office: &Office) {
    tell::line(format!("The vault of {} is {}.", office.name, office.vault.display()));
    tell::line(format!("Its passphrase, as made up as the people in it: {PASSPHRASE}"));
}

fn pictures(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .during("list the pictures")?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "png"))
        .collect();
    found.sort();
    Ok(found)
}
