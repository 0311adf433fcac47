//! What is printed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A case that is printed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintedCase {
    /// The case's id.
    pub(crate) id: String,
    /// `summary` or `home_copy`.
    pub(crate) sheet: String,
}

/// A case as plain text, for another record system.
#[derive(Serialize, TS)]
pub(crate) struct CaseText {
    pub(crate) text: String,
}
