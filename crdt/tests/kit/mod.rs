//! What the guard's tests share: named authors, honest histories of every shape, re-authoring, and sealed chunks.
#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of it")]

use std::collections::{BTreeMap, BTreeSet};

use automerge::{
    ActorId, Change, ExpandedChange, ObjType, ScalarValue,
    legacy::{Key, ObjectId, OpType},
};
use crdt::{
    Part,
    change::Author,
    document::{Container, Document, Edit, Map, Value, settle},
    guard::{Offer, Trial},
    id::{ChangeHash, Incarnation, SeatId, SpaceId},
    sign::SignKey,
};
use sha2::{Digest, Sha256};

/// Deterministic numbers (SplitMix64): the same seed gives the same test on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.roll() % 100 < percent
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

pub fn space() -> SpaceId {
    SpaceId([7; 16])
}

/// Seat `seat` in its `unlock`th incarnation.
pub fn author(seat: u8, unlock: u8) -> Author {
    let mut incarnation = [unlock; 16];
    incarnation[0] = seat;
    Author { seat: SeatId([seat; 16]), key: SignKey::from_bytes([seat + 1; 32]), incarnation: Incarnation(incarnation) }
}

pub fn actor(seat: u8, unlock: u8) -> ActorId {
    author(seat, unlock).actor(&space(), &Part::CORE)
}

/// A change on its way.
#[derive(Clone)]
pub struct Sent {
    pub raw: Vec<u8>,
    pub hash: ChangeHash,
    pub actor: ActorId,
    pub deps: Vec<ChangeHash>,
}

impl Sent {
    pub fn of(change: &Change) -> Self {
        Self {
            raw: change.raw_bytes().to_vec(),
            hash: change.hash().into(),
            actor: change.actor_id().clone(),
            deps: change.deps().iter().map(|dep| (*dep).into()).collect(),
        }
    }
}

/// An honest history: changes in an order in which each comes after its dependencies.
#[derive(Clone, Default)]
pub struct History {
    pub changes: Vec<Sent>,
}

impl History {
    pub fn find(&self, hash: &ChangeHash) -> Option<&Sent> {
        self.changes.iter().find(|change| change.hash == *hash)
    }

    /// The document that holds exactly `heads` and their ancestors; `None` when one of them is not in the history.
    pub fn at(&self, heads: &[ChangeHash]) -> Option<Document> {
        let mut wanted = BTreeSet::new();
        let mut next: Vec<ChangeHash> = heads.to_vec();
        while let Some(hash) = next.pop() {
            if hash == crdt::document::genesis_hash() || !wanted.insert(hash) {
                continue;
            }
            next.extend(self.find(&hash)?.deps.iter().copied());
        }
        Some(gather(self.changes.iter().filter(|change| wanted.contains(&change.hash))))
    }

    /// Everything but one change and what was built on it: the laptop that a mutant of that change reaches.
    pub fn without(&self, hash: &ChangeHash) -> Document {
        let mut out = BTreeSet::from([*hash]);
        for change in &self.changes {
            if change.deps.iter().any(|dep| out.contains(dep)) {
                out.insert(change.hash);
            }
        }
        gather(self.changes.iter().filter(|change| !out.contains(&change.hash)))
    }
}

/// Offers honest changes in order to a new document.
pub fn gather<'a>(changes: impl Iterator<Item = &'a Sent>) -> Document {
    let mut trial = Trial::new(&Document::new());
    for change in changes {
        let offer = trial.offer(&change.raw, &change.hash, &change.actor);
        assert_eq!(offer, Offer::Admitted, "an honest change must be admitted");
    }
    trial.finish().expect("an honest history survives the trial").0
}

const FIELDS: [&str; 6] = ["address", "cpr_decision", "headline", "key_worker", "phone", "z"];

pub fn scalar(dice: &mut Dice) -> Value {
    match dice.below(9) {
        0..=2 => Value::Text(format!("text {}", dice.below(5))),
        3 => Value::Bytes(dice.roll().to_be_bytes().to_vec()),
        4 => Value::Int(i64::from(dice.roll() as i32)),
        5 => Value::Uint(dice.roll()),
        6 => Value::Float(dice.below(9) as f64 / 4.0 - 1.0),
        7 => Value::Bool(dice.chance(50)),
        _ if dice.chance(50) => Value::Null,
        _ => Value::Time(1_700_000_000_000),
    }
}

