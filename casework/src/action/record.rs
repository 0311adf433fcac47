//! Actions as a part's document holds them: an entry for the action, and one for each step, none ever rewritten.

use std::collections::BTreeMap;

use crdt::{
    action::{Standing, State, Step, resolve},
    document::{Entry, Map, Value},
    id::EntryId,
};

use super::Owner;

const ACTION: &str = "action";
const STEP: &str = "action_step";

/// An action with its steps.
pub(crate) struct Written<'e> {
    pub(crate) entry: &'e Entry,
    pub(crate) text: &'e str,
    /// Oldest first by what their authors had seen.
    pub(crate) steps: Vec<&'e Entry>,
    pub(crate) standing: Standing,
}

impl<'e> Written<'e> {
    /// One of its steps.
    pub(crate) fn step(&self, id: Option<EntryId>) -> Option<&'e Entry> {
        self.steps.iter().find(|step| Some(step.id) == id).copied()
    }

    /// The entry that asked the present owner: the action itself, or a later step.
    pub(crate) fn asked(&self) -> &'e Entry {
        self.step(self.standing.owner).unwrap_or(self.entry)
    }
}

/// Every action of a part. What says nothing, or steps of an action that is not there, is kept and not shown.
pub(crate) fn all(entries: &[Entry]) -> Vec<Written<'_>> {
    let mut steps: BTreeMap<EntryId, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.text("type") == Some(STEP)) {
        if let Some(of) = entry.text("of").and_then(|id| id.parse().ok()) {
            steps.entry(of).or_default().push(entry);
        }
    }
    let actions = entries.iter().filter(|entry| entry.text("type") == Some(ACTION));
    actions
        .filter_map(|entry| {
            let text = entry.text("text").filter(|text| !text.trim().is_empty())?;
            let mut steps = steps.remove(&entry.id).unwrap_or_default();
            // Nobody can have answered what was not yet asked.
            steps.retain(|step| step.order > entry.order);
            steps.sort_by_key(|step| (step.order, step.id));
            let read: Vec<Step> = steps.iter().map(|step| read_step(step)).collect();
            Some(Written { entry, text, steps, standing: resolve(&read) })
        })
        .collect()
}

fn read_step(entry: &Entry) -> Step {
    let after = entry.content.get("after").and_then(Value::as_bytes).unwrap_or_default();
    Step {
        id: entry.id,
        order: entry.order,
        after: after.chunks_exact(EntryId::LEN).filter_map(|id| EntryId::from_slice(id).ok()).collect(),
        to: entry.text("state").and_then(State::read),
        owner: !Owner::of(entry).is_nobody(),
        reason: entry.text("reason").is_some_and(|reason| !reason.trim().is_empty()),
    }
}

/// A new action, as an entry.
pub(crate) fn action(text: &str, owner: &Owner, due: &str) -> Map {
    let mut entry = Map::from([
        ("type".to_owned(), Value::from(ACTION)),
        ("text".to_owned(), Value::from(text)),
        ("due".to_owned(), Value::from(due)),
    ]);
    owner.write(&mut entry);
    entry
}

/// A new step of `action`, as an entry; its author has seen `newest`.
pub(crate) fn step(action: &EntryId, newest: &[EntryId], to: State, reason: &str, owner: Option<&Owner>) -> Map {
    let mut entry = Map::from([
        ("type".to_owned(), Value::from(STEP)),
        ("of".to_owned(), Value::from(action.to_string())),
        ("after".to_owned(), Value::Bytes(newest.iter().flat_map(|id| id.0).collect())),
        ("state".to_owned(), Value::from(to.word())),
    ]);
    if !reason.is_empty() {
        entry.insert("reason".to_owned(), Value::from(reason));
    }
    if let Some(owner) = owner {
        owner.write(&mut entry);
    }
    entry
}
