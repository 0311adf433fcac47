//! A row of the caseload, and a case.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Action, CaseStanding, Handover, Note, OtherRecord, TwoAnswers, Updates};

/// What to list: filters, and which rows of the result.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseQuery {
    /// A cohort's id.
    pub(crate) cohort: Option<String>,
    /// A status of `records.md`.
    pub(crate) status: Option<String>,
    /// Only those that have not ended.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub(crate) open: bool,
    /// What was typed into the search box.
    pub(crate) search: Option<String>,
    /// Only those with something that arrived and was not looked at.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub(crate) updates: bool,
    /// Only those with something new from the organisation with this id.
    #[serde(default)]
    #[ts(optional)]
    pub(crate) updates_from: Option<String>,
    /// `two_answers`, `key_worker`, `nhs_number`, `late_actions`, `quiet` or `review_due`: only those that need this.
    #[serde(default)]
    #[ts(optional)]
    pub(crate) needs: Option<String>,
    /// `name`, `changed` or `updates`; by family name otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub(crate) sort: Option<String>,
    /// The other way round.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub(crate) reverse: bool,
    /// Rows at most.
    pub(crate) limit: u32,
    /// Rows to skip.
    pub(crate) offset: u32,
}

/// One person in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CaseRow {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) known_as: String,
    pub(crate) title: String,
    pub(crate) date_of_birth: Option<String>,
    pub(crate) date_of_death: Option<String>,
    pub(crate) nhs_number: Option<String>,
    pub(crate) cohorts: Vec<String>,
    pub(crate) status: String,
    pub(crate) urgency: Option<String>,
    pub(crate) headline: Option<String>,
    pub(crate) key_worker: Option<String>,
    /// Address and phone are on no screen.
    pub(crate) restricted: bool,
    pub(crate) updated_at: String,
    /// Whether a question of the case has two answers.
    pub(crate) needs_checking: bool,
    /// What arrived since it was last looked at on this laptop.
    pub(crate) updates: Option<Updates>,
}

/// Some rows of a list, and how many there are in all.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CasePage {
    #[ts(type = "number")]
    pub(crate) total: u64,
    pub(crate) cases: Vec<CaseRow>,
}

/// A cohort of the team.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Cohort {
    pub(crate) id: String,
    pub(crate) name: String,
    /// One sentence.
    pub(crate) purpose: String,
    /// The part in which membership is recorded: who does not hold it learns nothing of it.
    pub(crate) home_part: String,
    #[ts(type = "number")]
    pub(crate) open_cases: u64,
}

/// Which case.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseId {
    pub(crate) id: String,
}

/// A fact, with who wrote it and when.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Field {
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) by: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) at: Option<String>,
    /// Ids of its answers: what a form hands back as `seen`.
    pub(crate) answers: Vec<String>,
}

/// A part of the case that this seat holds.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CasePart {
    pub(crate) part: String,
    pub(crate) fields: Vec<Field>,
}

/// An organisation that holds the case, and which parts.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CircleMember {
    pub(crate) organisation_id: String,
    pub(crate) organisation: String,
    pub(crate) parts: Vec<String>,
    /// Whether it is our own.
    pub(crate) us: bool,
}

/// One line of the case's history.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Change {
    pub(crate) part: String,
    /// The field.
    pub(crate) what: String,
    /// Whether it was chosen between two answers.
    pub(crate) settled: bool,
    pub(crate) value: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
}

/// A whole case, as far as this seat may see it.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Case {
    pub(crate) row: CaseRow,
    pub(crate) parts: Vec<CasePart>,
    pub(crate) circle: Vec<CircleMember>,
    pub(crate) notes: Vec<Note>,
    /// By due date.
    pub(crate) actions: Vec<Action>,
    /// Duties that were offered, the newest first.
    pub(crate) handovers: Vec<Handover>,
    pub(crate) two_answers: Vec<TwoAnswers>,
    pub(crate) history: Vec<Change>,
    /// When it is looked at again, and whether it may step down.
    pub(crate) standing: CaseStanding,
    /// The parts that our organisation may write in.
    pub(crate) writable: Vec<String>,
    /// The case of the same person by which the person is shown; none where it is this one.
    pub(crate) merged_into: Option<String>,
    /// Other records of this person, whose notes and actions are shown here.
    pub(crate) others: Vec<OtherRecord>,
}
