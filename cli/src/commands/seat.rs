//! `seat`: a further laptop of our own organisation asks, is admitted, and accepts.

use std::path::{Path, PathBuf};

use casework::{
    World, file,
    organisation::{
        card, partners,
        seat::{self, Newcomer},
    },
    vault::VaultError,
};
use clap::Subcommand;
use serde_json::json;

use super::Room;
use crate::{answer::Answer, failure::Failure, vault, vault::Place, words};

/// What to do with seats.
#[derive(Subcommand)]
pub(crate) enum Seat {
    /// On the new laptop: make a vault, and a request to be admitted
    Request(Request),
    /// On the laptop where your organisation was set up: admit the new one
    Admit(Admit),
    /// On the new laptop again: take the card that admits it
    Accept(Accept),
}

/// Who will sit there.
#[derive(clap::Args)]
pub(crate) struct Request {
    /// Your name
    #[arg(long, value_name = "NAME")]
    person: String,
    /// Your job title
    #[arg(long)]
    role: String,
    /// The request to write; carry it to the laptop where your organisation was set up
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What this laptop is called; partners see it
    #[arg(long, value_name = "NAME", default_value = "laptop")]
    machine: String,
}

/// Whose request.
#[derive(clap::Args)]
pub(crate) struct Admit {
    /// The new laptop's request
    file: PathBuf,
    /// The card to write; carry it back to the new laptop
    #[arg(long, value_name = "CARD")]
    out: PathBuf,
}

/// Which card.
#[derive(clap::Args)]
pub(crate) struct Accept {
    /// The card that the other laptop wrote
    card: PathBuf,
    /// Your organisation's eight words, as the other laptop shows them
    #[arg(long, value_name = "EIGHT WORDS")]
    fingerprint: String,
}

const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Makes the new laptop's vault and its request.
///
/// # Errors
/// `vault_exists`, `weak_passphrase`, `invalid`, `file`.
pub(crate) fn request(args: &Request, place: &Place) -> Result<Answer, Failure> {
    if !place.is_empty() {
        return Err(VaultError::AlreadyThere.into());
    }
    for (field, typed) in [("person", &args.person), ("role", &args.role)] {
        if typed.trim().is_empty() || typed.len() > 200 {
            return Err(Failure::invalid(field, "Enter your name and job title, each at most 200 characters long."));
        }
    }
    // The request cannot be made twice, so its place is tried before there is a vault.
    file::write_whole(&args.out, &[])?;
    let newcomer = Newcomer { person: args.person.clone(), role: args.role.clone(), machine: args.machine.clone() };
    let made = place
        .new_passphrase()
        .and_then(|passphrase| Ok(seat::request(&place.dir, &passphrase, &newcomer, &World::system(), vault::kdf())?));
    let made = made.inspect_err(|_| _ = std::fs::remove_file(&args.out))?;
    file::write_whole(&args.out, &made.request)?;
    let answer = json!({
        "vault": shown(&place.dir),
        "file": shown(&args.out),
        "recovery_code": *made.recovery_code,
    });
    let words = format!(
        "This laptop has a vault, and asks to be admitted in {}\nCarry that file to the laptop where your organisation was set up, and there: roundtable seat admit\n\n{}",
        shown(&args.out),
        words::paper(&made.recovery_code),
    );
    Answer::new(answer, move |_| words)
}

/// Admits a new laptop.
///
/// # Errors
/// `bad_bundle` for a request that does not check, `not_found` on a laptop without the root, `file`.
pub(crate) fn admit(args: &Admit, room: &Room) -> Result<Answer, Failure> {
    let request = file::read_at_most(&args.file, MOST_BYTES)?;
    seat::admit(&room.office, &request, &room.passphrase)?;
    Answer::new(card::write(&room.office, &args.out)?, |card| {
        format!(
            "The new laptop is admitted. Carry {} back to it, and there: roundtable seat accept\nIt will ask for your organisation's eight words\n    {}\n",
            card.file, card.fingerprint
        )
    })
}

/// Takes the card that admits this laptop.
///
/// # Errors
/// `words_differ`, `not_allowed`, `bad_bundle`, `file`.
pub(crate) fn accept(args: &Accept, place: &Place) -> Result<Answer, Failure> {
    let passphrase = place.passphrase()?;
    let card = file::read_at_most(&args.card, MOST_BYTES)?;
    seat::accept(&place.dir, &passphrase, &card, &args.fingerprint, &World::system())?;
    let office = place.open(&passphrase)?;
    let ourselves = partners::ourselves(&office)?;
    let _ = office.close();
    let answer = json!({
        "vault": shown(&place.dir),
        "organisation": { "id": ourselves.id, "name": ourselves.organisation },
        "seat": ourselves.seat,
    });
    Answer::new(answer, move |_| format!("This laptop is now one of {}.\n", ourselves.organisation))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
