//! `digest`: equal on two laptops exactly when they hold the same shared content.

use casework::share::digest;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// Of what.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only what this partner holds too: its name or id
    #[arg(long, value_name = "ORG")]
    with: Option<String>,
}

/// Tells it.
///
/// # Errors
/// `not_found`.
pub(crate) fn run(args: &Args, room: &Room) -> Result<Answer, Failure> {
    Answer::new(digest::digest(&room.office, args.with.as_deref())?, |digest| {
        format!(
            "{}\n{} and {}\n",
            digest.digest,
            words::count(digest.cases, "case"),
            words::count(digest.notes, "note")
        )
    })
}
