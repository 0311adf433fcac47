//! The wire form of a raw change: without what the reader derives (header, checksum, actor).

use automerge::ActorId;
use sha2::{Digest, Sha256};

use crate::{Error, id::ChangeHash};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const PLAIN_CHANGE: u8 = 1;
const HASH_LEN: usize = 32;

/// A raw change cut into the parts that must travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// Direct dependencies, in the order of the change.
    pub deps: Vec<ChangeHash>,
    /// Everything after the actor id.
    pub rest: Vec<u8>,
}

/// Reads an unsigned LEB128 number of at most 63 bits; gives it and what follows.
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0u64;
    for (index, byte) in bytes.iter().enumerate().take(9) {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return bytes.get(index + 1..).map(|tail| (value, tail));
        }
    }
    None
}

fn push_number(out: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

/// Cuts a raw change by `actor`; gives `None` when it is not a plain change by that actor (send it whole then).
#[must_use]
pub fn strip(raw: &[u8], actor: &ActorId) -> Option<Stripped> {
    let body = raw.strip_prefix(&MAGIC)?.get(4..)?.strip_prefix(&[PLAIN_CHANGE])?;
    let (len, body) = number(body)?;
    if usize::try_from(len).ok()? != body.len() {
        return None;
    }
    let (count, mut tail) = number(body)?;
    let count = usize::try_from(count).ok().filter(|count| *count <= body.len() / HASH_LEN)?;
    let mut deps = Vec::with_capacity(count);
    for _ in 0..count {
        deps.push(ChangeHash::from_slice(tail.get(..HASH_LEN)?).ok()?);
        tail = tail.get(HASH_LEN..)?;
    }
    let (actor_len, tail) = number(tail)?;
    let bytes = actor.to_bytes();
    let rest = tail.strip_prefix(bytes)?;
    let stripped = Stripped { deps, rest: rest.to_vec() };
    let whole = usize::try_from(actor_len).ok()? == bytes.len() && restore(&stripped, actor).ok()? == raw;
    whole.then_some(stripped)
}

/// Puts a raw change together again, with its checksum.
///
/// # Errors
/// `TooLarge` when the pieces do not fit one change.
pub fn restore(stripped: &Stripped, actor: &ActorId) -> Result<Vec<u8>, Error> {
    let mut body = Vec::with_capacity(stripped.rest.len() + stripped.deps.len() * HASH_LEN + 32);
    push_number(&mut body, stripped.deps.len() as u64);
    for dep in &stripped.deps {
        body.extend_from_slice(dep.as_bytes());
    }
    push_number(&mut body, actor.to_bytes().len() as u64);
    body.extend_from_slice(actor.to_bytes());
    body.extend_from_slice(&stripped.rest);

    let mut tail = vec![PLAIN_CHANGE];
    push_number(&mut tail, body.len() as u64);
    tail.extend_from_slice(&body);
    let digest: [u8; 32] = Sha256::digest(&tail).into();
    let checksum = digest.get(..4).ok_or(Error::TooLarge("change"))?;
    Ok([&MAGIC, checksum, &tail].concat())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{Container, Document, Edit, Map, Value};

    fn honest() -> Vec<automerge::Change> {
        let mut document = Document::new();
        (0..20u8)
            .map(|number| {
                let mut edit = Edit::new();
                edit.put("headline", Value::Uint(u64::from(number)));
                edit.enter(Container::Entries, Map::from([("k".to_owned(), Value::Bytes(vec![number; 200]))]));
                document.commit(&ActorId::from(vec![number % 3 + 1; 16]), i64::from(number), &edit).unwrap().change
            })
            .collect()
    }

    #[test]
    fn honest_changes_come_back_byte_for_byte() {
        for change in honest() {
            let stripped = strip(change.raw_bytes(), change.actor_id()).unwrap();
            assert_eq!(restore(&stripped, change.actor_id()).unwrap(), change.raw_bytes(), "nothing may be lost");
            assert!(stripped.rest.len() + 32 * stripped.deps.len() < change.raw_bytes().len(), "and less travels");
            let other = ActorId::from(vec![9; 16]);
            assert_eq!(strip(change.raw_bytes(), &other), None, "another actor's change travels whole");
        }
    }

    #[test]
    fn truncated_or_longer_changes_are_not_cut() {
        let change = honest().pop().unwrap();
        let raw = change.raw_bytes();
        for end in 0..raw.len() {
            assert_eq!(strip(&raw[..end], change.actor_id()), None, "a truncated change is no change");
        }
        assert_eq!(strip(&[raw, &[0]].concat(), change.actor_id()), None, "nor one with more behind it");
    }

    proptest! {
        #[test]
        fn any_bytes_are_cut_faithfully_or_not_at_all(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let actor = ActorId::from(vec![1; 16]);
            let chunk = [&MAGIC[..], &[0, 0, 0, 0, PLAIN_CHANGE], &bytes].concat();
            for raw in [&bytes, &chunk] {
                if let Some(stripped) = strip(raw, &actor) {
                    prop_assert_eq!(&restore(&stripped, &actor).unwrap(), raw, "what is cut must come back");
                }
            }
        }

        #[test]
        fn any_pieces_survive_the_road(deps in proptest::collection::vec(any::<[u8; 32]>(), 0..5), rest: Vec<u8>) {
            let actor = ActorId::from(vec![1; 16]);
            let stripped = Stripped { deps: deps.into_iter().map(ChangeHash).collect(), rest };
            let raw = restore(&stripped, &actor).unwrap();
            prop_assert_eq!(strip(&raw, &actor), Some(stripped), "cutting again gives the same pieces");
        }
    }
}
