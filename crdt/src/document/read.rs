//! Reading a document: entries with the change that wrote each, and field values with theirs.

use std::collections::BTreeMap;

use automerge::{ObjId, ReadDoc, Value as Engine, ValueRef, iter::MapRangeItem};

use super::{Answer, Container, Document, Map, Value, genesis};
use crate::{
    Error,
    id::{ChangeHash, EntryId},
};

/// An entry: written once, by the author of one change.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its key.
    pub id: EntryId,
    /// The change that wrote it; its record names the author.
    pub change: ChangeHash,
    /// Its place among all operations: greater than that of everything its author had seen (the guard sees to it),
    /// so that no entry can name another that came after it.
    pub order: u64,
    /// The author's claimed time, milliseconds since 1970.
    pub at: i64,
    /// Its content.
    pub content: Map,
}

impl Entry {
    /// A text value of its content.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.content.get(key).and_then(Value::as_text)
    }
}

impl Document {
    /// Every entry of a container, by id.
    ///
    /// # Errors
    /// `Engine` when the document is not readable.
    pub fn entries(&self, container: Container) -> Result<Vec<Entry>, Error> {
        let object = genesis::container(container)?;
        let mut out = Vec::new();
        for item in self.doc.map_range(object, ..) {
            let Ok(id) = item.key.parse::<EntryId>() else { continue };
            let ValueRef::Object(_) = item.value else { continue };
            let inner = item.id();
            let change = self.doc.hash_for_opid(&inner).ok_or(Error::Engine("entry without a change"))?;
            let order = if let ObjId::Id(counter, ..) = inner { counter } else { 0 };
            out.push(Entry { id, change: change.into(), order, at: self.time_of(&change), content: self.map(&inner) });
        }
        Ok(out)
    }

    /// Every field with all its concurrent values.
    ///
    /// # Errors
    /// `Engine` when the document is not readable.
    pub fn fields(&self) -> Result<BTreeMap<String, Vec<Answer>>, Error> {
        let object = genesis::container(Container::Fields)?;
        self.doc.keys(object).map(|name| self.answers_at(object, &name).map(|answers| (name, answers))).collect()
    }

    /// All concurrent values of one field, sorted by the change that wrote them; empty when never written.
    ///
    /// # Errors
    /// `Engine` when the document is not readable.
    pub fn answers(&self, field: &str) -> Result<Vec<Answer>, Error> {
        let object = genesis::container(Container::Fields)?;
        self.answers_at(object, field)
    }

    /// The value that every laptop shows for a register: the engine's deterministic winner.
    #[must_use]
    pub fn winner(&self, field: &str) -> Option<Value> {
        let object = genesis::container(Container::Fields).ok()?;
        match self.doc.get(object, field) {
            Ok(Some((Engine::Scalar(scalar), _))) => Value::from_scalar(&scalar),
            _ => None,
        }
    }

    pub(super) fn answers_at(&self, object: &ObjId, field: &str) -> Result<Vec<Answer>, Error> {
        let found = self.doc.get_all(object, field).map_err(|_| Error::Engine("read"))?;
        let mut answers = Vec::with_capacity(found.len());
        for (value, op) in found {
            let Engine::Scalar(scalar) = value else { continue };
            let Some(value) = Value::from_scalar(&scalar) else { continue };
            let change = self.doc.hash_for_opid(&op).ok_or(Error::Engine("value without a change"))?;
            answers.push(Answer { id: change.into(), value, at: self.time_of(&change) });
        }
        answers.sort_by_key(|answer| answer.id);
        Ok(answers)
    }

    pub(super) fn time_of(&self, change: &automerge::ChangeHash) -> i64 {
        self.doc.get_change_meta_by_hash(change).map_or(0, |meta| meta.timestamp)
    }

    fn map(&self, object: &ObjId) -> Map {
        let read = |item: MapRangeItem<'_>| {
            let value = match &item.value {
                ValueRef::Object(_) => Some(Value::Map(self.map(&item.id()))),
                ValueRef::Scalar(scalar) => Value::from_scalar(&scalar.into()),
            };
            value.map(|value| (item.key.into_owned(), value))
        };
        self.doc.map_range(object, ..).filter_map(read).collect()
    }
}
