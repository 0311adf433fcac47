//! Finding people and actions while somebody types.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CaseRow;

/// What was typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindQuery {
    pub(crate) typed: String,
}

/// The first few of each.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Found {
    pub(crate) people: Vec<CaseRow>,
    /// How many people there are in all.
    #[ts(type = "number")]
    pub(crate) people_total: u64,
    pub(crate) actions: Vec<FoundAction>,
}

/// An action, and about whom it is.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct FoundAction {
    pub(crate) id: String,
    pub(crate) case: String,
    pub(crate) text: String,
    pub(crate) due: String,
    pub(crate) settled: bool,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
}

impl From<casework::action::find::Hit> for FoundAction {
    fn from(hit: casework::action::find::Hit) -> Self {
        let casework::action::find::Hit { id, case, text, due, settled, family_name, given_name } = hit;
        Self { id, case, text, due, settled, family_name, given_name }
    }
}
