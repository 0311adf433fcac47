//! The schema: scalars in `fields`, maps written once in the other containers, in one order, and nothing else.

use automerge::{
    ActorId, Automerge, ChangeHash, ExpandedChange, ObjId, ObjType, ReadDoc, ScalarValue, Value,
    legacy::{Key, ObjectId, Op, OpId, OpType},
};

use crate::document::{self, Container, MAX_DEPTH, MAX_KEY, entry_id};

/// Whether every operation is one that an honest author, who had seen exactly the change's dependencies, can make,
/// in the order in which [`crate::document::Document::commit`] writes them.
pub(super) fn holds(doc: &Automerge, change: &ExpandedChange) -> bool {
    if !change.extra_bytes.is_empty() || change.message.is_some() || change.author.is_some() {
        return false;
    }
    let start_op = change.start_op.get();
    let mut checker = Checker {
        doc,
        deps: &change.deps,
        actor: &change.actor_id,
        start_op,
        field: None,
        entries: 0,
        open: Vec::new(),
    };
    !change.operations.is_empty()
        && change.operations.iter().zip(start_op..).all(|(op, counter)| checker.allows(op, counter).is_some())
        && checker.entry_is_filled()
}

/// Whether a put of `value` over the visible values `seen` would repeat the only answer there is.
pub(crate) fn says_nothing_new(seen: &[(Value<'_>, ObjId)], value: &ScalarValue) -> bool {
    matches!(seen, [(Value::Scalar(only), _)] if only.as_ref() == value)
}

/// A map that is being filled: the keys of a map come in order, and a map's content follows it at once.
struct Open<'a> {
    object: OpId,
    last_key: Option<&'a str>,
}

struct Checker<'a> {
    doc: &'a Automerge,
    deps: &'a [ChangeHash],
    actor: &'a ActorId,
    start_op: u64,
    /// The last field written.
    field: Option<&'a str>,
    /// How many entries were begun.
    entries: u32,
    /// The entry being filled and the maps inside it, outermost first.
    open: Vec<Open<'a>>,
}

impl<'a> Checker<'a> {
    fn allows(&mut self, op: &'a Op, counter: u64) -> Option<()> {
        let (ObjectId::Id(object), Key::Map(key), false) = (&op.obj, &op.key, op.insert) else { return None };
        let key = key.as_str();
        (!key.is_empty() && key.len() <= MAX_KEY).then_some(())?;
        match place(object) {
            Some((Container::Fields, id)) => self.field(op, key, id),
            Some(_) => self.begin(op, key, counter),
            None => self.fill(op, object, key, counter),
        }
    }

    /// A field's put replaces exactly the values visible at the change's own dependencies, and says something new.
    fn field(&mut self, op: &'a Op, key: &'a str, fields: &ObjId) -> Option<()> {
        (self.entries == 0 && self.field < Some(key)).then_some(())?;
        self.field = Some(key);
        let OpType::Put(value) = &op.action else { return None };
        scalar(value)?;
        let seen = self.doc.get_all_at(fields, key, self.deps).ok()?;
        let mut replaced: Vec<OpId> = seen.iter().map(|(_, id)| document::op_id(id)).collect::<Option<_>>()?;
        replaced.sort_unstable();
        // Compared as lists: a predecessor named twice is not honest either.
        op.pred.iter().eq(replaced.iter()).then_some(())?;
        (!says_nothing_new(&seen, value)).then_some(())
    }

    /// A new entry: a map under the one id that this change can take.
    fn begin(&mut self, op: &Op, key: &str, counter: u64) -> Option<()> {
        (self.entry_is_filled() && is_new_map(op)).then_some(())?;
        (entry_id(self.actor, self.start_op, self.entries).to_string() == key).then_some(())?;
        self.entries = self.entries.checked_add(1)?;
        self.open = vec![Open { object: OpId::new(counter, self.actor), last_key: None }];
        Some(())
    }

    /// The content of the entry begun last.
    fn fill(&mut self, op: &'a Op, object: &OpId, key: &'a str, counter: u64) -> Option<()> {
        while self.open.last()?.object != *object {
            self.open.pop();
        }
        let depth = self.open.len();
        let map = self.open.last_mut()?;
        (map.last_key < Some(key)).then_some(())?;
        map.last_key = Some(key);
        if let OpType::Put(value) = &op.action {
            scalar(value)?;
            op.pred.is_empty().then_some(())
        } else {
            (is_new_map(op) && depth < MAX_DEPTH).then_some(())?;
            self.open.push(Open { object: OpId::new(counter, self.actor), last_key: None });
            Some(())
        }
    }

    /// An entry without content says nothing, and an honest author makes none.
    fn entry_is_filled(&self) -> bool {
        self.open.first().is_none_or(|entry| entry.last_key.is_some())
    }
}

/// The container that an object is.
fn place(object: &OpId) -> Option<(Container, &'static ObjId)> {
    document::containers()
        .iter()
        .find(|(_, id)| matches!(id, ObjId::Id(counter, actor, _) if *counter == object.0 && *actor == object.1))
        .map(|(container, id)| (*container, id))
}

fn is_new_map(op: &Op) -> bool {
    matches!(op.action, OpType::Make(ObjType::Map)) && op.pred.is_empty()
}

fn scalar(value: &ScalarValue) -> Option<()> {
    document::Value::from_scalar(value).map(|_| ())
}
