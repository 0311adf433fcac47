//! Typed edits: what one act writes into one part, applied as one change.

use std::collections::BTreeMap;

use automerge::{
    ActorId, Change, ObjId, ObjType,
    transaction::{CommitOptions, Transactable, Transaction},
};

use super::{Container, Document, Map, Value};
use crate::{
    Error,
    id::{EntryId, derive16},
};

/// Most characters of a field's name or an entry's key (shared with the guard).
pub const MAX_KEY: usize = 128;
/// How deep maps may nest inside an entry (shared with the guard).
pub const MAX_DEPTH: usize = 4;

/// What one act writes. It touches single fields and adds entries; it can neither delete nor rewrite.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edit {
    fields: BTreeMap<String, Value>,
    entries: Vec<(Container, Map)>,
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

impl Document {
    /// Applies an edit as one change by `actor`; `at` is the claimed time in milliseconds since 1970.
    ///
    /// # Errors
    /// `BadValue` for names or values that the guard of another laptop would refuse; nothing is then written.
    pub fn commit(&mut self, actor: &ActorId, at: i64, edit: &Edit) -> Result<Committed, Error> {
        if edit.is_empty() {
            return Err(Error::BadValue("an edit must write something"));
        }
        let heads = self.doc.get_heads();
        let start_op =
            1 + heads.iter().filter_map(|h| self.doc.get_change_meta_by_hash(h)).map(|m| m.max_op).max().unwrap_or(0);
        let containers = Containers::of(self)?;
        self.doc.set_actor(actor.clone());
        let done = self.doc.transact_with::<_, Vec<EntryId>, Error, _>(
            |_| CommitOptions::default().with_time(at),
            |tx| write(tx, edit, &containers, actor, start_op),
        );
        let entries = done.map_err(|failure| failure.error)?.result;
        let change = self.doc.get_last_local_change().ok_or(Error::Engine("no change was made"))?;
        Ok(Committed { change, entries })
    }
}

struct Containers([(Container, ObjId); 4]);

impl Containers {
    fn of(document: &Document) -> Result<Self, Error> {
        let [a, b, c, d] = Container::ALL;
        Ok(Self([
            (a, document.container(a)?),
            (b, document.container(b)?),
            (c, document.container(c)?),
            (d, document.container(d)?),
        ]))
    }

    fn get(&self, wanted: Container) -> Result<&ObjId, Error> {
        self.0.iter().find(|(container, _)| *container == wanted).map(|(_, id)| id).ok_or(Error::Engine("container"))
    }
}

fn write(
    tx: &mut Transaction<'_>,
    edit: &Edit,
    containers: &Containers,
    actor: &ActorId,
    start_op: u64,
) -> Result<Vec<EntryId>, Error> {
    let fields = containers.get(Container::Fields)?;
    for (name, value) in &edit.fields {
        check_key(name)?;
        // `put` is skipped by the engine when the value is already the only one, so that equal answers stay one.
        tx.put(fields, name.as_str(), value.to_scalar()?).map_err(|_| Error::Engine("put"))?;
    }
    let mut ids = Vec::with_capacity(edit.entries.len());
    for (container, entry) in &edit.entries {
        if *container == Container::Fields || entry.is_empty() {
            return Err(Error::BadValue("an entry needs content and a container"));
        }
        let index = u32::try_from(ids.len()).map_err(|_| Error::TooLarge("entries"))?;
        let id = entry_id(actor, start_op, index);
        let object = tx
            .put_object(containers.get(*container)?, id.to_string(), ObjType::Map)
            .map_err(|_| Error::Engine("put"))?;
        fill(tx, &object, entry, 1)?;
        ids.push(id);
    }
    if tx.pending_ops() == 0 {
        return Err(Error::BadValue("an edit must write something"));
    }
    Ok(ids)
}

fn fill(tx: &mut Transaction<'_>, object: &ObjId, map: &Map, depth: usize) -> Result<(), Error> {
    if depth > MAX_DEPTH {
        return Err(Error::BadValue("too deep"));
    }
    for (key, value) in map {
        check_key(key)?;
        if let Value::Map(inner) = value {
            let inside = tx.put_object(object, key.as_str(), ObjType::Map).map_err(|_| Error::Engine("put"))?;
            fill(tx, &inside, inner, depth + 1)?;
        } else {
            tx.put(object, key.as_str(), value.to_scalar()?).map_err(|_| Error::Engine("put"))?;
        }
    }
    Ok(())
}

fn check_key(key: &str) -> Result<(), Error> {
    if key.is_empty() || key.len() > MAX_KEY { Err(Error::BadValue("a name must have 1 to 128 bytes")) } else { Ok(()) }
}
