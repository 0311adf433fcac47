//! `card`: our card, for another organisation to pair with.

use std::path::PathBuf;

use casework::organisation::card;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// Where to.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Writes the card.
///
/// # Errors
/// `file`.
pub(crate) fn run(args: &Args, room: &Room) -> Result<Answer, Failure> {
    Answer::new(card::write(&room.office, &args.out)?, |card| {
        format!(
            "The card of {} is in {}\nYour eight words\n    {}\n{}",
            card.name,
            card.file,
            card.fingerprint,
            words::READ_ALOUD
        )
    })
}
