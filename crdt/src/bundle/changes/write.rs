//! Writing the section of changes.

use std::{collections::HashMap, hash::Hash};

use super::{
    DEP_GENESIS, DEP_NEXT, HEAD_NEXT, HEAD_SAME, MAX_DEPS, STRIPPED, WHOLE, hash_of,
    hole::{Context, cut},
};
use crate::{
    Error, Part,
    bundle::{
        Limits,
        bodies::Layout,
        column::{push, push_column},
    },
    change::{ChangeRecord, actor_id, strip},
    document::genesis_hash,
    id::{ChangeHash, ControlHash, Incarnation, SeatId, SpaceId},
    sign::VerifyKey,
    trust::Directory,
};

/// Things that are written once and named by number afterwards.
struct Dictionary<T> {
    items: Vec<T>,
    at: HashMap<T, usize>,
}

impl<T: Copy + Eq + Hash> Dictionary<T> {
    fn new() -> Self {
        Self { items: Vec::new(), at: HashMap::new() }
    }

    /// The number of an item, and whether it is new.
    fn place(&mut self, item: T) -> (usize, bool) {
        let next = self.items.len();
        let at = *self.at.entry(item).or_insert(next);
        if at == next {
            self.items.push(item);
        }
        (at, at == next)
    }

    fn number(&mut self, item: T) -> u64 {
        self.place(item).0 as u64
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Seat {
    /// Its key is sent; the id is derived from it.
    Key(VerifyKey),
    /// Its key is not known here either.
    Bare(SeatId),
}

struct Group<'a> {
    space: SpaceId,
    part: &'a Part,
    generation: u32,
    records: Vec<&'a ChangeRecord>,
}

fn grouped(changes: &[ChangeRecord]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut at = HashMap::new();
    for record in changes {
        let index = *at.entry((record.space, &record.part, record.generation)).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.records.push(record),
            None => groups.push(Group {
                space: record.space,
                part: &record.part,
                generation: record.generation,
                records: vec![record],
            }),
        }
    }
    groups
}

#[derive(Default)]
struct Columns {
    parts: Vec<u8>,
    authors: Vec<u8>,
    groups: Vec<u8>,
    author: Vec<u8>,
    head: Vec<u8>,
    mode: Vec<u8>,
    deps: Vec<u8>,
    lengths: Vec<u8>,
    holes: Vec<u8>,
    rests: Vec<u8>,
}

struct Writer<'a> {
    directory: &'a Directory,
    bodies: &'a Layout<'a>,
    holes: Context<'a>,
    seats: Dictionary<Seat>,
    incarnations: Dictionary<Incarnation>,
    authors: Dictionary<(Seat, Incarnation)>,
    heads: Dictionary<ControlHash>,
    /// Spaces that no body names; numbered after those of the bodies.
    spaces: Dictionary<SpaceId>,
    parts: Vec<&'a Part>,
    far: Dictionary<ChangeHash>,
    signatures: Vec<u8>,
    columns: Columns,
}

/// Writes the section as two pieces.
pub(in crate::bundle) fn write(
    changes: &[ChangeRecord],
    bodies: &Layout<'_>,
    directory: &Directory,
    limits: &Limits,
) -> Result<[Vec<u8>; 2], Error> {
    let mut writer = Writer {
        directory,
        bodies,
        holes: Context { bodies, next_body: 0 },
        seats: Dictionary::new(),
        incarnations: Dictionary::new(),
        authors: Dictionary::new(),
        heads: Dictionary::new(),
        spaces: Dictionary::new(),
        parts: Vec::new(),
        far: Dictionary::new(),
        signatures: Vec::with_capacity(changes.len() * 64),
        columns: Columns::default(),
    };
    for group in grouped(changes) {
        writer.group(&group, limits)?;
    }
    Ok(writer.finish())
}

impl<'a> Writer<'a> {
    fn group(&mut self, group: &Group<'a>, limits: &Limits) -> Result<(), Error> {
        let space = self
            .bodies
            .space(&group.space)
            .unwrap_or_else(|| self.bodies.spaces.len() + self.spaces.place(group.space).0);
        let part = self.parts.iter().position(|part| *part == group.part).unwrap_or_else(|| {
            push_column(&mut self.columns.parts, group.part.as_str().as_bytes());
            self.parts.push(group.part);
            self.parts.len() - 1
        });
        let fields = [space as u64, part as u64, u64::from(group.generation), group.records.len() as u64];
        fields.into_iter().for_each(|field| push(&mut self.columns.groups, field));
        let mut earlier = HashMap::new();
        let mut last_head = None;
        for (index, record) in group.records.iter().enumerate() {
            if record.raw.len() > limits.change {
                return Err(Error::TooLarge("change"));
            }
            if hash_of(&record.raw) != Some(record.hash) {
                return Err(Error::Malformed("a change and its hash"));
            }
            self.head(&record.control_head, &mut last_head);
            self.signatures.extend_from_slice(&record.signature.0);
            self.record(record, index, &earlier);
            earlier.insert(record.hash, index);
        }
        Ok(())
    }

