//! Which cases need somebody's eye, and how many. Only what the record says is counted: of a part that our organisation
//! does not hold it says nothing.

use rusqlite::Connection;
use serde::Serialize;

use super::{list::of_persons, review};
use crate::{
    error::Result,
    office::{Desk, Office},
    time,
};

/// Why a case needs somebody's eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// A question has two answers.
    TwoAnswers,
    /// Nobody is its key worker.
    KeyWorker,
    /// It has no NHS number, and we would see one.
    NhsNumber,
    /// An action in it is late.
    LateActions,
    /// It is active, and nothing in it changed for [`review::QUIET_MEETINGS`] meetings: it may step down.
    Quiet,
    /// The day on which it is looked at again has come.
    ReviewDue,
}

/// Nobody looks at these any more.
pub(crate) const OPEN: &str = "status NOT IN ('closed', 'declined', 'entered_in_error')";

impl Needs {
    /// The reason of this name.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "two_answers" => Some(Self::TwoAnswers),
            "key_worker" => Some(Self::KeyWorker),
            "nhs_number" => Some(Self::NhsNumber),
            "late_actions" => Some(Self::LateActions),
            "quiet" => Some(Self::Quiet),
            "review_due" => Some(Self::ReviewDue),
            _ => None,
        }
    }

    /// A condition on `case_view`. It holds nothing that anybody typed.
    pub(crate) fn condition(self, sql: &Connection, desk: &Desk) -> Result<String> {
        Ok(match self {
            Self::TwoAnswers => format!("space IN ({})", of_persons("two_answers_view", "1")),
            Self::KeyWorker => format!("key_worker IN ('', 'unknown') AND {OPEN}"),
            Self::NhsNumber => format!(
                "nhs_number IN ('', 'unknown') AND {OPEN}
                 AND (EXISTS (SELECT 1 FROM space s WHERE s.n = case_view.space AND s.nonce IS NOT NULL)
                      OR EXISTS (SELECT 1 FROM circle_view c
                                 WHERE c.space = case_view.space AND c.part = 'identity' AND c.org = x'{}'))",
                desk.org
            ),
            Self::LateActions => format!(
                "space IN ({})",
                of_persons("action_view", &format!("settled = 0 AND due <> '' AND due < '{}'", time::day(desk.now())))
            ),
            Self::Quiet => review::quiet(desk),
            Self::ReviewDue => review::due(sql, desk)?,
        })
    }
}

/// How many cases need somebody's eye, for each reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "each is the reason of that name")]
pub struct Counts {
    pub two_answers: u64,
    pub key_worker: u64,
    pub nhs_number: u64,
    pub late_actions: u64,
    pub quiet: u64,
    pub review_due: u64,
    /// Not a need: how many have something that arrived and was not looked at.
    pub updates: u64,
    /// How many cases there are that have not ended.
    pub open: u64,
    /// Not a need of one case: how many pairs of records may be one person.
    pub same_person: u64,
    /// How many cases there are in all.
    pub cases: u64,
}

/// Counts them.
///
/// # Errors
/// Storage errors.
pub fn counts(office: &Office) -> Result<Counts> {
    office.read(|sql, desk| {
        let of = |needs: Needs| count(sql, &needs.condition(sql, desk)?);
        Ok(Counts {
            two_answers: of(Needs::TwoAnswers)?,
            key_worker: of(Needs::KeyWorker)?,
            nhs_number: of(Needs::NhsNumber)?,
            late_actions: of(Needs::LateActions)?,
            quiet: of(Needs::Quiet)?,
            review_due: of(Needs::ReviewDue)?,
            updates: count(sql, "newest_update > 0")?,
            open: count(sql, OPEN)?,
            same_person: same_person(sql, desk)?,
            cases: count(sql, "1")?,
        })
    })
}

/// How much there is in all, for a page that shows no needs of single cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InAll {
    /// How many pairs of records may be one person.
    pub same_person: u64,
    /// How many cases there are.
    pub cases: u64,
}

/// Counts only that.
///
/// # Errors
/// Storage errors.
pub fn in_all(office: &Office) -> Result<InAll> {
    office.read(|sql, desk| Ok(InAll { same_person: same_person(sql, desk)?, cases: count(sql, "1")? }))
}

fn same_person(sql: &Connection, desk: &Desk) -> Result<u64> {
    Ok(super::same::questions::open(sql, &desk.org)?.len() as u64)
}

fn count(sql: &Connection, condition: &str) -> Result<u64> {
    // The conditions differ from day to day: not worth remembering.
    Ok(sql
        .query_row(&format!("SELECT count(*) FROM case_view WHERE merged = 0 AND {condition}"), [], |row| row.get(0))?)
}
