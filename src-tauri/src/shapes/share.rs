//! What partners hold and what people answered differently.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One answer to a question.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Answer {
    pub(crate) id: String,
    pub(crate) value: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
}

/// A question with more than one answer.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct TwoAnswers {
    pub(crate) case: String,
    pub(crate) field: String,
    pub(crate) answers: Vec<Answer>,
}

/// A choice, with the answers the person saw when choosing.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settlement {
    pub(crate) case: String,
    pub(crate) field: String,
    pub(crate) value: String,
    /// Ids of the answers that were on screen.
    pub(crate) seen: Vec<String>,
}

/// What one partner has acknowledged.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct PartnerStatus {
    pub(crate) id: String,
    pub(crate) partner: String,
    /// Changes not yet in any bundle for it.
    #[ts(type = "number")]
    pub(crate) to_send: u64,
    /// Changes in a bundle that it has not acknowledged.
    #[ts(type = "number")]
    pub(crate) sent_not_received: u64,
    pub(crate) last_received_at: Option<String>,
    pub(crate) last_heard_at: Option<String>,
}

/// The bottom bar's facts.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SharingStatus {
    pub(crate) partners: Vec<PartnerStatus>,
    /// Questions with more than one answer.
    #[ts(type = "number")]
    pub(crate) to_check: u64,
    /// This laptop's disk is full: reading, sending and backing up work, saving does not.
    pub(crate) disk_full: bool,
    /// Names of partners that restored their record from a backup, until their words are compared again.
    pub(crate) to_reconfirm: Vec<String>,
    /// Whether the recovery code of today was ever typed from paper.
    pub(crate) code_confirmed: bool,
}

/// Said after a write: which of the things on screen are no longer true.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Changed {
    pub(crate) touched: Vec<String>,
}
