//! The team, partners' cards, and who may see a case.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The team and the partners that we know.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Team {
    /// What it is called; none for an organisation that is in none.
    pub(crate) team: Option<String>,
    pub(crate) members: Vec<Member>,
    /// Partners that are not in it.
    pub(crate) others: Vec<Member>,
    /// Names of teams that we are invited into and have not joined.
    pub(crate) invitations: Vec<String>,
}

/// One organisation.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Member {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    /// It is our own.
    pub(crate) us: bool,
    #[ts(type = "'joined' | 'invited' | 'outside'")]
    pub(crate) state: &'static str,
    /// It may take members out: an administrative duty, not a rank.
    pub(crate) steward: bool,
    /// Its eight words were compared.
    pub(crate) verified: bool,
    /// Who introduced it, while its words were not compared; "you" when its card was kept without comparing.
    pub(crate) introduced_by: Option<String>,
    pub(crate) revoked: bool,
    /// It restored its record, and its words were not compared again since.
    pub(crate) reconfirm: bool,
    pub(crate) restored_heard_at: Option<String>,
}

/// What a team is to be called.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TeamName {
    pub(crate) name: String,
}

/// The team that was joined.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Joined {
    pub(crate) team: String,
}

/// An organisation's card.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Card {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    /// The eight words that its people read aloud.
    pub(crate) words: Vec<String>,
    pub(crate) ours: bool,
    /// Its words were compared before.
    pub(crate) verified: bool,
}

/// A card that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CardFile {
    /// The file's name.
    pub(crate) name: String,
}

/// The words that were on screen when a person said that they are the same.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CardWords {
    pub(crate) words: Vec<String>,
}

/// A partner that is kept.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Kept {
    pub(crate) name: String,
}

/// Which partner.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartnerId {
    pub(crate) partner: String,
}

/// Which parts of a case a partner is to get, and why it may.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShareCase {
    pub(crate) case: String,
    pub(crate) partner: String,
    pub(crate) parts: Vec<String>,
    pub(crate) basis: String,
}

/// Whom to take out of the circle of a case.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnshareCase {
    pub(crate) case: String,
    pub(crate) partner: String,
}

/// Which cohort to share with whom, and why it may be.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShareCohort {
    pub(crate) cohort: String,
    pub(crate) partner: String,
    pub(crate) basis: String,
}

/// What sharing a cohort did.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SharedCohort {
    #[ts(type = "number")]
    pub(crate) cases: u64,
    #[ts(type = "number")]
    pub(crate) shared: u64,
    #[ts(type = "number")]
    pub(crate) unchanged: u64,
    /// Why some were left as they are, one sentence a case.
    pub(crate) refused: Vec<String>,
}
