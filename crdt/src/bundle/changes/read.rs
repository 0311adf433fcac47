//! Reading the section of changes.

use super::{
    DEP_GENESIS, DEP_NEXT, HEAD_NEXT, HEAD_SAME, MAX_DEPS, STRIPPED, WHOLE, hash_of,
    hole::{Context, fill},
};
use crate::{
    Error, Part,
    bundle::{Limits, bodies::Layout, column::Cursor},
    change::{ChangeRecord, Stripped, actor_id, restore},
    document::genesis_hash,
    id::{ChangeHash, ControlHash, Incarnation, SeatId, SpaceId},
    sign::{Signature, VerifyKey},
};

const WHAT: &str = "changes section";

#[derive(Clone, Copy)]
struct Author {
    seat: SeatId,
    /// Unknown for a seat of which only the id was sent.
    key: Option<VerifyKey>,
    incarnation: Incarnation,
}

struct Columns<'a> {
    groups: Cursor<'a>,
    author: Cursor<'a>,
    head: Cursor<'a>,
    mode: Cursor<'a>,
    deps: Cursor<'a>,
    lengths: Cursor<'a>,
    holes: Cursor<'a>,
    rests: Cursor<'a>,
    signatures: Cursor<'a>,
}

struct Reader<'a> {
    columns: Columns<'a>,
    authors: Vec<Author>,
    heads: Vec<ControlHash>,
    next_head: usize,
    spaces: Vec<SpaceId>,
    parts: Vec<Part>,
    far: Vec<ChangeHash>,
    next_far: usize,
    context: Context<'a>,
    limits: &'a Limits,
    /// Bytes of raw changes that may still be made: small numbers stand for long hashes.
    budget: u64,
}

/// Reads the section; the manifest says how many changes there are.
pub(in crate::bundle) fn read(
    content: &[u8],
    count: u32,
    bodies: &Layout<'_>,
    limits: &Limits,
) -> Result<Vec<ChangeRecord>, Error> {
    let mut cursor = Cursor::new(content, WHAT);
    let count = usize::try_from(count).map_err(|_| cursor.malformed())?;
    let mut counts = [0usize; 6];
    for slot in &mut counts {
        *slot = cursor.count(16, content.len())?;
    }
    let [keys, bare, incarnations, heads, spaces, far] = counts;
    // Nothing is listed that no change uses; this keeps what a hostile list costs in proportion.
    if [keys, bare, incarnations, heads, spaces].into_iter().any(|listed| listed > count) {
        return Err(cursor.malformed());
    }
    let mut seats = Vec::new();
    for _ in 0..keys {
        let key = VerifyKey(cursor.array()?);
        seats.push((SeatId::of(&key), Some(key)));
    }
    for _ in 0..bare {
        seats.push((SeatId(cursor.array()?), None));
    }
    let incarnations = many(&mut cursor, incarnations, Incarnation)?;
    let heads = many(&mut cursor, heads, ControlHash)?;
    let mut all_spaces = bodies.spaces.clone();
    all_spaces.extend(many(&mut cursor, spaces, SpaceId)?);
    let far = many(&mut cursor, far, ChangeHash)?;
    let signatures = Cursor::new(cursor.bytes(count.checked_mul(64).ok_or(cursor.malformed())?)?, WHAT);
    let parts = read_parts(&mut cursor.column()?, count)?;
    let authors = read_authors(&mut cursor.column()?, &seats, &incarnations, count)?;
    let columns = Columns {
        groups: cursor.column()?,
        author: cursor.column()?,
        head: cursor.column()?,
        mode: cursor.column()?,
        deps: cursor.column()?,
        lengths: cursor.column()?,
        holes: cursor.column()?,
        rests: cursor.column()?,
        signatures,
    };
    cursor.end()?;
    let mut reader = Reader {
        columns,
        authors,
        heads,
        next_head: 0,
        spaces: all_spaces,
        parts,
        far,
        next_far: 0,
        context: Context { bodies, next_body: 0 },
        limits,
        budget: limits.section.saturating_mul(2),
    };
    let mut records = Vec::with_capacity(count);
    while records.len() < count {
        reader.group(&mut records, count)?;
    }
    reader.end()?;
    Ok(records)
}

fn many<const N: usize, T>(
    cursor: &mut Cursor<'_>,
    count: usize,
    make: impl Fn([u8; N]) -> T,
) -> Result<Vec<T>, Error> {
    (0..count).map(|_| cursor.array().map(&make)).collect()
}

fn read_parts(column: &mut Cursor<'_>, most: usize) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    while column.left() > 0 {
        let mut name = column.column()?;
        let name = std::str::from_utf8(name.bytes(name.left())?).map_err(|_| column.malformed())?;
        if parts.len() == most {
            return Err(column.malformed());
        }
        parts.push(Part::new(name)?);
    }
    Ok(parts)
}

