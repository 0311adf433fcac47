//! What is to be done, as lists over all people show it.

use casework::action::todo;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Action;

/// Which actions to list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TodoQuery {
    /// `mine`, `organisation` (mine included), `ours` (without mine), `others`, `finished`; everybody's open ones otherwise.
    pub(crate) whose: String,
    /// Words of the action or of the person's name.
    pub(crate) search: Option<String>,
    pub(crate) limit: u32,
}

/// An action with the person it is about.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Todo {
    pub(crate) action: Action,
    /// The case's id.
    pub(crate) case: String,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) title: String,
    /// The person at this laptop is to do it.
    pub(crate) mine: bool,
}

/// The first actions of a list, and how many there are.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct TodoPage {
    #[ts(type = "number")]
    pub(crate) total: u64,
    #[ts(type = "number")]
    pub(crate) late: u64,
    #[ts(type = "number")]
    pub(crate) today: u64,
    pub(crate) actions: Vec<Todo>,
}

/// How many actions there are.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct TodoCounts {
    /// Open ones of the person at this laptop.
    #[ts(type = "number")]
    pub(crate) mine: u64,
    /// Open ones of our organisation, those included.
    #[ts(type = "number")]
    pub(crate) ours: u64,
    #[ts(type = "number")]
    pub(crate) others: u64,
    #[ts(type = "number")]
    pub(crate) finished: u64,
    /// Finished within seven days.
    #[ts(type = "number")]
    pub(crate) this_week: u64,
    /// Open ones of our organisation that are late.
    #[ts(type = "number")]
    pub(crate) late: u64,
}

/// A tick, or taking one back, with the steps that were on screen.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tick {
    /// The action's id.
    pub(crate) action: String,
    pub(crate) done: bool,
    pub(crate) seen: Vec<String>,
}

/// What a tick left: to take it back from.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Ticked {
    pub(crate) newest: Vec<String>,
}

impl From<todo::Todo> for Todo {
    fn from(one: todo::Todo) -> Self {
        let todo::Todo { action, family_name, given_name, title, mine } = one;
        Self { case: action.case.clone(), action: action.into(), family_name, given_name, title, mine }
    }
}

impl From<todo::Page> for TodoPage {
    fn from(page: todo::Page) -> Self {
        let todo::Page { total, late, today, actions } = page;
        Self { total, late, today, actions: actions.into_iter().map(Todo::from).collect() }
    }
}

impl From<todo::Counts> for TodoCounts {
    fn from(counts: todo::Counts) -> Self {
        let todo::Counts { mine, ours, others, finished, this_week, late } = counts;
        Self { mine, ours, others, finished, this_week, late }
    }
}
