//! Notes as they are typed, kept unfinished, and read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::vault::Secret;

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

/// A form that is being filled in.
#[derive(Clone, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Draft {
    /// The case's id; none for a form about nobody yet.
    pub(crate) case: Option<String>,
    /// `note`, `action`, `step ID`, or another form's own name.
    pub(crate) form: String,
    /// Empty where a form has no kind or part.
    pub(crate) kind: String,
    pub(crate) part: String,
    #[ts(type = "string")]
    pub(crate) text: Secret,
}

/// Which draft.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftOf {
    pub(crate) case: Option<String>,
    pub(crate) form: String,
}

/// The id of what was added.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Added {
    pub(crate) id: String,
}

/// A note as it is read.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Note {
    pub(crate) id: String,
    /// The other record of the person in which it stands.
    pub(crate) record: Option<String>,
    pub(crate) kind: String,
    pub(crate) part: String,
    /// None while the text is on its way, or when it was taken back.
    pub(crate) text: Option<String>,
    /// When it was written, as its author claims.
    pub(crate) at: String,
    /// When what it tells of happened, when that differs.
    pub(crate) event_at: Option<String>,
    pub(crate) author: String,
    pub(crate) role: String,
    pub(crate) organisation: String,
    /// The id of the note that it corrects.
    pub(crate) amends: Option<String>,
    /// Why it was entered in error.
    pub(crate) withdrawn: Option<String>,
    /// Whether our own organisation wrote it.
    pub(crate) ours: bool,
    /// Its place among what came to this laptop, when it came from somebody else.
    #[ts(type = "number | null")]
    pub(crate) arrived: Option<i64>,
    /// Organisations of the circle, but for the author's, that have it by their receipts.
    pub(crate) seen_by: Vec<String>,
    /// Those that have not said so.
    pub(crate) not_seen_by: Vec<String>,
}
