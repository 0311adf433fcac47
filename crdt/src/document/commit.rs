//! Committing: writes an edit as one change, the same bytes on every laptop that holds the same ancestors.
//!
//! The operations are built here and not by the engine's transactions: where two answers are open and a person
//! chooses the one that the engine happens to favour, a transaction deletes the other answer instead of writing a
//! new one. The choice would then carry the id of an old answer, and a different choice made elsewhere at the same
//! moment would silently win over it. A put that replaces every answer seen keeps both choices visible.

use std::num::NonZeroU64;

use automerge::{
    ActorId, Automerge, Change, ChangeHash, ExpandedChange, ObjId, ObjType, ReadDoc,
    legacy::{Key, ObjectId, Op, OpId, OpType, SortedVec},
};

use super::{Committed, Container, Document, Edit, MAX_DEPTH, MAX_KEY, Map, edit::entry_id, genesis};
use crate::{
    Error, Refusal,
    guard::{self, MAX_AT, MAX_DEPS},
    id::EntryId,
};

impl Document {
    /// Applies an edit as one change by `actor`; `at` is the claimed time in milliseconds since 1970.
    ///
    /// The change passes the guard of this laptop before it is kept, so nothing is written that another would refuse.
    ///
    /// # Errors
    /// `BadValue` for names, values or times that cannot be shared and for an edit that says nothing new; `TooLarge`
    /// when the edit does not fit one change. The document is then as it was.
    pub fn commit(&mut self, actor: &ActorId, at: i64, edit: &Edit) -> Result<Committed, Error> {
        if !(0..=MAX_AT).contains(&at) {
            return Err(Error::BadValue("a time must lie between the years 1970 and 9999"));
        }
        let place = Place::of(&mut self.doc, actor)?;
        let (operations, entries) = Draft::of(&self.doc, &place, actor, edit)?;
        let expanded = ExpandedChange {
            operations,
            actor_id: actor.clone(),
            author: None,
            hash: None,
            time: at,
            deps: place.deps,
            seq: place.seq,
            start_op: place.start_op,
            extra_bytes: Vec::new(),
            message: None,
        };
        let change = guard::fenced(|| Change::from(expanded)).ok_or(Error::Engine("encode"))?;
        guard::check_own(&self.doc, &change).map_err(|refusal| match refusal {
            Refusal::Prescan | Refusal::Causal => Error::TooLarge("edit"),
            other => Error::Refused(other),
        })?;
        self.doc.apply_changes([change.clone()]).map_err(|_| Error::Engine("apply"))?;
        if !self.has(&change.hash().into()) {
            return Err(Error::Engine("no change was made"));
        }
        Ok(Committed { change, entries })
    }
}

/// Where in the history a change of an author comes.
struct Place {
    deps: Vec<ChangeHash>,
    seq: u64,
    start_op: NonZeroU64,
}

impl Place {
    fn of(doc: &mut Automerge, actor: &ActorId) -> Result<Self, Error> {
        doc.set_actor(actor.clone());
        let previous = doc.get_last_local_change();
        let mut deps = doc.get_heads();
        if let Some(previous) = &previous {
            // One's own previous change is always named, also when others have built on it since.
            deps.retain(|head| *head != previous.hash());
            deps.truncate(MAX_DEPS - 1);
            deps.push(previous.hash());
        } else {
            // More heads than a change may name can only be made on purpose. What is left out stays visible as it
            // is, so that nobody can make a part unwritable by flooding it.
            deps.truncate(MAX_DEPS);
        }
        deps.sort_unstable();
        let last = deps.iter().filter_map(|dep| doc.get_change_meta_by_hash(dep)).map(|meta| meta.max_op).max();
        let start_op = last.and_then(|op| NonZeroU64::new(op.checked_add(1)?)).ok_or(Error::Engine("no genesis"))?;
        Ok(Self { deps, seq: previous.map_or(0, |change| change.seq()) + 1, start_op })
    }
}

/// The operations of one change, in the one order that the guard admits: fields by name, then entries as they were
/// added, each map followed by its own content, keys in order.
struct Draft<'a> {
    actor: &'a ActorId,
    start_op: u64,
    operations: Vec<Op>,
}

impl<'a> Draft<'a> {
    fn of(doc: &Automerge, place: &Place, actor: &'a ActorId, edit: &Edit) -> Result<(Vec<Op>, Vec<EntryId>), Error> {
        let mut draft = Self { actor, start_op: place.start_op.get(), operations: Vec::new() };
        let fields = genesis::container(Container::Fields)?;
        let object = op_id(fields).ok_or(Error::Engine("container"))?;
        for (name, value) in &edit.fields {
            check_key(name)?;
            let scalar = value.to_scalar()?;
            let seen = doc.get_all_at(fields, name.as_str(), &place.deps).map_err(|_| Error::Engine("read"))?;
            if guard::says_nothing_new(&seen, &scalar) {
                continue; // so that equal answers stay one
            }
            let replaced = seen.iter().filter_map(|(_, id)| op_id(id)).collect::<Vec<_>>();
            draft.push(object.clone(), name, OpType::Put(scalar), replaced);
        }
        let mut ids = Vec::with_capacity(edit.entries.len());
        for (container, entry) in &edit.entries {
            if *container == Container::Fields || entry.is_empty() {
                return Err(Error::BadValue("an entry needs content and a container"));
            }
            let index = u32::try_from(ids.len()).map_err(|_| Error::TooLarge("entries"))?;
            let id = entry_id(actor, draft.start_op, index);
            let object = op_id(genesis::container(*container)?).ok_or(Error::Engine("container"))?;
            let made = draft.push(object, &id.to_string(), OpType::Make(ObjType::Map), Vec::new());
            draft.fill(&made, entry, 1)?;
            ids.push(id);
        }
        if draft.operations.is_empty() {
            return Err(Error::BadValue("an edit must write something new"));
        }
        Ok((draft.operations, ids))
    }

