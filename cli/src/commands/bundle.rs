//! `bundle`: encrypted files out and in.

use std::path::PathBuf;

use casework::share::{
    read::{self, ReadFile},
    write,
};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, exit::Exit, failure::Failure, organisations, words};

/// What to do with bundles.
#[derive(Subcommand)]
pub(crate) enum Bundle {
    /// Write one encrypted file for each partner, more when large
    Write {
        /// For whom: names or ids
        #[arg(long, value_name = "ORG,ORG", required = true)]
        to: Vec<String>,
        /// A folder, or a file for one partner
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Read files from partners; each whole or not at all
    Read {
        /// The files, in any order
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

/// Carries it out.
///
/// # Errors
/// `not_found`, `not_allowed`, `file`; what is wrong with a file that is read stands in the answer.
pub(crate) fn run(command: Bundle, room: &Room) -> Result<Answer, Failure> {
    match command {
        Bundle::Write { to, out } => {
            let to = organisations::listed(&room.office, &to)?;
            Answer::new(write::write(&room.office, &to, &out)?.value, written)
        }
        Bundle::Read { files } => {
            let reading = read::read(&room.office, &files)?.value;
            let all_in = reading.files.iter().all(|file| matches!(file.status, "applied" | "already-seen"));
            let answer = Answer::new(reading, |reading| reading.files.iter().map(one).collect())?;
            Ok(if all_in { answer } else { answer.ending(Exit::Refused) })
        }
    }
}

fn written(written: &write::Written) -> String {
    let rows: Vec<_> = written
        .files
        .iter()
        .map(|file| vec![file.to.clone(), words::count(file.bytes, "byte"), file.file.clone()])
        .collect();
    format!(
        "{}, {} and {} are in {}.\n{}",
        words::count(written.cases, "case"),
        words::count(written.changes, "change"),
        words::count(written.notes, "note"),
        words::count(written.files.len() as u64, "file"),
        words::table(&["For", "Size", "File"], &rows)
    )
}

fn one(file: &ReadFile) -> String {
    let told = match (file.status, &file.reason) {
        ("applied", _) => format!("read, {}", words::count(file.changes, "new change")),
        ("already-seen", _) => "was read before; nothing is new".to_owned(),
        (_, Some(reason)) => reason.message.clone(),
        (status, None) => status.to_owned(),
    };
    let waiting = match file.waiting {
        0 => String::new(),
        1 => "  1 update waits for another that is still on its way.\n".to_owned(),
        more => format!("  {} wait for others that are still on their way.\n", words::count(more, "update")),
    };
    format!("{}: {told}\n{waiting}", file.file)
}
