//! Asking for an action, and taking it a step on.

use casework::{
    action::{self, NewOwner},
    office::Office,
};

use super::{Answered, Done, stale};
use crate::shapes::{ActionStep, Added, NewAction, Stepped};

/// Asks somebody to do something by a date; answers when it is durable.
pub(crate) fn add(office: &Office, args: NewAction) -> Answered<Added> {
    let NewAction { case, text, organisation, person, due, part } = args;
    let owner = NewOwner { person, organisation };
    let outcome = action::add::add(office, action::add::NewAction { case, text, owner, due, part: Some(part) })?;
    Ok(Done { answer: Added { id: outcome.value.id }, touched: stale(&outcome.touched) })
}

/// Takes an action a step on; refused as `changed_meanwhile` when it no longer stands as the person saw it.
pub(crate) fn set(office: &Office, args: ActionStep) -> Answered<Stepped> {
    let ActionStep { action, state, reason, organisation, person, seen } = args;
    let owner = (organisation.is_some() || !person.trim().is_empty()).then_some(NewOwner { person, organisation });
    let step = action::set::NewStep { action, state, reason: Some(reason), owner, seen: Some(seen) };
    let outcome = action::set::set(office, step)?;
    Ok(Done { answer: Stepped { step: outcome.value.step }, touched: stale(&outcome.touched) })
}
