//! `note`: adding, amending and withdrawing notes.

use std::path::PathBuf;

use casework::note::{add, amend, withdraw};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, input};

/// What to do with notes.
#[derive(Subcommand)]
pub(crate) enum Note {
    /// Add a note to a case
    Add(Add),
    /// Correct a note: a new entry that names the old one
    Amend {
        /// The note's id
        #[arg(value_name = "NOTE")]
        id: String,
        /// The corrected text
        #[arg(long, allow_hyphen_values = true)]
        text: String,
    },
    /// Strike a note through as entered in error
    Withdraw {
        /// The note's id
        #[arg(value_name = "NOTE")]
        id: String,
        /// Why
        #[arg(long, allow_hyphen_values = true)]
        reason: String,
    },
}

/// A new note.
#[derive(clap::Args)]
pub(crate) struct Add {
    /// The case's id
    #[arg(value_name = "ID")]
    case: String,
    /// update, visit, phone_call, meeting, decision, assessment, handover, carer_voice, person_voice, medication,
    /// equipment_housing, admin or correction
    #[arg(long)]
    kind: String,
    /// The text
    #[arg(long, allow_hyphen_values = true, required_unless_present = "text_file", conflicts_with = "text_file")]
    text: Option<String>,
    /// A file that holds the text; - is stdin
    #[arg(long, value_name = "FILE")]
    text_file: Option<PathBuf>,
    /// Who will see it: core (everybody who holds the case), about, clinical, social, end_of_life, safeguarding, ...
    #[arg(long)]
    part: Option<String>,
}

/// Carries it out.
///
/// # Errors
/// `invalid`, `not_found`, `not_allowed`, `file`.
pub(crate) fn run(command: Note, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Note::Add(new) => {
            let text = match (new.text, new.text_file) {
                (Some(text), _) => text,
                (None, Some(path)) => input::text(&path, !room.in_batch)?,
                (None, None) => return Err(Failure::usage("Give the note's text with --text or --text-file.")),
            };
            let added = add::add(office, add::NewNote { case: new.case, kind: new.kind, part: new.part, text })?;
            Answer::new(added.value, |note| format!("Note {} is saved on this laptop.\n", note.id))
        }
        Note::Amend { id, text } => Answer::new(amend::amend(office, &id, &text)?.value, |note| {
            format!("The correction {} is saved on this laptop.\n", note.id)
        }),
        Note::Withdraw { id, reason } => Answer::new(withdraw::withdraw(office, &id, &reason)?.value, |note| {
            format!("Note {} is struck through.\n", note.id)
        }),
    }
}
