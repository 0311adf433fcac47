//! `two-answers`: questions that two people answered apart, until one chooses.

use casework::two_answers::{self as verbs, list, settle};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// What to do with them.
#[derive(Subcommand)]
pub(crate) enum TwoAnswers {
    /// List every question with two answers
    List,
    /// Choose: one of the answers, or a third
    Settle {
        /// The case's id
        id: String,
        /// The field
        field: String,
        /// What holds from now on
        #[arg(long, allow_hyphen_values = true)]
        value: String,
        /// The ids of the answers you looked at; refused when they are no longer all
        #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
        seen: Option<Vec<String>>,
    },
}

/// Carries it out.
///
/// # Errors
/// `changed_meanwhile`, `invalid`, `not_found`, `not_allowed`.
pub(crate) fn run(command: TwoAnswers, room: &Room) -> Result<Answer, Failure> {
    match command {
        TwoAnswers::List => Answer::new(list::list(&room.office)?, |questions| {
            if questions.is_empty() {
                return "No question has two answers.\n".to_owned();
            }
            questions.iter().map(|question| format!("Case {}\n{}\n", question.case, shown(question))).collect()
        }),
        TwoAnswers::Settle { id, field, value, seen } => {
            let settled = settle::settle(&room.office, &id, &field, &value, seen.as_deref())?;
            Answer::new(settled.value, |set| {
                format!("Settled: {} is {}.\n", words::code(&set.field), words::value(&set.field, &set.value))
            })
        }
    }
}

/// A question with who said what, for lists and for the case.
pub(super) fn shown(question: &verbs::TwoAnswers) -> String {
    let answers: String = question
        .answers
        .iter()
        .map(|answer| {
            format!(
                "    {}  ({}, {}, {})\n      answer {}\n",
                words::value(&question.field, &answer.value),
                answer.by,
                answer.organisation,
                words::moment(&answer.at),
                answer.id
            )
        })
        .collect();
    format!("  {}\n{answers}", words::code(&question.field))
}
