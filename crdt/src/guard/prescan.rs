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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use automerge::ActorId;
    use proptest::prelude::*;

    use super::*;
    use crate::document::{Container, Document, Edit, Map, Value};

    fn honest() -> Vec<u8> {
        let mut edit = Edit::new();
        edit.put("headline", Value::from("Fell twice")).enter(
            Container::Entries,
            Map::from([("k".to_owned(), Value::Map(Map::from([("deep".to_owned(), Value::Float(0.5))])))]),
        );
        let made = Document::new().commit(&ActorId::from(vec![1; 16]), 1_700_000_000_000, &edit).unwrap();
        made.change.raw_bytes().to_vec()
    }

    #[test]
    fn honest_changes_pass_and_every_truncation_is_refused() {
        let raw = honest();
        assert_eq!(prescan(&raw), Ok(()), "an honest change passes");
        for end in 0..raw.len() {
            assert_eq!(prescan(&raw[..end]), Err(Refusal::Prescan), "cut at {end}");
        }
        assert_eq!(prescan(&[&raw[..], &[0]].concat()), Err(Refusal::Prescan), "nothing may follow");
    }

    #[test]
    fn run_lengths_are_added_up_unexpanded() {
        let most = [0x90, 0xce, 0x00, 0x01]; // 10,000 times 1
        assert!(column(0x42, &most).is_some(), "the limit itself is allowed");
        assert!(column(0x42, &[&most[..], &[0x01, 0x01]].concat()).is_none(), "one more is not");
        assert!(column(0x42, &[0x80, 0x87, 0xa7, 0x0e, 0x01]).is_none(), "nor are thirty million");
        assert!(column(0x34, &[0xff, 0xff, 0xff, 0xff, 0x7f]).is_none(), "nor as a run of yes or no");
        assert!(column(0x42, &[0x00, 0xff, 0xff, 0x7f]).is_none(), "nor as a run of nothing");
        assert!(column(0x15, &[0x7f, 0x7f, b'x']).is_none(), "a text longer than its column");
        assert!(column(0x57, &[0xff; 9]).is_some(), "raw values are bounded by the chunk");
    }

    proptest! {
        #[test]
        fn any_bytes_are_judged_without_panic(bytes: Vec<u8>, spec: u64, at: usize, value: u8) {
            let _ = column(spec, &bytes);
            prop_assert!(prescan(&bytes).is_err() || !bytes.is_empty(), "nothing is not a change");
            let mut raw = honest();
            let at = at % raw.len();
            raw[at] = value;
            let _ = prescan(&raw); // a verdict either way, never a panic
        }
    }
}
