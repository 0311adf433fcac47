//! Finding people and actions while somebody types.

use casework::{action, case, office::Office};

use super::{Answered, Done};
use crate::shapes::{FindQuery, Found};

/// Rows of each kind: what fits a screen together with pages and help.
const MOST_PEOPLE: u32 = 8;
const MOST_ACTIONS: u32 = 5;

/// Longest text that is looked for; nobody types more.
const LONGEST: usize = 100;

/// The first few people and actions that match what was typed.
pub(crate) fn find(office: &Office, args: FindQuery) -> Answered<Found> {
    let typed: String = args.typed.trim().chars().take(LONGEST).collect();
    if typed.is_empty() {
        return Ok(Done::read(Found { people: Vec::new(), people_total: 0, actions: Vec::new() }));
    }
    let actions = action::find::find(office, &typed, MOST_ACTIONS)?;
    let query = case::list::Query { search: Some(typed), limit: Some(MOST_PEOPLE), ..case::list::Query::default() };
    let page = case::list::list(office, query)?;
    Ok(Done::read(Found {
        people: page.cases.into_iter().map(Into::into).collect(),
        people_total: page.total,
        actions: actions.into_iter().map(Into::into).collect(),
    }))
}
