//! Two answers to one question: both shown with who and when, until a person chooses.

pub mod ask;
pub mod list;
pub mod settle;

use crdt::field;
use rusqlite::Connection;
use serde::Serialize;

use crate::{
    case::open::{shown, who},
    error::{Error, Result},
    office::Desk,
    record,
    store::{SpaceRow, change, part, space},
    time,
};

/// A question with its open answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TwoAnswers {
    /// The case's id.
    pub case: String,
    /// The field.
    pub field: String,
    /// Its part.
    pub part: String,
    /// The answers, in a fixed order that says nothing about which is newer.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// To hand back as `seen`.
    pub id: String,
    /// What it says.
    pub value: String,
    /// Who said it.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
}

/// The open questions of a case.
pub(crate) fn of_case(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<TwoAnswers>> {
    let mut query = sql.prepare_cached("SELECT field FROM two_answers_view WHERE space = ?1 ORDER BY field")?;
    let fields =
        query.query_map([row], |found| found.get::<_, String>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    let case = space::id(sql, row)?.to_string();
    fields.into_iter().map(|name| question(sql, desk, row, &case, &name)).collect()
}

fn question(sql: &Connection, desk: &Desk, row: SpaceRow, case: &str, name: &str) -> Result<TwoAnswers> {
    if name.starts_with(record::QUESTION) {
        return record::question::ask(sql, desk, case, name);
    }
    let part = field::find(name).ok_or(Error::Inconsistent("field"))?.part;
    let document = part::load(sql, row, part.as_str())?.unwrap_or_default();
    let mut answers = Vec::new();
    for answer in document.answers(name)? {
        let (by, organisation) = who(desk, change::seat_of(sql, row, part.as_str(), &answer.id.0)?);
        answers.push(Answer {
            id: answer.id.to_string(),
            value: shown(&answer.value),
            by,
            organisation,
            at: time::rfc3339(answer.at),
        });
    }
    Ok(TwoAnswers { case: case.to_owned(), field: name.to_owned(), part: part.as_str().to_owned(), answers })
}
