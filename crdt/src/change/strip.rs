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