    fn push(&mut self, object: OpId, key: &str, action: OpType, replaced: Vec<OpId>) -> OpId {
        let id = OpId::new(self.start_op + self.operations.len() as u64, self.actor);
        self.operations.push(Op {
            action,
            obj: ObjectId::Id(object),
            key: Key::Map(key.into()),
            pred: SortedVec::from(replaced),
            insert: false,
        });
        id
    }

    fn fill(&mut self, object: &OpId, map: &Map, depth: usize) -> Result<(), Error> {
        if depth > MAX_DEPTH {
            return Err(Error::BadValue("an entry may hold four levels"));
        }
        for (key, value) in map {
            check_key(key)?;
            if let super::Value::Map(inner) = value {
                let made = self.push(object.clone(), key, OpType::Make(ObjType::Map), Vec::new());
                self.fill(&made, inner, depth + 1)?;
            } else {
                self.push(object.clone(), key, OpType::Put(value.to_scalar()?), Vec::new());
            }
        }
        Ok(())
    }
}

/// The engine's id of an object or value, as changes write it.
pub(crate) fn op_id(id: &ObjId) -> Option<OpId> {
    match id {
        ObjId::Id(counter, actor, _) => Some(OpId::new(*counter, actor)),
        ObjId::Root => None,
    }
}

fn check_key(key: &str) -> Result<(), Error> {
    if key.is_empty() || key.len() > MAX_KEY { Err(Error::BadValue("a name must have 1 to 128 bytes")) } else { Ok(()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::document::Value;

    fn actor(byte: u8) -> ActorId {
        ActorId::from(vec![byte; 16])
    }

    fn one(field: &str, value: Value) -> Edit {
        let mut edit = Edit::new();
        edit.put(field, value);
        edit
    }

    #[test]
    fn what_others_would_refuse_is_not_written() {
        let mut document = Document::new();
        let mut deep = Map::from([("k".to_owned(), Value::Null)]);
        for _ in 0..MAX_DEPTH {
            deep = Map::from([("k".to_owned(), Value::Map(deep))]);
        }
        let mut too_deep = Edit::new();
        too_deep.enter(Container::Entries, deep);
        let mut empty = Edit::new();
        empty.enter(Container::Entries, Map::new());
        let mut misplaced = Edit::new();
        misplaced.enter(Container::Fields, Map::from([("k".to_owned(), Value::Null)]));
        for (edit, why) in [
            (Edit::new(), "nothing"),
            (one("", Value::Null), "a field without a name"),
            (one(&"n".repeat(MAX_KEY + 1), Value::Null), "a name too long"),
            (one("a", Value::Float(f64::NAN)), "not a number"),
            (one("a", Value::Bytes(vec![0; guard::MAX_CHANGE_BYTES])), "too large"),
            (too_deep, "too deep"),
            (empty, "an entry that says nothing"),
            (misplaced, "an entry among the fields"),
        ] {
            assert!(document.commit(&actor(1), 0, &edit).is_err(), "{why} must not be written");
            assert_eq!(document.changes(), 0, "{why}: the document is as it was");
        }
        for at in [-1, MAX_AT + 1, i64::MIN, i64::MAX] {
            assert!(document.commit(&actor(1), at, &one("a", Value::Null)).is_err(), "a time that cannot be: {at}");
        }
        assert!(document.commit(&actor(1), MAX_AT, &one("a", Value::Null)).is_ok(), "an honest one is");
    }

    #[test]
    fn an_edit_is_written_in_one_order_and_read_back() {
        let mut edit = one("b", Value::Int(2));
        let inner = Map::from([("z".to_owned(), Value::Bool(true)), ("a".to_owned(), Value::Map(Map::new()))]);
        let content = Map::from([("y".to_owned(), Value::Map(inner)), ("x".to_owned(), Value::from("text"))]);
        edit.enter(Container::Sets, content.clone()).put("a", Value::Int(1)).enter(Container::Entries, content.clone());
        let mut document = Document::new();
        let made = document.commit(&actor(1), 7, &edit).unwrap();
        let keys: Vec<_> = made.change.decode().operations.iter().map(|op| op.key.clone()).take(2).collect();
        assert_eq!(keys, [Key::Map("a".into()), Key::Map("b".into())], "fields first, by name");
        let loaded = Document::load(&document.save()).unwrap();
        for (container, id) in [Container::Sets, Container::Entries].into_iter().zip(&made.entries) {
            let entries = loaded.entries(container).unwrap();
            assert_eq!(entries.len(), 1, "one entry each");
            assert_eq!((&entries[0].id, &entries[0].content, entries[0].at), (id, &content, 7), "as it was written");
            assert_eq!(entries[0].change, made.change.hash().into(), "and by whom");
        }
        assert_eq!(loaded.winner("b"), Some(Value::Int(2)), "the field too");
    }

    #[test]
    fn an_author_names_its_own_last_change_also_under_newer_heads() {
        let mut document = Document::new();
        let first = document.commit(&actor(1), 0, &one("a", Value::Int(1))).unwrap().change;
        let second = document.commit(&actor(2), 0, &one("a", Value::Int(2))).unwrap().change;
        let third = document.commit(&actor(1), 0, &one("a", Value::Int(3))).unwrap().change;
        let mut both = vec![first.hash(), second.hash()];
        both.sort_unstable();
        assert_eq!(third.deps(), both, "its previous change and the head");
        assert_eq!((third.seq(), third.start_op().get()), (2, second.max_op() + 1), "next in line");
    }
}
