//! Adding a person, with whoever may be the same person beside the form.

use casework::{
    case::{add, matches},
    office::Office,
};

use super::{Answered, Done, stale};
use crate::shapes::{AddedCase, NewCase, NewPerson, PossibleMatch};

/// Who may be the person being typed. Looks at the list only; opens no case.
pub(crate) fn matches(office: &Office, args: NewPerson) -> Answered<Vec<PossibleMatch>> {
    Ok(Done::read(matches::matches(office, args.into())?.into_iter().map(PossibleMatch::from).collect()))
}

/// Adds a person; answers when it is durable.
pub(crate) fn add(office: &Office, args: NewCase) -> Answered<AddedCase> {
    let outcome = add::add(office, args.into())?;
    let add::Added { id, code, status_answers, .. } = outcome.value;
    Ok(Done { answer: AddedCase { id, code, status_answers }, touched: stale(&outcome.touched) })
}
