//! What is new on this laptop: since a case was last looked at, and for the first page of the day.

use casework::{case::needs, seen};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The beginning of something that arrived.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct NewestLine {
    /// `note`, `action`, `step` or `details`.
    pub(crate) what: String,
    /// Of a step the state it led to.
    pub(crate) state: Option<String>,
    pub(crate) text: String,
}

/// What arrived of a case since it was last looked at.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Updates {
    #[ts(type = "number")]
    pub(crate) count: u64,
    pub(crate) partner: String,
    pub(crate) line: NewestLine,
}

/// What one partner changed in a case.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct NewFrom {
    pub(crate) id: String,
    pub(crate) partner: String,
    #[ts(type = "number")]
    pub(crate) updates: u64,
}

/// Something new that is no note.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct NewOther {
    /// `action`, `step`, `field`, `settled`, `withdrawn`, `cohort` or `details`.
    pub(crate) what: String,
    /// What is to be done, or a field's name.
    pub(crate) text: String,
    pub(crate) state: Option<String>,
    pub(crate) by: String,
    pub(crate) organisation: String,
    #[ts(type = "number")]
    pub(crate) arrived: i64,
}

/// What is new in a case since it was looked at before.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct NewSince {
    pub(crate) since: Option<String>,
    /// Notes whose `arrived` is greater are new.
    #[ts(type = "number")]
    pub(crate) from: i64,
    /// Notes whose `arrived` is greater came after this was told.
    #[ts(type = "number")]
    pub(crate) up_to: i64,
    pub(crate) partners: Vec<NewFrom>,
    pub(crate) others: Vec<NewOther>,
}

/// As far as a case was shown.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shown {
    /// The case's id.
    pub(crate) case: String,
    #[ts(type = "number")]
    pub(crate) up_to: i64,
}

/// What is new from one partner, everywhere.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct PartnerNews {
    pub(crate) id: String,
    pub(crate) partner: String,
    #[ts(type = "number")]
    pub(crate) updates: u64,
    #[ts(type = "number")]
    pub(crate) people: u64,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) line: NewestLine,
}

/// A half-written note.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Unfinished {
    /// The case's id.
    pub(crate) case: String,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) title: String,
    pub(crate) at: String,
}

/// A question with two answers, by name.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct QuestionLine {
    /// The case's id.
    pub(crate) case: String,
    pub(crate) field: String,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) title: String,
}

/// What the first page of the day says, but for actions.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Today {
    /// When the person last did something here before unlocking now.
    pub(crate) last_here: Option<String>,
    /// The newest first.
    pub(crate) partners: Vec<PartnerNews>,
    pub(crate) questions: Vec<QuestionLine>,
    /// How many questions there are in all.
    #[ts(type = "number")]
    pub(crate) questions_in_all: u64,
    /// Pairs of records that may be one person.
    #[ts(type = "number")]
    pub(crate) same_person: u64,
    pub(crate) unfinished: Vec<Unfinished>,
    #[ts(type = "number")]
    pub(crate) cases: u64,
    /// Other organisations that this one knows.
    #[ts(type = "number")]
    pub(crate) known_partners: u64,
}

/// How many cases need somebody's eye, for each reason.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CaseCounts {
    #[ts(type = "number")]
    pub(crate) two_answers: u64,
    #[ts(type = "number")]
    pub(crate) key_worker: u64,
    #[ts(type = "number")]
    pub(crate) nhs_number: u64,
    #[ts(type = "number")]
    pub(crate) late_actions: u64,
    #[ts(type = "number")]
    pub(crate) quiet: u64,
    #[ts(type = "number")]
    pub(crate) review_due: u64,
    #[ts(type = "number")]
    pub(crate) updates: u64,
    /// Those that have not ended.
    #[ts(type = "number")]
    pub(crate) open: u64,
    /// Pairs of records that may be one person.
    #[ts(type = "number")]
    pub(crate) same_person: u64,
    #[ts(type = "number")]
    pub(crate) cases: u64,
}

impl From<seen::line::Line> for NewestLine {
    fn from(line: seen::line::Line) -> Self {
        Self { what: line.what.to_owned(), state: line.state, text: line.text }
    }
}

impl From<seen::line::Updates> for Updates {
    fn from(updates: seen::line::Updates) -> Self {
        Self { count: updates.count, partner: updates.partner, line: updates.line.into() }
    }
}

impl From<seen::since::Since> for NewSince {
    fn from(since: seen::since::Since) -> Self {
        let seen::since::Since { since, from, up_to, partners, others } = since;
        let partner =
            |one: seen::since::FromPartner| NewFrom { id: one.id, partner: one.partner, updates: one.updates };
        let other = |one: seen::since::Other| NewOther {
            what: one.what.to_owned(),
            text: one.text,
            state: one.state,
            by: one.by,
            organisation: one.organisation,
            arrived: one.arrived,
        };
        Self {
            since,
            from,
            up_to,
            partners: partners.into_iter().map(partner).collect(),
            others: others.into_iter().map(other).collect(),
        }
    }
}

impl From<seen::overview::FromPartner> for PartnerNews {
    fn from(one: seen::overview::FromPartner) -> Self {
        let seen::overview::FromPartner { id, partner, updates, people, family_name, given_name, line, .. } = one;
        Self { id, partner, updates, people, family_name, given_name, line: line.into() }
    }
}

impl From<needs::Counts> for CaseCounts {
    fn from(counts: needs::Counts) -> Self {
        let needs::Counts {
            two_answers,
            key_worker,
            nhs_number,
            late_actions,
            quiet,
            review_due,
            updates,
            open,
            same_person,
            cases,
        } = counts;
        Self { two_answers, key_worker, nhs_number, late_actions, quiet, review_due, updates, open, same_person, cases }
    }
}
