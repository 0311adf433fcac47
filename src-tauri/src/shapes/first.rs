//! What the first run asks for, and what it gives once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::vault::Secret;

/// The answers to the four questions.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewVault {
    pub(crate) person: String,
    pub(crate) role: String,
    pub(crate) organisation: String,
    /// A kind of organisation of `cli.md`.
    pub(crate) kind: String,
    pub(crate) ods: Option<String>,
    /// Name of the team to found; none joins one later.
    pub(crate) team: Option<String>,
    #[ts(type = "string")]
    pub(crate) passphrase: Secret,
}

/// A backup to make a vault of.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Restore {
    /// The backup's path.
    pub(crate) file: String,
    /// The code of the day when it was made.
    #[ts(type = "string")]
    pub(crate) recovery_code: Secret,
    #[ts(type = "string")]
    pub(crate) passphrase: Secret,
}

/// A recovery code: shown once, for paper.
#[derive(Serialize, TS)]
pub(crate) struct NewCode {
    /// Six groups of four with dashes between.
    #[ts(type = "string")]
    pub(crate) recovery_code: Secret,
    /// Cases that were in the backup, after a restore.
    pub(crate) recovered_cases: Option<u32>,
}

/// The recovery code from the paper, and the passphrase that is to hold from now on.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TypedPassphrase {
    #[ts(type = "string")]
    pub(crate) recovery_code: Secret,
    #[ts(type = "string")]
    pub(crate) passphrase: Secret,
}

/// A backup that took the place of a vault that did not open.
#[derive(Serialize, TS)]
pub(crate) struct SetAside {
    pub(crate) made: NewCode,
    /// Where the other is now.
    pub(crate) folder: String,
}
