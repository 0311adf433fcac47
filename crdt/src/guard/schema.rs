//! The schema: scalars in `fields`, maps written once in the other containers, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Automerge, Change, ObjId, ObjType, ReadDoc, ScalarValue, Value, legacy};

use crate::{
    document::{Container, MAX_DEPTH, MAX_KEY, entry_id},
    id::EntryId,
};

/// What an operation may write into.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Fields,
    Entries,
    Inside(usize),
}

struct Checker<'a> {
    doc: &'a Automerge,
    change: &'a Change,
    containers: BTreeMap<legacy::OpId, (Place, ObjId)>,
    made: BTreeMap<legacy::OpId, usize>,
    used: BTreeSet<(legacy::OpId, String)>,
    entries: u32,
}

/// Whether every operation is one that an honest author, who had seen exactly the change's dependencies, can make.
pub(super) fn holds(doc: &Automerge, change: &Change) -> bool {
    let expanded = change.decode();
    if !expanded.extra_bytes.is_empty()
        || expanded.message.is_some()
        || expanded.author.is_some()
        || expanded.operations.is_empty()
    {
        return false;
    }
    let Some(containers) = containers(doc) else { return false };
    let mut checker = Checker { doc, change, containers, made: BTreeMap::new(), used: BTreeSet::new(), entries: 0 };
    let start = change.start_op().get();
    // An honest change writes its fields first and fills every map it makes before the next entry.
    expanded.operations.iter().zip(start..).all(|(op, counter)| checker.allows(op, counter).is_some())
        && checker.all_filled(&expanded.operations)
}

fn containers(doc: &Automerge) -> Option<BTreeMap<legacy::OpId, (Place, ObjId)>> {
    Container::ALL
        .iter()
        .map(|container| {
            let (_, id) = doc.get(automerge::ROOT, container.key()).ok()??;
            let ObjId::Id(counter, actor, _) = &id else { return None };
            let place = if *container == Container::Fields { Place::Fields } else { Place::Entries };
            Some((legacy::OpId::new(*counter, actor), (place, id)))
        })
        .collect()
}

impl Checker<'_> {
    fn allows(&mut self, op: &legacy::Op, counter: u64) -> Option<()> {
        let (legacy::ObjectId::Id(object), legacy::Key::Map(key), false) = (&op.obj, &op.key, op.insert) else {
            return None;
        };
        (!key.is_empty() && key.len() <= MAX_KEY).then_some(())?;
        // Each key of each map once in a change: an answer's id is its change.
        self.used.insert((object.clone(), key.to_string())).then_some(())?;
        let place = match self.containers.get(object) {
            Some((place, _)) => *place,
            None => Place::Inside(*self.made.get(object)?),
        };
        let id = legacy::OpId::new(counter, self.change.actor_id());
        match (&op.action, place) {
            (legacy::OpType::Put(value), Place::Fields) => {
                scalar(value)?;
                self.answers_exactly(object, key, op, value)
            }
            (legacy::OpType::Put(value), Place::Inside(_)) => {
                scalar(value)?;
                op.pred.iter().next().is_none().then_some(())
            }
            (legacy::OpType::Make(ObjType::Map), Place::Entries) => {
                let expected = entry_id(self.change.actor_id(), self.change.start_op().get(), self.entries);
                self.entries = self.entries.checked_add(1)?;
                (key.parse::<EntryId>() == Ok(expected) && op.pred.iter().next().is_none()).then_some(())?;
                (expected.to_string() == key.as_str()).then_some(())?;
                self.made.insert(id, 1);
                Some(())
            }
            (legacy::OpType::Make(ObjType::Map), Place::Inside(depth)) if depth < MAX_DEPTH => {
                op.pred.iter().next().is_none().then_some(())?;
                self.made.insert(id, depth + 1);
                Some(())
            }
            _ => None,
        }
    }

    /// A field's put replaces exactly the values visible at the change's own dependencies, and says something new.
    fn answers_exactly(&self, object: &legacy::OpId, key: &str, op: &legacy::Op, value: &ScalarValue) -> Option<()> {
        let (_, id) = self.containers.get(object)?;
        let visible = self.doc.get_all_at(id, key, self.change.deps()).ok()?;
        let mut seen = BTreeSet::new();
        for (_, op_id) in &visible {
            let ObjId::Id(counter, actor, _) = op_id else { return None };
            seen.insert(legacy::OpId::new(*counter, actor));
        }
        let replaced: BTreeSet<_> = op.pred.iter().cloned().collect();
        (replaced == seen).then_some(())?;
        let repeats = matches!(visible.as_slice(), [(Value::Scalar(only), _)] if only.as_ref() == value);
        (!repeats).then_some(())
    }

    /// No map is left empty: an empty entry says nothing and an honest author makes none at the top level.
    fn all_filled(&self, operations: &[legacy::Op]) -> bool {
        self.made
            .iter()
            .filter(|(_, depth)| **depth == 1)
            .all(|(id, _)| operations.iter().any(|op| matches!(&op.obj, legacy::ObjectId::Id(object) if object == id)))
    }
}

fn scalar(value: &ScalarValue) -> Option<()> {
    crate::document::Value::from_scalar(value).map(|_| ())
}
