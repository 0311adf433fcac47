//! What this is, whose it is, and what somebody who helps from afar may know of it.

use serde::Serialize;
use ts_rs::TS;

/// The program and this laptop.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct About {
    pub(crate) version: String,
    pub(crate) organisation: String,
    pub(crate) person: String,
    pub(crate) role: String,
    /// Short name of this person at this laptop, as the audit and partners know it.
    pub(crate) seat: String,
    /// The eight words that partners compare by telephone.
    pub(crate) words: String,
}

/// A text without any person's or organisation's name.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Details {
    pub(crate) text: String,
}