fn content(dice: &mut Dice, depth: usize) -> Map {
    let mut map = Map::new();
    for _ in 0..=dice.below(3) {
        let key = format!("k{}", dice.below(20));
        let value = if depth < 4 && dice.chance(20) { Value::Map(content(dice, depth + 1)) } else { scalar(dice) };
        map.insert(key, value);
    }
    map
}

/// One honest act of any kind: fields, entries with nested maps, set members, settlements.
pub fn any_edit(dice: &mut Dice, document: &Document) -> Edit {
    let mut edit = Edit::new();
    if dice.chance(60) {
        for _ in 0..=dice.below(3) {
            edit.put(FIELDS[dice.below(FIELDS.len())], scalar(dice));
        }
    }
    if dice.chance(30) {
        for (field, answers) in document.fields().expect("readable") {
            let seen: Vec<_> = answers.iter().map(|answer| answer.id).collect();
            let chosen = dice.pick(&answers).value.clone();
            if settle(document, &mut edit, &field, chosen, &seen).is_ok() {
                break;
            }
        }
    }
    while edit.is_empty() || dice.chance(30) {
        let container = *dice.pick(&[Container::Entries, Container::Entries, Container::Sets]);
        edit.enter(container, content(dice, 1));
    }
    edit
}

/// A history written by `seats` seats over several unlocks, merging with one another at random.
pub fn honest_history(dice: &mut Dice, seats: u8, length: usize) -> History {
    let mut offices: Vec<(u8, Document)> = (0..seats).map(|_| (0, Document::new())).collect();
    let mut history = History::default();
    while history.changes.len() < length {
        let seat = dice.below(offices.len());
        if dice.chance(10) {
            offices[seat].0 += 1;
        }
        if dice.chance(35) {
            let mut trial = Trial::new(&offices[seat].1);
            let other = offices[dice.below(offices.len())].1.clone();
            for change in history.changes.iter().filter(|change| other.has(&change.hash)) {
                assert!(
                    matches!(trial.offer(&change.raw, &change.hash, &change.actor), Offer::Admitted | Offer::Known),
                    "an honest change must be admitted"
                );
            }
            offices[seat].1 = trial.finish().expect("an honest history survives").0;
        }
        let (unlock, document) = &mut offices[seat];
        let edit = any_edit(dice, document);
        let at = 1_700_000_000_000 + dice.below(1_000_000) as i64;
        // An edit may happen to repeat what stands there already; then nothing is written.
        if let Ok(made) = document.commit(&actor(seat as u8, *unlock), at, &edit) {
            history.changes.push(Sent::of(&made.change));
        }
    }
    history
}

/// What a person would have to do to make this change: its edits in the words of the document's own door.
pub fn read_edit(change: &ExpandedChange) -> Option<Edit> {
    let mut edit = Edit::new();
    let mut entries: Vec<(Container, Map)> = Vec::new();
    let mut paths: BTreeMap<(u64, Vec<u8>), (usize, Vec<String>)> = BTreeMap::new();
    for (op, counter) in change.operations.iter().zip(change.start_op.get()..) {
        let (ObjectId::Id(object), Key::Map(key)) = (&op.obj, &op.key) else { return None };
        let genesis = object.1.to_bytes() == crdt::document::GENESIS_ACTOR;
        let container = genesis.then(|| Container::ALL.get((object.0 as usize).checked_sub(1)?).copied()).flatten();
        let id = (counter, change.actor_id.to_bytes().to_vec());
        match (&op.action, container) {
            (OpType::Put(value), Some(Container::Fields)) => {
                edit.put(key, value_of(value)?);
            }
            (OpType::Make(ObjType::Map), Some(container)) => {
                entries.push((container, Map::new()));
                paths.insert(id, (entries.len() - 1, Vec::new()));
            }
            (action, None) => {
                let (index, path) = paths.get(&(object.0, object.1.to_bytes().to_vec()))?.clone();
                let mut map = &mut entries[index].1;
                for step in &path {
                    let Some(Value::Map(inner)) = map.get_mut(step) else { return None };
                    map = inner;
                }
                match action {
                    OpType::Put(value) => map.insert(key.to_string(), value_of(value)?),
                    OpType::Make(ObjType::Map) => {
                        paths.insert(id, (index, [path, vec![key.to_string()]].concat()));
                        map.insert(key.to_string(), Value::Map(Map::new()))
                    }
                    _ => return None,
                };
            }
            _ => return None,
        }
    }
    for (container, map) in entries {
        edit.enter(container, map);
    }
    Some(edit)
}

