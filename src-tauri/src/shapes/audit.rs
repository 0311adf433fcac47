//! Who looked at what.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which lines of the audit; everything narrows.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuditQuery {
    /// A case's id.
    pub(crate) case: Option<String>,
    /// The id of the seat that acted.
    pub(crate) seat: Option<String>,
    /// Stable names of acts; empty for all.
    pub(crate) acts: Vec<String>,
    /// Not before this; milliseconds since 1970.
    #[ts(type = "number | null")]
    pub(crate) from: Option<i64>,
    /// Before this; milliseconds since 1970.
    #[ts(type = "number | null")]
    pub(crate) until: Option<i64>,
    pub(crate) limit: u32,
    pub(crate) offset: u32,
}

/// Some lines, how many fit in all, and who may be chosen.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct AuditPage {
    #[ts(type = "number")]
    pub(crate) total: u64,
    pub(crate) lines: Vec<AuditLine>,
    pub(crate) people: Vec<AuditPerson>,
}

/// Who did what to whose case when.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct AuditLine {
    #[ts(type = "number")]
    pub(crate) n: i64,
    pub(crate) at: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    /// The stable name of the act.
    pub(crate) act: String,
    /// A stable word, such as a field's name; empty when none.
    pub(crate) about: String,
    /// Organisations it was about, by name.
    pub(crate) partners: Vec<String>,
    pub(crate) cases: Vec<AuditCase>,
}

/// A case by name.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct AuditCase {
    pub(crate) id: String,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
}

/// Somebody who acted on this laptop.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct AuditPerson {
    pub(crate) seat: String,
    pub(crate) name: String,
    pub(crate) organisation: String,
}

/// Whether no line is missing or changed.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct AuditVerified {
    #[ts(type = "number")]
    pub(crate) entries: u64,
    pub(crate) complete: bool,
    #[ts(type = "number | null")]
    pub(crate) broken_at: Option<i64>,
}

impl From<casework::audit::page::Page> for AuditPage {
    fn from(page: casework::audit::page::Page) -> Self {
        let people = page.people.into_iter().map(|person| AuditPerson {
            seat: person.seat,
            name: person.name,
            organisation: person.organisation,
        });
        Self {
            total: page.total,
            lines: page.lines.into_iter().map(AuditLine::from).collect(),
            people: people.collect(),
        }
    }
}

impl From<casework::audit::page::Line> for AuditLine {
    fn from(line: casework::audit::page::Line) -> Self {
        let cases = line.cases.into_iter().map(|case| AuditCase {
            id: case.id,
            family_name: case.family_name,
            given_name: case.given_name,
        });
        Self {
            n: line.n,
            at: line.at,
            by: line.by,
            organisation: line.organisation,
            act: line.act,
            about: line.about,
            partners: line.partners,
            cases: cases.collect(),
        }
    }
}
