//! Typed edits: what one act writes into one part.

use std::collections::BTreeMap;

use automerge::{ActorId, Change};

use super::{Container, Map, Value};
use crate::id::{EntryId, derive16};

/// Most bytes of a field's name or an entry's key (shared with the guard).
pub const MAX_KEY: usize = 128;
/// How deep maps may nest inside an entry (shared with the guard).
pub const MAX_DEPTH: usize = 4;

/// What one act writes. It touches single fields and adds entries; it can neither delete nor rewrite.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edit {
    pub(super) fields: BTreeMap<String, Value>,
    pub(super) entries: Vec<(Container, Map)>,
}

/// A change that was made, and the ids of the entries in it, in the order they were added.
#[derive(Debug, Clone)]
pub struct Committed {
    /// The change, ready to be signed.
    pub change: Change,
    /// Ids of its entries.
    pub entries: Vec<EntryId>,
}

/// The id of the `index`th entry that a change makes: only that actor, at that moment, can take it.
#[must_use]
pub fn entry_id(actor: &ActorId, start_op: u64, index: u32) -> EntryId {
    EntryId(derive16("entry/1", &[actor.to_bytes(), &start_op.to_le_bytes(), &index.to_le_bytes()]))
}

impl Edit {
    /// An edit that writes nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it writes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.entries.is_empty()
    }

    /// Writes a field. Which answers it may replace is the caller's to have checked ([`super::set_field`]).
    pub fn put(&mut self, field: &str, value: Value) -> &mut Self {
        self.fields.insert(field.to_owned(), value);
        self
    }

    /// Adds an entry.
    pub fn enter(&mut self, container: Container, entry: Map) -> &mut Self {
        self.entries.push((container, entry));
        self
    }
}
