//! The prescan: how much a raw change claims to hold, without expanding anything.
//!
//! 69 bytes can claim 60 million operations, whose expansion aborts the process where no `catch_unwind` helps
//! (`reference/sync.md` a.7). Chunk layout: automerge binary format, chunk type 1 (plain change).

use super::MAX_DEPS;
use crate::Refusal;

/// Largest raw change.
pub const MAX_CHANGE_BYTES: usize = 256 * 1024;
/// Most values that any column may claim.
pub const MAX_RUN: u64 = 10_000;
/// A put names the author of every answer it replaces; only the chunk's size bounds those, or a flood of answers
/// could make a field unwritable.
const MAX_ACTORS: u64 = MAX_RUN;
const MAX_COLUMNS: u64 = 16;
const ACTOR_LEN: u64 = 16;
const HEADER: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const PLAIN_CHANGE: u8 = 1;

/// A cursor that never reads past the end.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, len: u64) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(usize::try_from(len).ok()?)?;
        self.0 = tail;
        Some(head)
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let mut value = 0i64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let sign = if byte & 0x40 != 0 { -1i64 << (shift + 7) } else { 0 };
                return Some(value | sign);
            }
        }
        None
    }
}

/// What a column's values look like.
#[derive(Clone, Copy)]
enum Values {
    Unsigned,
    Signed,
    Text,
}

/// Checks the outer shape and claims of a raw change.
///
/// # Errors
/// `Refusal::Prescan` when it is not exactly one plain, uncompressed change within all limits.
pub fn prescan(raw: &[u8]) -> Result<(), Refusal> {
    if raw.len() > MAX_CHANGE_BYTES {
        return Err(Refusal::Prescan);
    }
    scan(raw).ok_or(Refusal::Prescan)
}

fn scan(raw: &[u8]) -> Option<()> {
    let mut at = Cursor(raw.strip_prefix(&HEADER)?);
    at.take(4)?; // the checksum; compared by the parser
    (at.byte()? == PLAIN_CHANGE).then_some(())?;
    let len = at.unsigned()?;
    (len == at.0.len() as u64).then_some(())?;

    let deps = at.unsigned().filter(|count| *count <= MAX_DEPS as u64)?;
    at.take(deps * 32)?;
    let actor = at.unsigned().filter(|len| *len == ACTOR_LEN)?;
    at.take(actor)?;
    at.unsigned()?; // sequence
    at.unsigned()?; // start op
    at.signed()?; // time
    at.unsigned().filter(|len| *len == 0)?; // message: an honest author writes none
    let actors = at.unsigned().filter(|count| *count <= MAX_ACTORS)?;
    for _ in 0..actors {
        let len = at.unsigned().filter(|len| *len == ACTOR_LEN)?;
        at.take(len)?;
    }
    let columns = at.unsigned().filter(|count| *count <= MAX_COLUMNS)?;
    let mut layout = Vec::new();
    for _ in 0..columns {
        let spec = at.unsigned()?;
        layout.push((spec, at.unsigned()?));
    }
    for (spec, len) in layout {
        let deflated = spec & 0b1000 != 0;
        (!deflated).then_some(())?;
        column(spec, at.take(len)?)?;
    }
    at.0.is_empty().then_some(()) // extra bytes: an honest author writes none
}

fn column(spec: u64, bytes: &[u8]) -> Option<()> {
    let mut at = Cursor(bytes);
    match spec & 0b111 {
        7 => Some(()), // raw values, bounded by the chunk
        4 => booleans(&mut at),
        3 => runs(&mut at, Values::Signed),
        5 => runs(&mut at, Values::Text),
        _ => runs(&mut at, Values::Unsigned),
    }
}

fn add(total: u64, more: u64) -> Option<u64> {
    total.checked_add(more).filter(|sum| *sum <= MAX_RUN)
}

fn booleans(at: &mut Cursor<'_>) -> Option<()> {
    let mut total = 0;
    while !at.0.is_empty() {
        total = add(total, at.unsigned()?)?;
    }
    Some(())
}

fn runs(at: &mut Cursor<'_>, values: Values) -> Option<()> {
    let mut total = 0;
    while !at.0.is_empty() {
        let length = at.signed()?;
        if length > 0 {
            total = add(total, length.unsigned_abs())?;
            value(at, values)?;
        } else if length == 0 {
            total = add(total, at.unsigned()?)?;
        } else {
            total = add(total, length.unsigned_abs())?;
            for _ in 0..length.unsigned_abs() {
                value(at, values)?;
            }
        }
    }
    Some(())
}

fn value(at: &mut Cursor<'_>, values: Values) -> Option<()> {
    match values {
        Values::Unsigned => at.unsigned().map(|_| ()),
        Values::Signed => at.signed().map(|_| ()),
        Values::Text => {
            let len = at.unsigned()?;
            at.take(len).map(|_| ())
        }
    }
}
