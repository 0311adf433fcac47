//! The board: cases by stage, and moving, closing and opening one again.

use casework::{
    action::{NewOwner, set::NewStep},
    case::{
        board,
        change::NewValue,
        close::{self, Settled},
        reopen, review, stage,
    },
    office::Office,
};

use super::{Answered, Done, stale};
use crate::shapes::{Board, BoardQuery, CaseId, CaseMove, ChangedField, ClosedCase, Closing, ClosingUndone, Reopening};

/// Cards that one call may ask for in a column; a page asks for fewer.
const MOST_CARDS: u32 = 200;

/// The board of a cohort, or of everybody.
pub(crate) fn show(office: &Office, args: BoardQuery) -> Answered<Board> {
    let board = board::board(office, args.cohort.as_deref(), args.most.min(MOST_CARDS))?;
    Ok(Done::read(board.into()))
}

/// Moves a case to another stage, if it is still in the one that the person saw.
pub(crate) fn move_case(office: &Office, args: CaseMove) -> Answered<Vec<ChangedField>> {
    let CaseMove { case, from, to, reason } = args;
    let outcome = stage::move_to(office, &case, stage::NewStage { from, to, reason: reason.0.to_string() })?;
    let touched = stale(&outcome.touched);
    Ok(Done { answer: outcome.value.into_iter().map(ChangedField::from).collect(), touched })
}

/// Keeps a case as it is until the next look.
pub(crate) fn keep(office: &Office, args: CaseId) -> Answered<Vec<ChangedField>> {
    let outcome = review::keep(office, &args.id)?;
    let touched = stale(&outcome.touched);
    Ok(Done { answer: outcome.value.into_iter().map(ChangedField::from).collect(), touched })
}

/// Closes a case and settles its open actions in one act.
pub(crate) fn close(office: &Office, args: Closing) -> Answered<ClosedCase> {
    let Closing { case, reason, outcome, actions, seen } = args;
    let actions = actions
        .into_iter()
        .map(|one| Settled {
            action: one.action,
            done: one.done,
            reason: one.reason.0.to_string(),
            seen: Some(one.seen),
        })
        .collect();
    let closing =
        close::Closing { reason, outcome: outcome.0.to_string(), actions, cancel_others: None, seen: Some(seen) };
    let done = close::close(office, &case, closing)?;
    Ok(Done { answer: done.value.into(), touched: stale(&done.touched) })
}

/// Takes a closing back.
pub(crate) fn take_back(office: &Office, args: ClosingUndone) -> Answered<()> {
    let ClosingUndone { case, values, steps } = args;
    let values = values
        .into_iter()
        .map(|new| NewValue { field: new.field, value: new.value.0.to_string(), seen: Some(new.seen) })
        .collect();
    let steps = steps
        .into_iter()
        .map(|step| {
            let named = step.organisation.is_some() || !step.person.trim().is_empty();
            NewStep {
                action: step.action,
                state: step.state,
                reason: Some(step.reason),
                owner: named.then_some(NewOwner { person: step.person, organisation: step.organisation }),
                seen: Some(step.seen),
            }
        })
        .collect();
    let done = close::take_back(office, &case, values, steps)?;
    Ok(Done { answer: (), touched: stale(&done.touched) })
}

/// Opens a case again that has ended.
pub(crate) fn reopen(office: &Office, args: Reopening) -> Answered<Vec<ChangedField>> {
    let Reopening { case, reason, seen } = args;
    let outcome = reopen::reopen(office, &case, &reason.0, Some(seen))?;
    let touched = stale(&outcome.touched);
    Ok(Done { answer: outcome.value.into_iter().map(ChangedField::from).collect(), touched })
}
