//! Notes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A note as it was typed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewNote {
    /// The case's id.
    pub(crate) case: String,
    /// A note kind of `cli.md`.
    pub(crate) kind: String,
    /// The part it belongs to, which decides who will see it.
    pub(crate) part: String,
    pub(crate) text: String,
}

/// The id of what was added.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Added {
    pub(crate) id: String,
}

/// A later text of a note.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Correction {
    pub(crate) text: Option<String>,
    pub(crate) at: String,
    pub(crate) author: String,
    pub(crate) organisation: String,
}

/// That a note was entered in error, and why.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Withdrawal {
    pub(crate) reason: String,
    pub(crate) at: String,
    pub(crate) author: String,
    pub(crate) organisation: String,
}

/// A note as it is read.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Note {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) part: String,
    /// None when the text has not arrived or was taken back.
    pub(crate) text: Option<String>,
    pub(crate) at: String,
    pub(crate) author: String,
    pub(crate) organisation: String,
    /// Oldest first.
    pub(crate) corrections: Vec<Correction>,
    pub(crate) withdrawn: Option<Withdrawal>,
}
