//! `audit`: who did what to which case when.

use casework::audit::{
    list::{self, Entry},
    verify,
};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, exit::Exit, failure::Failure, words};

/// What to do with it.
#[derive(Subcommand)]
pub(crate) enum Audit {
    /// List its lines, newest first
    List {
        /// Only lines about this case
        #[arg(long, value_name = "ID")]
        case: Option<String>,
        /// At most so many; without it all
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
    },
    /// Check that no line was removed, changed or put elsewhere
    Verify,
}

/// Carries it out.
///
/// # Errors
/// `not_found`; storage errors.
pub(crate) fn run(command: Audit, room: &Room) -> Result<Answer, Failure> {
    match command {
        Audit::List { case, limit } => {
            Answer::new(list::list(&room.office, case.as_deref(), limit)?, |lines| lines.iter().map(line).collect())
        }
        Audit::Verify => {
            let verified = verify::verify(&room.office)?;
            let exit = if verified.complete { Exit::Done } else { Exit::Damaged };
            let answer = Answer::new(verified, |verified| {
                let entries = words::count(verified.entries, "line");
                verified.broken_at.map_or_else(
                    || format!("Checked {entries}: complete.\n"),
                    |n| {
                        format!(
                            "Checked {entries}: not complete. Line {n} was removed, changed or put elsewhere. \
                             Tell whoever answers for information governance.\n"
                        )
                    },
                )
            })?;
            Ok(answer.ending(exit))
        }
    }
}

fn line(entry: &Entry) -> String {
    let about = if entry.about.is_empty() { String::new() } else { format!(" ({})", words::code(&entry.about)) };
    let cases = match entry.cases.as_slice() {
        [] => String::new(),
        [only] => format!(", case {only}"),
        many => format!(", {}", words::count(many.len() as u64, "case")),
    };
    format!("{}  {}: {}{about}{cases}\n", words::moment(&entry.at), entry.by, words::code(&entry.act))
}
