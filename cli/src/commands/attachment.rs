//! `attachment`: photos and PDFs of a case.

use std::path::PathBuf;

use casework::{
    attachment::{
        add::{self, MOST_FILE, NewAttachment},
        list, open, withdraw,
    },
    file,
};
use clap::Subcommand;
use serde_json::json;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// What to do with attachments.
#[derive(Subcommand)]
pub(crate) enum Attachment {
    /// Add a photo (JPEG or PNG; made small, and without the place where it was taken) or a PDF of at most 2 MB
    Add {
        /// The case's id
        case: String,
        /// The file
        file: PathBuf,
        /// What it is, in a few words; without it the name of the file
        #[arg(long, allow_hyphen_values = true)]
        words: Option<String>,
        /// Who will see it; without it clinical, else social, else core
        #[arg(long)]
        part: Option<String>,
    },
    /// List them, the newest first
    List {
        /// The case's id
        case: String,
    },
    /// Save a copy
    Save {
        /// The attachment's id
        #[arg(value_name = "ATTACHMENT")]
        id: String,
        /// The file to write; one that is there is not written over
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Mark as entered in error; it is struck through and never removed
    Withdraw {
        /// The attachment's id
        #[arg(value_name = "ATTACHMENT")]
        id: String,
        /// Why
        #[arg(long, allow_hyphen_values = true)]
        reason: String,
    },
}

/// Carries it out.
///
/// # Errors
/// `invalid`, `not_found`, `not_allowed`, `file`.
pub(crate) fn run(command: Attachment, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Attachment::Add { case, file: path, words, part } => {
            let bytes = file::read_at_most(&path, MOST_FILE)?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            Answer::new(add::add(office, NewAttachment { case, name, words, bytes, part })?.value, |added| {
                format!("Attachment {} is saved on this laptop.\n", added.id)
            })
        }
        Attachment::List { case } => Answer::new(list::list(office, &case)?, |all| {
            if all.is_empty() {
                return "No attachments.\n".to_owned();
            }
            let told: Vec<String> = all.iter().map(shown).collect();
            told.concat()
        }),
        Attachment::Save { id, out } => {
            let bytes = open::save(office, &id, &out)?;
            Answer::new(json!({ "file": out.display().to_string(), "bytes": bytes }), |_| {
                "Saved. Whoever can read that folder can read it: delete the copy when it is no longer needed.\n"
                    .to_owned()
            })
        }
        Attachment::Withdraw { id, reason } => Answer::new(withdraw::withdraw(office, &id, &reason)?.value, |_| {
            "Marked as entered in error. Saved on this laptop.\n".to_owned()
        }),
    }
}

fn shown(one: &list::Attachment) -> String {
    let struck = one.withdrawn.as_deref().map(|why| format!("  Struck through: {why}\n")).unwrap_or_default();
    let held = if one.held { "" } else { ", still on its way" };
    format!(
        "{} ({}, {} kB, {}){held}\n  {}, {}, {}\n{struck}  attachment {}\n",
        one.name,
        one.media,
        one.size / 1024 + 1,
        words::code(&one.part),
        one.by,
        one.organisation,
        words::moment(&one.at),
        one.id
    )
}
