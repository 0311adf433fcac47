//! What is printed.

use serde::Deserialize;
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
