//! A referral as it is typed, what came of it, and the numbers for what cannot wait.

use std::collections::BTreeMap;

use casework::{case::refer, services::urgent};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NewPerson, plain, vault::Secret};

/// A referral as typed: of somebody new, or of a case that is here.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewReferral {
    pub(crate) person: Option<NewPerson>,
    /// The case's id.
    pub(crate) case: Option<String>,
    /// Ids of cohorts.
    pub(crate) cohorts: Vec<String>,
    /// A code; empty is routine.
    pub(crate) urgency: String,
    /// Empty: the beginning of the reason.
    pub(crate) headline: String,
    /// Answers by the name of their field of the form `referral`.
    #[ts(type = "{ [field: string]: string }")]
    pub(crate) answers: BTreeMap<String, Secret>,
    /// The half-written form that this was.
    pub(crate) draft: String,
}

/// The referral that was kept.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Referred {
    /// The case's id.
    pub(crate) id: String,
    pub(crate) code: String,
    /// The record's id.
    pub(crate) record: String,
    /// What a form hands back to take a new case back as entered in error; empty for one that was here.
    pub(crate) status_answers: Vec<String>,
    /// The case had ended and is open again.
    pub(crate) opened_again: bool,
    /// What the case keeps saying about sharing, when the referral says something else.
    pub(crate) sharing_stays: Option<String>,
}

/// A number to telephone.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct UrgentNumber {
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) hours: String,
    /// From the team's own directory.
    pub(crate) own: bool,
}

impl From<NewReferral> for refer::Referral {
    fn from(typed: NewReferral) -> Self {
        let NewReferral { person, case, cohorts, urgency, headline, answers, draft } = typed;
        Self {
            person: person.map(Into::into),
            case,
            cohorts,
            urgency: Some(urgency),
            headline: Some(headline),
            referral: plain(answers),
            draft: Some(draft).filter(|name| !name.is_empty()),
        }
    }
}

impl From<refer::Referred> for Referred {
    fn from(kept: refer::Referred) -> Self {
        let refer::Referred { id, code, record, status_answers, opened_again, sharing_stays, .. } = kept;
        Self { id, code, record, status_answers, opened_again, sharing_stays }
    }
}

impl From<urgent::Number> for UrgentNumber {
    fn from(number: urgent::Number) -> Self {
        let urgent::Number { name, phone, hours, own } = number;
        Self { name, phone, hours, own }
    }
}
