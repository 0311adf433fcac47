//! What a form needs to know of a field, and what it hands back.

use casework::case::{change, fields};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::vault::Secret;

/// A field that may be changed.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct FieldKind {
    pub(crate) field: String,
    pub(crate) part: String,
    /// `line`, `prose`, `code`, `date`, `nhs_number`, `yes_no` or `number`.
    pub(crate) kind: String,
    /// Stable words of a `code` or `yes_no`.
    pub(crate) choices: Vec<String>,
    /// Most characters of a `line` or `prose`.
    #[ts(type = "number")]
    pub(crate) most: usize,
    /// The bounds of a `number`.
    #[ts(type = "[number, number] | null")]
    pub(crate) bounds: Option<(i64, i64)>,
    /// Answers given apart are both kept until a person chooses.
    pub(crate) keeps_both: bool,
}

/// One field as a form hands it in.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewValue {
    pub(crate) field: String,
    /// Empty clears it.
    #[ts(type = "string")]
    pub(crate) value: Secret,
    /// Ids of the answers that were on screen; none when nothing was recorded.
    pub(crate) seen: Vec<String>,
}

/// Fields to change in one act.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseChange {
    /// The case's id.
    pub(crate) case: String,
    pub(crate) values: Vec<NewValue>,
}

/// A field as it was changed: what a form hands back to undo it.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct ChangedField {
    pub(crate) field: String,
    pub(crate) value: String,
    /// Empty when nothing was recorded.
    pub(crate) before: String,
    /// Ids of the answers that stand there now.
    pub(crate) answers: Vec<String>,
    /// False when it said so already.
    pub(crate) changed: bool,
}

/// Cohorts to enter and to leave.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MembershipChange {
    /// The case's id.
    pub(crate) case: String,
    pub(crate) enter: Vec<String>,
    pub(crate) leave: Vec<String>,
    /// Why, when leaving.
    pub(crate) reason: String,
    /// The cohorts that were on screen.
    pub(crate) seen: Vec<String>,
}

/// A note put right.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteAmended {
    /// The note's id.
    pub(crate) note: String,
    #[ts(type = "string")]
    pub(crate) text: Secret,
}

/// A note entered in error.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteWithdrawn {
    /// The note's id.
    pub(crate) note: String,
    pub(crate) reason: String,
}

impl From<fields::Field> for FieldKind {
    fn from(field: fields::Field) -> Self {
        let fields::Field { field, part, kind, choices, most, bounds, keeps_both } = field;
        Self {
            field: field.to_owned(),
            part: part.to_owned(),
            kind: kind.to_owned(),
            choices: choices.into_iter().map(str::to_owned).collect(),
            most,
            bounds,
            keeps_both,
        }
    }
}

impl From<change::Changed> for ChangedField {
    fn from(changed: change::Changed) -> Self {
        let change::Changed { field, value, before, answers, changed } = changed;
        Self { field, value, before, answers, changed }
    }
}