fn read_authors(
    column: &mut Cursor<'_>,
    seats: &[(SeatId, Option<VerifyKey>)],
    incarnations: &[Incarnation],
    most: usize,
) -> Result<Vec<Author>, Error> {
    let mut authors = Vec::new();
    while column.left() > 0 {
        let (seat, key) = *seats.get(column.size()?).ok_or(column.malformed())?;
        let incarnation = *incarnations.get(column.size()?).ok_or(column.malformed())?;
        if authors.len() == most {
            return Err(column.malformed());
        }
        authors.push(Author { seat, key, incarnation });
    }
    Ok(authors)
}

impl Reader<'_> {
    fn group(&mut self, records: &mut Vec<ChangeRecord>, total: usize) -> Result<(), Error> {
        let malformed = Error::Malformed(WHAT);
        let groups = &mut self.columns.groups;
        let space = *self.spaces.get(groups.size()?).ok_or(malformed.clone())?;
        let part = self.parts.get(groups.size()?).cloned().ok_or(malformed.clone())?;
        let generation = u32::try_from(groups.number()?).map_err(|_| malformed.clone())?;
        let count = groups.size()?;
        if count == 0 || count > total - records.len() {
            return Err(malformed);
        }
        let first = records.len();
        let mut last_head = None;
        for _ in 0..count {
            let author = *self.authors.get(self.columns.author.size()?).ok_or(malformed.clone())?;
            let control_head = self.head(last_head)?;
            last_head = Some(control_head);
            let raw = self.raw(&space, &part, &author, records.get(first..).unwrap_or_default())?;
            self.budget = self.budget.checked_sub(raw.len() as u64).ok_or(Error::TooLarge("changes in a bundle"))?;
            records.push(ChangeRecord {
                space,
                part: part.clone(),
                generation,
                hash: hash_of(&raw).ok_or(malformed.clone())?,
                raw,
                seat: author.seat,
                incarnation: author.incarnation,
                control_head,
                signature: Signature(self.columns.signatures.array()?),
            });
        }
        Ok(())
    }

    fn head(&mut self, last: Option<ControlHash>) -> Result<ControlHash, Error> {
        let malformed = Error::Malformed(WHAT);
        match self.columns.head.number()? {
            HEAD_SAME => last.ok_or(malformed),
            HEAD_NEXT => {
                self.next_head += 1;
                self.heads.get(self.next_head - 1).copied().ok_or(malformed)
            }
            code => usize::try_from(code - 2).ok().and_then(|at| self.heads.get(at)).copied().ok_or(malformed),
        }
    }

    fn raw(
        &mut self,
        space: &SpaceId,
        part: &Part,
        author: &Author,
        earlier: &[ChangeRecord],
    ) -> Result<Vec<u8>, Error> {
        let len = self.columns.lengths.size()?;
        if len > self.limits.change {
            return Err(Error::TooLarge("change"));
        }
        let bytes = self.columns.rests.bytes(len)?;
        let raw = match (self.columns.mode.number()?, author.key) {
            (WHOLE, _) => bytes.to_vec(),
            (STRIPPED, Some(key)) => {
                let deps = self.deps(earlier)?;
                let actor = actor_id(&key, space, part, &author.incarnation);
                let rest = fill(bytes, &actor, &mut self.context, &mut self.columns.holes, self.limits.change)?;
                restore(&Stripped { deps, rest }, &actor)?
            }
            _ => return Err(Error::Malformed(WHAT)),
        };
        if raw.len() > self.limits.change { Err(Error::TooLarge("change")) } else { Ok(raw) }
    }

    fn deps(&mut self, earlier: &[ChangeRecord]) -> Result<Vec<ChangeHash>, Error> {
        let malformed = Error::Malformed(WHAT);
        let count = self.columns.deps.size()?;
        if count > MAX_DEPS {
            return Err(malformed);
        }
        let mut deps = Vec::with_capacity(count);
        for _ in 0..count {
            let code = self.columns.deps.number()?;
            let place = usize::try_from(code / 2).map_err(|_| malformed.clone())?;
            let dep = match code {
                DEP_GENESIS => Some(genesis_hash()),
                DEP_NEXT => {
                    self.next_far += 1;
                    self.far.get(self.next_far - 1).copied()
                }
                code if code % 2 == 0 => {
                    earlier.len().checked_sub(place).and_then(|at| earlier.get(at)).map(|record| record.hash)
                }
                _ => self.far.get(place - 1).copied(),
            };
            deps.push(dep.ok_or(malformed.clone())?);
        }
        Ok(deps)
    }

    /// Refuses leftovers in any column.
    fn end(&self) -> Result<(), Error> {
        let c = &self.columns;
        [&c.groups, &c.author, &c.head, &c.mode, &c.deps, &c.lengths, &c.holes, &c.rests, &c.signatures]
            .into_iter()
            .try_for_each(Cursor::end)
    }
}