    fn head(&mut self, head: &ControlHash, last: &mut Option<ControlHash>) {
        let code = if last.replace(*head) == Some(*head) {
            HEAD_SAME
        } else {
            let (at, new) = self.heads.place(*head);
            if new { HEAD_NEXT } else { 2 + at as u64 }
        };
        push(&mut self.columns.head, code);
    }

    fn record(&mut self, record: &ChangeRecord, index: usize, earlier: &HashMap<ChangeHash, usize>) {
        let key = self.directory.verify_key(&record.seat);
        let seat = key.map_or(Seat::Bare(record.seat), Seat::Key);
        let (author, new) = self.authors.place((seat, record.incarnation));
        push(&mut self.columns.author, author as u64);
        if new {
            self.seats.place(seat);
            self.incarnations.place(record.incarnation);
        }
        let actor = key.map(|key| actor_id(&key, &record.space, &record.part, &record.incarnation));
        let pieces = actor.and_then(|actor| strip(&record.raw, &actor).map(|stripped| (actor, stripped)));
        let before = self.columns.rests.len();
        match pieces.filter(|(_, stripped)| stripped.deps.len() <= MAX_DEPS) {
            Some((actor, stripped)) => {
                push(&mut self.columns.mode, STRIPPED);
                push(&mut self.columns.deps, stripped.deps.len() as u64);
                stripped.deps.iter().for_each(|dep| self.dep(dep, index, earlier));
                cut(&stripped.rest, &actor, &mut self.holes, &mut self.columns.holes, &mut self.columns.rests);
            }
            None => {
                push(&mut self.columns.mode, WHOLE);
                self.columns.rests.extend_from_slice(&record.raw);
            }
        }
        push(&mut self.columns.lengths, (self.columns.rests.len() - before) as u64);
    }

    fn dep(&mut self, dep: &ChangeHash, index: usize, earlier: &HashMap<ChangeHash, usize>) {
        let code = if *dep == genesis_hash() {
            DEP_GENESIS
        } else if let Some(at) = earlier.get(dep) {
            2 * (index - at) as u64
        } else {
            let (at, new) = self.far.place(*dep);
            if new { DEP_NEXT } else { 3 + 2 * at as u64 }
        };
        push(&mut self.columns.deps, code);
    }

    fn finish(mut self) -> [Vec<u8>; 2] {
        let keys = self.seats.items.iter().filter_map(|seat| if let Seat::Key(key) = seat { Some(*key) } else { None });
        let keys: Vec<VerifyKey> = keys.collect();
        let bare = self.seats.items.iter().filter_map(|seat| if let Seat::Bare(id) = seat { Some(*id) } else { None });
        let bare: Vec<SeatId> = bare.collect();
        for (seat, incarnation) in std::mem::take(&mut self.authors.items) {
            let number = match seat {
                Seat::Key(key) => keys.iter().position(|known| *known == key).unwrap_or_default(),
                Seat::Bare(id) => keys.len() + bare.iter().position(|known| *known == id).unwrap_or_default(),
            };
            push(&mut self.columns.authors, number as u64);
            push(&mut self.columns.authors, self.incarnations.number(incarnation));
        }
        let mut random = Vec::new();
        let counts = [
            keys.len(),
            bare.len(),
            self.incarnations.items.len(),
            self.heads.items.len(),
            self.spaces.items.len(),
            self.far.items.len(),
        ];
        counts.into_iter().for_each(|count| push(&mut random, count as u64));
        keys.iter().for_each(|key| random.extend_from_slice(&key.0));
        bare.iter().for_each(|id| random.extend_from_slice(id.as_bytes()));
        self.incarnations.items.iter().for_each(|id| random.extend_from_slice(id.as_bytes()));
        self.heads.items.iter().for_each(|hash| random.extend_from_slice(hash.as_bytes()));
        self.spaces.items.iter().for_each(|id| random.extend_from_slice(id.as_bytes()));
        self.far.items.iter().for_each(|hash| random.extend_from_slice(hash.as_bytes()));
        random.extend_from_slice(&self.signatures);
        let c = &self.columns;
        let mut dense = Vec::new();
        for column in
            [&c.parts, &c.authors, &c.groups, &c.author, &c.head, &c.mode, &c.deps, &c.lengths, &c.holes, &c.rests]
        {
            push_column(&mut dense, column);
        }
        [random, dense]
    }
}
