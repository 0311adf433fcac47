//! Actions as they are typed, taken on and read.

use casework::action;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An action as it was typed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAction {
    /// The case's id.
    pub(crate) case: String,
    pub(crate) text: String,
    /// The id of the organisation that is to do it.
    pub(crate) organisation: Option<String>,
    /// The person who is to do it; may be empty when an organisation is named.
    pub(crate) person: String,
    /// `YYYY-MM-DD`.
    pub(crate) due: String,
    /// The part it belongs to, which decides who will see it.
    pub(crate) part: String,
}

/// A step, with the steps that the person saw when taking it.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActionStep {
    /// The action's id.
    pub(crate) action: String,
    pub(crate) state: String,
    /// Empty when none was asked for.
    pub(crate) reason: String,
    /// Whom to ask now, or to suggest.
    pub(crate) organisation: Option<String>,
    pub(crate) person: String,
    /// The action's `newest` that was on screen.
    pub(crate) seen: Vec<String>,
}

/// A step as it was taken.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Stepped {
    /// What a form hands back as `seen` to take it back.
    pub(crate) step: String,
}

/// A step that may be taken from here.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct NextStep {
    pub(crate) state: String,
    pub(crate) needs_reason: bool,
    pub(crate) needs_owner: bool,
}

/// A step that somebody took.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct TakenStep {
    pub(crate) state: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
    pub(crate) reason: Option<String>,
    /// Whom it asks, or suggests.
    pub(crate) owner: Option<String>,
}

/// Something somebody will do by a date.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Action {
    pub(crate) id: String,
    /// The other record of the person in which it stands.
    pub(crate) record: Option<String>,
    pub(crate) text: String,
    pub(crate) owner: String,
    pub(crate) owner_organisation: Option<String>,
    pub(crate) due: String,
    pub(crate) state: String,
    pub(crate) part: String,
    pub(crate) asked_by: String,
    pub(crate) asked_by_organisation: String,
    pub(crate) asked_at: String,
    /// Done, confirmed or cancelled.
    pub(crate) settled: bool,
    /// `not_sent`, `sent` or `seen`, from the owner's receipts alone; `not_in_circle` when the owner no longer holds the case.
    pub(crate) seen_by_owner: Option<String>,
    /// The step by which it stands as it does; nothing while it is only asked.
    pub(crate) holds: Option<TakenStep>,
    pub(crate) next: Vec<NextStep>,
    /// What a form hands back as `seen`.
    pub(crate) newest: Vec<String>,
    /// What others said without having seen what holds.
    pub(crate) also: Vec<TakenStep>,
    /// Every step that counts, oldest first.
    pub(crate) steps: Vec<TakenStep>,
}

impl From<action::Taken> for TakenStep {
    fn from(taken: action::Taken) -> Self {
        let action::Taken { state, by, organisation, at, reason, owner, counted: _ } = taken;
        Self { state, by, organisation, at, reason, owner }
    }
}

impl From<action::Action> for Action {
    fn from(action: action::Action) -> Self {
        let next = |next: action::Next| NextStep {
            state: next.state.to_owned(),
            needs_reason: next.reason,
            needs_owner: next.owner,
        };
        let holds = holds(&action);
        Self {
            id: action.id,
            record: action.record,
            text: action.text,
            owner: action.owner,
            owner_organisation: action.owner_organisation,
            due: action.due,
            state: action.state,
            part: action.part,
            asked_by: action.asked_by,
            asked_by_organisation: action.asked_by_organisation,
            asked_at: action.asked_at,
            settled: action.settled,
            seen_by_owner: action.seen_by_owner.map(str::to_owned),
            holds,
            next: action.next.into_iter().map(next).collect(),
            newest: action.newest,
            also: action.also.into_iter().map(TakenStep::from).collect(),
            steps: action
                .steps
                .unwrap_or_default()
                .into_iter()
                .filter(|taken| taken.counted)
                .map(TakenStep::from)
                .collect(),
        }
    }
}

/// Who made it so, as the record resolves it: steps that were taken apart may lead to the same state, and only one holds.
fn holds(action: &action::Action) -> Option<TakenStep> {
    let asks = || (action.state == "proposed").then(|| action.owner.clone());
    Some(TakenStep {
        state: action.state.clone(),
        by: action.state_by.clone()?,
        organisation: action.state_by_organisation.clone().unwrap_or_default(),
        at: action.state_at.clone()?,
        reason: action.reason.clone(),
        owner: action.suggested_owner.clone().or_else(asks),
    })
}
