//! Taking an action a step on: accepting, finishing, declining with a reason.

use crdt::{
    action::{self, State},
    document::Container,
    id::EntryId,
};
use serde::Serialize;

use super::{NewOwner, Owner, find, record, refuse_ended};
use crate::{
    error::{Error, Result},
    note::draft as drafts,
    office::{Office, Op, Outcome, Touched, Tx},
    reason,
    store::draft,
};

/// A step as typed.
#[derive(Debug, Clone, Default)]
pub struct NewStep {
    /// The action's id.
    pub action: String,
    /// A word of [`State`].
    pub state: String,
    /// Why.
    pub reason: Option<String>,
    /// Whom to ask now (`proposed`), or whom the one who declines suggests.
    pub owner: Option<NewOwner>,
    /// The newest steps that the form showed; `None` reads and writes in one step.
    pub seen: Option<Vec<String>>,
}

/// Where an action stands after a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Set {
    /// The action's id.
    pub id: String,
    /// The state.
    pub state: &'static str,
    /// The step that was taken: what a form hands back to take it back.
    #[serde(skip)]
    pub step: String,
}

/// Takes an action a step on. Anybody who holds the part may: an absent colleague's action must not wait for them.
/// Every step says who took it.
///
/// # Errors
/// `Invalid` for a step that is not allowed from where the action stands, or without the reason or owner it needs;
/// `ChangedMeanwhile` when another step arrived since the form was shown; `NotFound`, `NotAllowed`.
pub fn set(office: &Office, new: NewStep) -> Result<Outcome<Set>> {
    office.transact(Op::ActionSet, move |tx| take(tx, new))
}

/// Takes the step as a part of an act.
pub(crate) fn take(tx: &mut Tx<'_>, new: NewStep) -> Result<Set> {
    let to = State::read(new.state.trim()).ok_or(Error::Invalid {
        field: "state",
        words: "A state is one of: proposed, accepted, in_progress, done, confirmed, declined, blocked, cancelled.",
    })?;
    let reason = reason::optional(new.reason.as_deref().unwrap_or_default())?;
    let seen = new.seen.map(|ids| ids.iter().map(|id| parse_seen(id)).collect::<Result<Vec<_>>>()).transpose()?;
    let (row, part, id) = find(tx.sql, &new.action)?;
    let owner = new.owner.map(|typed| Owner::read(&tx.directory, &typed)).transpose()?;
    let entries = tx.document(row, &part)?.entries(Container::Entries)?;
    let written = record::all(&entries);
    let held = written.iter().find(|held| held.entry.id == id).ok_or(Error::Inconsistent("action"))?;
    let standing = &held.standing;
    let rule = action::rule(standing.state, to).ok_or(not_from(standing.state, to))?;
    if let Some(mut seen) = seen {
        seen.sort_unstable();
        if seen != standing.newest {
            return Err(Error::ChangedMeanwhile);
        }
    }
    if standing.state.settled() && !to.settled() {
        refuse_ended(tx.sql, row, "state")?;
    }
    if rule.reason && reason.is_empty() {
        return Err(Error::Invalid { field: "reason", words: "Say why: whoever asked was not there." });
    }
    match &owner {
        Some(owner) if rule.owner => {
            if standing.state == State::Proposed && *owner == Owner::of(held.asked()) {
                return Err(Error::Invalid { field: "owner", words: "That is who is asked already." });
            }
            owner.must_see(tx, row, &part)?;
        }
        None if rule.owner => {
            return Err(Error::Invalid { field: "owner", words: "Say who is asked now: a partner, or a person." });
        }
        Some(_) if to != State::Declined => {
            return Err(Error::Invalid {
                field: "owner",
                words: "The owner changes only when the action is asked anew (proposed). Who declines may suggest one.",
            });
        }
        _ => {}
    }
    let entry = record::step(&id, &standing.newest, to, &reason, owner.as_ref());
    let ids = tx.edit(row, &part, |_, edit| {
        edit.enter(Container::Entries, entry);
        Ok(())
    })?;
    let step = ids.first().ok_or(Error::Inconsistent("step"))?.to_string();
    draft::forget(tx.sql, row, &drafts::step(&id.to_string()), tx.desk.now())?;
    tx.touch(Touched::Cases);
    Ok(Set { id: id.to_string(), state: to.word(), step })
}

fn parse_seen(id: &str) -> Result<EntryId> {
    id.trim().parse().map_err(|_| Error::Invalid { field: "seen", words: "That is not the id of a step." })
}

/// Why a step is not allowed, and what is.
const fn not_from(from: State, to: State) -> Error {
    let words = match (from, to) {
        (State::Done, State::Done) => "This action is already done. It can be confirmed.",
        (State::Done, _) => {
            "This action is already done. It can be confirmed; if it was not done after all, set it in progress again with a reason."
        }
        (State::Confirmed, _) => {
            "This action is done and confirmed. If it was not done after all, set it in progress again with a reason."
        }
        (State::Cancelled, _) => "This action was cancelled. If it is needed after all, ask somebody again.",
        (State::Declined, _) => "This action was declined. Ask somebody else, or cancel it with a reason.",
        (State::Blocked, _) => {
            "This action is blocked. It can be accepted, in progress, done, declined or cancelled, or somebody else asked."
        }
        (State::InProgress, _) => "This action is in progress. It can be done, declined, blocked or cancelled.",
        (State::Accepted, _) => "This action is accepted. It can be in progress, done, declined, blocked or cancelled.",
        (State::Proposed, State::Confirmed) => "Nobody has said that this action is done, so it cannot be confirmed.",
        (State::Proposed, _) => {
            "This action is proposed. It can be accepted, in progress, done, declined, blocked or cancelled, or somebody else asked."
        }
    };
    Error::Invalid { field: "state", words }
}
