//! The open questions with everything that a person needs to choose: whose, what it was before, and what else may be
//! answered.

use crdt::field::{self, Kind};
use serde::Serialize;

use super::{TwoAnswers, list};
use crate::{
    case::{self, open::shown},
    error::Result,
    office::Office,
    record,
    store::{part, space},
};

/// One question.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// The answers.
    pub answers: TwoAnswers,
    /// Whose: the fields of the list.
    pub person: case::list::Row,
    /// What it was before either was written; none when nothing was recorded.
    pub before: Option<String>,
    /// `text`, `prose`, `date`, `number`, `choice` or `record`, whose answers are whole versions.
    pub kind: &'static str,
    /// The stable words that may be chosen, where the answer is a choice.
    pub choices: Vec<&'static str>,
}

/// Every open question, in the order of the list.
///
/// # Errors
/// Storage errors.
pub fn ask(office: &Office) -> Result<Vec<Question>> {
    let questions = list::list(office)?;
    office.read(move |sql, desk| {
        let mut asked = Vec::new();
        for answers in questions {
            let row = space::of_case(sql, &answers.case)?;
            let person = case::list::one(sql, desk, row)?;
            let before = before(sql, row, &answers)?;
            let (kind, choices) = kind_of(&answers.field);
            asked.push(Question { person, before, kind, choices, answers });
        }
        Ok(asked)
    })
}

/// The newest value that was there before the first of the answers, as the authors' clocks say.
fn before(sql: &rusqlite::Connection, row: i64, question: &TwoAnswers) -> Result<Option<String>> {
    let Some(document) = part::load(sql, row, &question.part)? else { return Ok(None) };
    let open = document.answers(&question.field)?;
    let first = open.iter().map(|answer| answer.at).min().unwrap_or(i64::MAX);
    let past = document.past()?.into_iter().filter(|(name, answer)| {
        *name == question.field && answer.at <= first && open.iter().all(|open| open.id != answer.id)
    });
    let newest = past.max_by_key(|(_, answer)| (answer.at, answer.id));
    Ok(newest.map(|(_, answer)| shown(&answer.value)).filter(|value| !value.is_empty()))
}

fn kind_of(name: &str) -> (&'static str, Vec<&'static str>) {
    if name.starts_with(record::QUESTION) {
        return ("record", Vec::new());
    }
    match field::find(name).map(|known| known.kind) {
        Some(Kind::Code(words)) => ("choice", words.to_vec()),
        Some(Kind::YesNo) => ("choice", vec!["yes", "no", "unknown"]),
        Some(Kind::Date | Kind::PastDate) => ("date", Vec::new()),
        Some(Kind::Number(..)) => ("number", Vec::new()),
        Some(Kind::Prose(_)) => ("prose", Vec::new()),
        _ => ("text", Vec::new()),
    }
}