pub fn value_of(scalar: &ScalarValue) -> Option<Value> {
    Some(match scalar {
        ScalarValue::Str(text) => Value::Text(text.to_string()),
        ScalarValue::Bytes(bytes) => Value::Bytes(bytes.clone()),
        ScalarValue::Int(number) => Value::Int(*number),
        ScalarValue::Uint(number) => Value::Uint(*number),
        ScalarValue::F64(number) => Value::Float(*number),
        ScalarValue::Boolean(answer) => Value::Bool(*answer),
        ScalarValue::Timestamp(at) => Value::Time(*at),
        ScalarValue::Null => Value::Null,
        _ => return None,
    })
}

/// A change chunk around a body, with the right length and checksum.
pub fn seal(body: &[u8]) -> Vec<u8> {
    let mut tail = vec![1u8];
    push_number(&mut tail, body.len() as u64);
    tail.extend_from_slice(body);
    let digest = Sha256::digest(&tail);
    [&[0x85, 0x6f, 0x4a, 0x83], &digest[..4], &tail].concat()
}

/// The hash the engine would give a chunk, also one it cannot parse.
pub fn hash_of(raw: &[u8]) -> ChangeHash {
    ChangeHash(Sha256::digest(raw.get(8..).unwrap_or_default()).into())
}

/// The body of a sealed chunk.
pub fn body_of(raw: &[u8]) -> Vec<u8> {
    let length = raw[9..].iter().position(|byte| byte & 0x80 == 0).expect("a length") + 1;
    raw[9 + length..].to_vec()
}

pub fn push_number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Encodes a change made by hand; the engine may panic on what an author of mutants thinks up.
pub fn encode(expanded: ExpandedChange) -> Option<Vec<u8>> {
    std::panic::catch_unwind(|| Change::from(ExpandedChange { hash: None, ..expanded }).raw_bytes().to_vec()).ok()
}

/// The claimed content of a raw change.
pub fn decode(raw: &[u8]) -> ExpandedChange {
    Change::from_bytes(raw.to_vec()).expect("an honest change parses").decode()
}

/// Keeps panics of the fenced engine out of the output; those of the tests are still printed.
pub fn hush() {
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if info.location().is_some_and(|at| at.file().contains("tests/") && !at.file().contains(".cargo")) {
            loud(info);
        }
    }));
}

/// Peak memory of this program in kilobytes (Linux).
pub fn peak_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM")).expect("VmHWM");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

/// An honest change of `seat` on a document, not yet sent: the stuff that hostile changes are made of.
pub fn draft(document: &Document, seat: u8, edit: &Edit) -> ExpandedChange {
    let made = document.clone().commit(&actor(seat, 0), 1_700_000_000_000, edit).expect("an honest edit");
    made.change.decode()
}

/// An edit that writes one field.
pub fn one_field(name: &str, value: Value) -> Edit {
    let mut edit = Edit::new();
    edit.put(name, value);
    edit
}

/// Three seats wrote a field and an entry each, one after another.
pub fn small_part() -> Document {
    let mut document = Document::new();
    for seat in 0..3 {
        let mut edit = one_field("headline", Value::Text(format!("seen by {seat}")));
        edit.enter(Container::Entries, Map::from([("kind".to_owned(), Value::from("visit"))]));
        document.commit(&actor(seat, 0), 1_700_000_000_000, &edit).expect("an honest edit");
    }
    document
}

/// The newest operation of a document's history.
pub fn max_op(document: &Document) -> u64 {
    draft(document, 60, &one_field("probe", Value::Null)).start_op.get() - 1
}
