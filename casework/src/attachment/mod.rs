//! Attachments: a photo or a PDF, small, checked, and sealed beside the document as the body of a note is.

pub mod add;
mod file_name;
pub mod list;
pub mod open;
pub mod photo;
#[cfg(test)]
mod tests;
pub mod withdraw;

use crdt::{Part, id::EntryId};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::{
    error::{Error, Result},
    store::SpaceRow,
};

/// The type of its entry.
pub(crate) const ATTACHMENT: &str = "attachment";
/// Largest attachment as it is kept.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The first byte says how a body is laid out; the rest is the file.
const BODY_VERSION: u8 = 1;

/// What an attachment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// A photo, always kept as a JPEG that this program wrote.
    Photo,
    /// A PDF as it came; it is never opened here.
    Pdf,
}

impl Media {
    /// Its stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Pdf => "pdf",
        }
    }

    /// Reads its word; `None` for a kind of a newer version.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        [Self::Photo, Self::Pdf].into_iter().find(|media| media.word() == word)
    }

    /// What the bytes themselves say, whatever the name of the file claims.
    fn of(bytes: &[u8]) -> Option<Self> {
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
        const JPEG: &[u8] = b"\xff\xd8\xff";
        if bytes.starts_with(PNG) || bytes.starts_with(JPEG) {
            return Some(Self::Photo);
        }
        bytes.starts_with(b"%PDF-").then_some(Self::Pdf)
    }
}

/// An attachment that was added or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Added {
    /// Its id.
    pub id: String,
}

/// Where an attachment lives.
pub(crate) fn find(sql: &Connection, id: &str) -> Result<(SpaceRow, Part, EntryId)> {
    const NONE: Error = Error::NotFound("There is no such attachment on this laptop.");
    let entry: EntryId = id.trim().parse().map_err(|_| NONE)?;
    let found: Option<(i64, String)> = sql
        .prepare_cached("SELECT space, part FROM attachment_view WHERE entry = ?1")?
        .query_row([entry.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (row, part) = found.ok_or(NONE)?;
    Ok((row, Part::new(&part)?, entry))
}
