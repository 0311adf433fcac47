//! What keeps the record safe: backup, passphrase, recovery code, and what a check found.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::vault::Secret;

/// When the safety nets were last touched; milliseconds since 1970.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SafetyNets {
    #[ts(type = "number | null")]
    pub(crate) backed_up_at: Option<i64>,
    #[ts(type = "number | null")]
    pub(crate) rehearsed_at: Option<i64>,
}

/// What was written.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Written {
    /// Name of the file, without its folder.
    pub(crate) name: String,
    #[ts(type = "number")]
    pub(crate) bytes: u64,
}

/// A change of passphrase.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassphrase {
    #[ts(type = "string")]
    pub(crate) passphrase: Secret,
    #[ts(type = "string")]
    pub(crate) new_passphrase: Secret,
}

/// A recovery code as it was typed from paper, or as it is shown once.
#[derive(Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TypedCode {
    #[ts(type = "string")]
    pub(crate) recovery_code: Secret,
}

/// What a check found.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CheckReport {
    /// Nothing is damaged.
    pub(crate) ok: bool,
    pub(crate) findings: Vec<CheckFinding>,
}

/// One thing worth knowing.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CheckFinding {
    pub(crate) what: String,
    pub(crate) place: String,
    pub(crate) advice: String,
}

impl From<casework::check::Report> for CheckReport {
    fn from(report: casework::check::Report) -> Self {
        let findings = report.findings.into_iter().map(|found| CheckFinding {
            what: found.what,
            place: found.place,
            advice: found.advice,
        });
        Self { ok: report.ok, findings: findings.collect() }
    }
}
