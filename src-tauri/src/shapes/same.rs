//! Two records that may be one person, and what is said of them.

use casework::case::same::{ask, others, plan, unmerge};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CaseRow;

/// Two cases by their ids.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskPair {
    /// Of a merge the record that is kept.
    pub(crate) keep: String,
    pub(crate) other: String,
}

/// A merge that a person agreed to.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Merging {
    pub(crate) keep: String,
    pub(crate) other: String,
    /// The `seen` of the plan that was on screen.
    pub(crate) seen: String,
}

/// Two records to be separated.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Separate {
    pub(crate) keep: String,
    pub(crate) other: String,
    /// May be empty.
    pub(crate) reason: String,
}

/// Two records that are two people.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Different {
    pub(crate) keep: String,
    pub(crate) other: String,
    pub(crate) reason: String,
}

/// One record, as far as the list tells it.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SameSide {
    pub(crate) row: CaseRow,
    pub(crate) sex: String,
    /// `1936` or `1936-1946`, where only an age is known.
    pub(crate) born_about: String,
    /// Address, postcode and phone are empty when not recorded, or not shown because the record is restricted.
    pub(crate) address: String,
    pub(crate) postcode: String,
    pub(crate) phone: String,
    /// The organisation that keeps the circle of the case.
    pub(crate) kept_by: String,
    pub(crate) ours: bool,
}

/// Two records side by side.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SamePair {
    /// `same_nhs_number`, ..., `number_of_somebody_else`, `said_both`; empty when nothing asks about them.
    pub(crate) why: String,
    /// `strong`, `likely`, `possible` or `mistake`; empty as above.
    pub(crate) strength: String,
    pub(crate) one: SameSide,
    pub(crate) other: SameSide,
    /// Why somebody said that they are two people, where somebody else joined them.
    pub(crate) said_different: String,
}

/// The first questions, and how many there are in all.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SameQuestions {
    pub(crate) pairs: Vec<SamePair>,
    #[ts(type = "number")]
    pub(crate) total: u64,
}

/// An open action that would be asked anew.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct MovedAction {
    pub(crate) text: String,
    pub(crate) owner: String,
    pub(crate) due: String,
}

/// What joining would do.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct MergePlan {
    pub(crate) actions: Vec<MovedAction>,
    /// Names of cohorts that the kept record enters.
    pub(crate) cohorts: Vec<String>,
    /// Names of those in which the person stays by the other record alone.
    pub(crate) cohorts_left: Vec<String>,
    /// Why it cannot be done here.
    pub(crate) refused: Option<String>,
    /// What the page hands back.
    pub(crate) seen: String,
}

/// What separating did.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Separated {
    /// Actions that were asked again in the other record.
    #[ts(type = "number")]
    pub(crate) actions: u64,
    /// Another record still joins the two.
    pub(crate) still_together: bool,
}

/// Another record of a person.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct OtherRecord {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) title: String,
    pub(crate) kept_by: String,
    /// Who said that they are one person, and when; empty when another record joins the two.
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
    /// The record with which it was joined.
    pub(crate) joined_with: String,
}

impl From<ask::Side> for SameSide {
    fn from(side: ask::Side) -> Self {
        let ask::Side { row, sex, born_about, address, postcode, phone, kept_by, ours } = side;
        Self { row: row.into(), sex, born_about, address, postcode, phone, kept_by, ours }
    }
}

impl From<ask::Asked> for SamePair {
    fn from(asked: ask::Asked) -> Self {
        let ask::Asked { why, strength, one, other, said_different } = asked;
        Self {
            why: why.to_owned(),
            strength: strength.to_owned(),
            one: one.into(),
            other: other.into(),
            said_different,
        }
    }
}

impl From<plan::Plan> for MergePlan {
    fn from(plan: plan::Plan) -> Self {
        let plan::Plan { actions, cohorts, cohorts_left, refused, seen, .. } = plan;
        Self {
            actions: actions
                .into_iter()
                .map(|one| MovedAction { text: one.text, owner: one.owner, due: one.due })
                .collect(),
            cohorts: cohorts.into_iter().map(|one| one.name).collect(),
            cohorts_left: cohorts_left.into_iter().map(|one| one.name).collect(),
            refused,
            seen,
        }
    }
}

impl From<unmerge::Unmerged> for Separated {
    fn from(told: unmerge::Unmerged) -> Self {
        Self { actions: told.actions, still_together: told.still_together }
    }
}

impl From<others::OtherRecord> for OtherRecord {
    fn from(other: others::OtherRecord) -> Self {
        let others::OtherRecord {
            id,
            code,
            family_name,
            given_name,
            title,
            kept_by,
            by,
            organisation,
            at,
            joined_with,
        } = other;
        Self { id, code, family_name, given_name, title, kept_by, by, organisation, at, joined_with }
    }
}
