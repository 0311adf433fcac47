//! `pair`: keep another organisation's card once its eight words were compared.

use std::path::PathBuf;

use casework::organisation::pair::{self, Proof};

use super::Room;
use crate::{answer::Answer, failure::Failure};

/// Whose card, and how it was compared.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The other organisation's card
    file: PathBuf,
    /// The eight words that the other organisation read aloud
    #[arg(long, value_name = "EIGHT WORDS", required_unless_present = "introduced", conflicts_with = "introduced")]
    fingerprint: Option<String>,
    /// Keep the card although no words were compared; it is shown as not yet met
    #[arg(long)]
    introduced: bool,
}

/// Keeps the card.
///
/// # Errors
/// `words_differ`, `bad_bundle`, `file`.
pub(crate) fn run(args: Args, room: &Room) -> Result<Answer, Failure> {
    let proof = args.fingerprint.map_or(Proof::Introduced, Proof::Words);
    Answer::new(pair::pair(&room.office, &args.file, proof)?.value, |paired| {
        let name = &paired.organisation.name;
        if paired.verified {
            format!("{name} is now a partner. The eight words are the same.\n")
        } else {
            format!("{name} is kept as introduced, not yet met. Pair again when you have compared the eight words.\n")
        }
    })
}
