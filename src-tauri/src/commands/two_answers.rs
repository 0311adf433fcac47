//! Questions that people answered differently.

use casework::{office::Office, two_answers};

use super::{Answered, Done, stale};
use crate::shapes::{Nothing, Settlement, TwoAnswers};

/// Every open question.
pub(crate) fn list(office: &Office, _: Nothing) -> Answered<Vec<TwoAnswers>> {
    let questions = two_answers::list::list(office)?;
    Ok(Done::read(questions.into_iter().map(TwoAnswers::from).collect()))
}

/// Chooses an answer; refused as `changed_meanwhile` when the answers are no longer those that were seen.
pub(crate) fn settle(office: &Office, args: Settlement) -> Answered<()> {
    let outcome = two_answers::settle::settle(office, &args.case, &args.field, &args.value, Some(&args.seen))?;
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}
