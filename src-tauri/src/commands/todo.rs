//! What is to be done, over all people; and ticking it.

use casework::{
    action::{
        set,
        todo::{self, Query, Whose},
    },
    office::Office,
};

use super::{Answered, Done, stale};
use crate::shapes::{Nothing, Tick, Ticked, TodoCounts, TodoPage, TodoQuery};

/// Actions that one call may ask for.
const MOST: u32 = 500;

/// Lists actions with the people they are about.
pub(crate) fn list(office: &Office, args: TodoQuery) -> Answered<TodoPage> {
    let whose = match args.whose.as_str() {
        "mine" => Some(Whose::Mine),
        "organisation" => Some(Whose::Organisation),
        "ours" => Some(Whose::Ours),
        "others" => Some(Whose::Others),
        "finished" => Some(Whose::Finished),
        _ => None,
    };
    let query = Query { whose, search: args.search, limit: Some(args.limit.min(MOST)) };
    Ok(Done::read(todo::list(office, query)?.into()))
}

/// Counts actions.
pub(crate) fn counts(office: &Office, _: Nothing) -> Answered<TodoCounts> {
    Ok(Done::read(todo::counts(office)?.into()))
}

/// Says that an action is done, or takes that back; refused as `changed_meanwhile` when it no longer stands as the person
/// saw it.
pub(crate) fn tick(office: &Office, args: Tick) -> Answered<Ticked> {
    // Taking a tick back is a step of its own, and says why.
    let (state, reason) =
        if args.done { ("done", None) } else { ("in_progress", Some("Ticked by mistake".to_owned())) };
    let step =
        set::NewStep { action: args.action, state: state.to_owned(), reason, owner: None, seen: Some(args.seen) };
    let outcome = set::set(office, step)?;
    Ok(Done { answer: Ticked { newest: vec![outcome.value.step] }, touched: stale(&outcome.touched) })
}
