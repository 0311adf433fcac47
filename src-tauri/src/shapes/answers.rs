//! A question with two answers, as the page that settles it needs it.

use serde::Serialize;
use ts_rs::TS;

use super::{CaseRow, TwoAnswers};

/// One question.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Question {
    pub(crate) question: TwoAnswers,
    pub(crate) person: CaseRow,
    /// What it was before either was written.
    pub(crate) before: Option<String>,
    #[ts(type = "'text' | 'prose' | 'date' | 'number' | 'choice' | 'record'")]
    pub(crate) kind: &'static str,
    /// The stable words that may be chosen, where the answer is a choice.
    pub(crate) choices: Vec<&'static str>,
}
