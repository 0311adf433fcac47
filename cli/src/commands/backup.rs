//! `backup`: one verified file that stands alone and opens with the recovery code.

use std::path::PathBuf;

use casework::office;

use super::Room;
use crate::{answer::Answer, failure::Failure};

/// Where to.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file to write; it must not be there yet
    file: PathBuf,
}

/// Writes the backup.
///
/// # Errors
/// `file_exists`, `file`, `not_verified`, `disk_full`.
pub(crate) fn run(args: &Args, room: &Room) -> Result<Answer, Failure> {
    Answer::new(office::backup(&room.office, &args.file)?, |made| {
        format!(
            "A backup is in {} ({} bytes). It was read back and is whole.\nKeep it away from this laptop. It opens with the recovery code, or with the passphrase of today.\n",
            made.file, made.bytes
        )
    })
}
