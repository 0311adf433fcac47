//! How we stand with partners, the places where files go, and what became of files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Card;

/// One partner, as the Sharing page shows it.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct PartnerRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) verified: bool,
    /// No longer trusted: nothing is written for it.
    pub(crate) revoked: bool,
    pub(crate) reconfirm: bool,
    /// Changes for it in no file yet.
    #[ts(type = "number")]
    pub(crate) to_send: u64,
    /// Changes in a file that no receipt covers.
    #[ts(type = "number")]
    pub(crate) sent_not_received: u64,
    pub(crate) last_received_at: Option<String>,
    pub(crate) last_heard_at: Option<String>,
    pub(crate) last_written_at: Option<String>,
    #[ts(type = "number")]
    pub(crate) laptops_level: u64,
    #[ts(type = "number")]
    pub(crate) laptops: u64,
    /// What the last file that brought anything new brought.
    pub(crate) last_read: Option<LastRead>,
}

/// What one file brought.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct LastRead {
    pub(crate) at: String,
    #[ts(type = "number")]
    pub(crate) changes: u64,
    #[ts(type = "number")]
    pub(crate) cases: u64,
}

/// One line of the log.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct LogEntry {
    pub(crate) at: String,
    #[ts(type = "'written' | 'read' | 'refused'")]
    pub(crate) what: &'static str,
    pub(crate) partner: Option<String>,
    #[ts(type = "number | null")]
    pub(crate) changes: Option<u64>,
    #[ts(type = "number")]
    pub(crate) cases: u64,
    /// Why it was refused: a code as in `FileRead`.
    pub(crate) code: Option<String>,
}

/// Where files can be written and found.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Place {
    /// To hand back; a page cannot make one up.
    pub(crate) id: String,
    #[ts(type = "'stick' | 'folder'")]
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    /// For a person to read.
    pub(crate) folder: String,
}

/// Which place.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceId {
    pub(crate) place: String,
}

/// For whom, and where to.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteTo {
    pub(crate) place: String,
    /// A partner's id.
    pub(crate) partner: String,
}

/// What was written for one partner.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct WrittenUpdates {
    #[ts(type = "number")]
    pub(crate) updates: u64,
    #[ts(type = "number")]
    pub(crate) cases: u64,
    /// Ids of the files, for checking them.
    pub(crate) files: Vec<String>,
}

/// Which files to read back, and where from.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckWritten {
    pub(crate) place: String,
    pub(crate) files: Vec<String>,
}

/// How many files wait.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub(crate) struct Waiting {
    #[ts(type = "number")]
    pub(crate) files: usize,
}

/// A person that a file was about.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
}

/// What became of one file.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct FileRead {
    /// The file's own name, when it lies on this laptop; the page knows the others.
    pub(crate) name: Option<String>,
    #[ts(type = "'applied' | 'already-seen' | 'not-for-us' | 'refused' | 'card'")]
    pub(crate) status: &'static str,
    /// Who wrote it, once its signature was found good.
    pub(crate) from: Option<String>,
    #[ts(type = "number")]
    pub(crate) updates: u64,
    /// Records on this laptop that wait for something still on its way.
    #[ts(type = "number")]
    pub(crate) waiting: u64,
    /// How many people it was about.
    #[ts(type = "number")]
    pub(crate) cases: u64,
    /// The first of them.
    pub(crate) people: Vec<Person>,
    /// Why it was not read: a code, and a sentence.
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    /// It is a card, not updates.
    pub(crate) card: Option<Card>,
}
