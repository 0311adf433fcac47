//! Cohorts with their whole definition, as the page of cohorts shows and changes them.

use casework::case::cohort::{add, show};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A cohort with its definition.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CohortDefinition {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) purpose: String,
    /// What the team wants to see change.
    pub(crate) outcomes: Vec<String>,
    pub(crate) entry_criteria: String,
    pub(crate) exit_criteria: String,
    /// Days between two looks.
    #[ts(type = "number | null")]
    pub(crate) review_days: Option<i64>,
    /// The part in which membership is recorded.
    pub(crate) home_part: String,
    /// `built_in`, `team` or `case`.
    pub(crate) known_from: String,
    #[ts(type = "number")]
    pub(crate) open_cases: u64,
    pub(crate) circle: Vec<CohortPartner>,
    /// The one that counts first.
    pub(crate) versions: Vec<CohortVersion>,
}

/// A partner that is to hold parts of its cases.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CohortPartner {
    pub(crate) id: String,
    pub(crate) organisation: String,
    pub(crate) parts: Vec<String>,
}

/// One version of a definition.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CohortVersion {
    /// What a form hands back as `seen`.
    pub(crate) entry: String,
    #[ts(type = "number")]
    pub(crate) version: i64,
    pub(crate) current: bool,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
}

/// A cohort as it was typed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCohort {
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) outcomes: Vec<String>,
    pub(crate) entry_criteria: String,
    pub(crate) exit_criteria: String,
    #[ts(type = "number | null")]
    pub(crate) review_days: Option<i64>,
    /// A correction keeps it.
    pub(crate) home_part: String,
    pub(crate) circle: Vec<ProposedPartner>,
}

/// A partner of the circle as it was chosen.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposedPartner {
    pub(crate) organisation: String,
    pub(crate) parts: Vec<String>,
}

/// A cohort as it was corrected.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CohortChange {
    pub(crate) id: String,
    pub(crate) cohort: NewCohort,
    /// The entry of the version that was on screen.
    pub(crate) seen: String,
}

impl From<show::Shown> for CohortDefinition {
    fn from(shown: show::Shown) -> Self {
        let show::Shown { cohort, outcomes, entry_criteria, exit_criteria, review_days, circle, versions } = shown;
        let partner =
            |one: show::Partner| CohortPartner { id: one.id, organisation: one.organisation, parts: one.parts };
        let version = |one: show::Version| CohortVersion {
            entry: one.entry,
            version: one.version,
            current: one.current,
            name: one.name,
            purpose: one.purpose,
            by: one.by,
            organisation: one.organisation,
            at: one.at,
        };
        Self {
            id: cohort.id,
            name: cohort.name,
            purpose: cohort.purpose,
            outcomes,
            entry_criteria,
            exit_criteria,
            review_days,
            home_part: cohort.home_part,
            known_from: cohort.known_from.to_owned(),
            open_cases: cohort.open_cases,
            circle: circle.into_iter().map(partner).collect(),
            versions: versions.into_iter().map(version).collect(),
        }
    }
}

impl NewCohort {
    /// As the verb takes it; `seen` is the version that was on screen.
    pub(crate) fn typed(self, seen: Option<String>) -> add::NewCohort {
        let circle = self
            .circle
            .into_iter()
            .map(|one| add::Proposed { organisation: one.organisation, parts: one.parts })
            .collect();
        add::NewCohort {
            name: self.name,
            purpose: self.purpose,
            home_part: Some(self.home_part).filter(|part| !part.is_empty()),
            outcomes: self.outcomes,
            entry_criteria: Some(self.entry_criteria),
            exit_criteria: Some(self.exit_criteria),
            review_days: self.review_days,
            circle,
            seen,
        }
    }
}
