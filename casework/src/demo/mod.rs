//! The made-up neighbourhood: five organisations that share no network, one team, twelve weeks of work on a few
//! hundred invented people, to look around in and to test with.
//!
//! Every vault is written through the public verbs, and whatever one organisation learns of another came in a real
//! bundle file.

mod asks;
mod calendar;
mod disagreement;
mod folder;
mod offices;
mod people;
mod services;
mod story;
mod team;
mod words;

use std::{fs, path::Path, sync::Arc};

use serde::Serialize;

pub use self::folder::{is_made_up, remove};
pub use self::offices::PRACTICE;

use self::{calendar::Calendar, offices::Neighbours};
use crate::{
    error::{Error, Result},
    vault::{KdfParams, Passphrase},
    world::World,
};

/// Opens every made-up vault. It protects nothing, so it may be printed.
pub const PASSPHRASE: &str = "made up words for a made up vault";

/// How many people there are unless said otherwise.
pub const USUAL_CASES: usize = 300;

/// More people than a neighbourhood of 50,000 has on such lists.
pub const MOST_CASES: usize = 20_000;

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    /// The five vaults; the practice first.
    pub vaults: Vec<Vault>,
    /// The passphrase of all of them.
    pub passphrase: &'static str,
}

/// One organisation's vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vault {
    /// The organisation's name.
    pub organisation: String,
    /// Its folder.
    pub vault: String,
}

/// Makes the neighbourhood in a folder that is empty or not there yet; `tell` hears a sentence a week.
///
/// # Errors
/// `invalid` for a folder that holds something or a number of people out of range; storage errors.
pub fn make(dir: &Path, cases: usize, world: &World, kdf: KdfParams, tell: &mut dyn FnMut(&str)) -> Result<Made> {
    if !(1..=MOST_CASES).contains(&cases) {
        return Err(Error::Invalid { field: "cases", words: "A neighbourhood has between 1 and 20,000 people." });
    }
    fs::create_dir_all(dir).map_err(offices::no_room)?;
    if fs::read_dir(dir).map_err(offices::no_room)?.next().is_some() {
        return Err(Error::Invalid {
            field: "dir",
            words: "That folder holds something already. Choose an empty one.",
        });
    }
    let made = in_folder(dir, cases, world, kdf, tell);
    if made.is_err() {
        // Half a neighbourhood is of no use, and all of it is ours: the folder was empty.
        let _ = fs::remove_dir_all(dir);
    }
    made
}

fn in_folder(dir: &Path, cases: usize, world: &World, kdf: KdfParams, tell: &mut dyn FnMut(&str)) -> Result<Made> {
    folder::mark(dir)?;
    let calendar = Arc::new(Calendar::up_to(world.clock.now_ms()));
    let then = World { clock: Arc::clone(&calendar) as _, entropy: Arc::clone(&world.entropy) };
    let neighbours = Neighbours::found(dir, &Passphrase::new(PASSPHRASE), &then, kdf)?;
    story::tell(&neighbours, &calendar, cases, tell)?;
    let vaults = neighbours
        .close()?
        .into_iter()
        .map(|place| Vault { organisation: place.name.to_owned(), vault: shown(&place.vault) })
        .collect();
    Ok(Made { vaults, passphrase: PASSPHRASE })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
