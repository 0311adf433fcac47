//! The page that settles questions with two answers.

use casework::{office::Office, two_answers::ask};

use super::{Answered, Done};
use crate::shapes::{CaseRow, Nothing, Question, TwoAnswers, kept_back};

/// Every open question.
pub(crate) fn questions(office: &Office, _: Nothing) -> Answered<Vec<Question>> {
    let asked = ask::ask(office)?.into_iter().map(|ask::Question { answers, person, before, kind, choices }| {
        let before = before.map(|value| kept_back(&answers.field, value));
        Question { question: TwoAnswers::from(answers), person: CaseRow::from(person), before, kind, choices }
    });
    Ok(Done::read(asked.collect()))
}
