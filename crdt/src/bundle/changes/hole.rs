//! Holes: entry ids and body hashes that the reader derives are cut out of a change and put back.

use automerge::ActorId;

use crate::{
    Error,
    bundle::{
        bodies::Layout,
        column::{Cursor, push},
    },
    document::entry_id,
    id::BodyHash,
};

/// Longer changes are sent as they are: looking for holes would cost more than it saves.
const MAX_SEARCHED: usize = 4_096;
const MAX_ENTRIES: u32 = 64;
/// Both an entry id in hexadecimal and a body hash take this much.
const WIDTH: usize = 32;

/// What derived values depend on, besides the change itself.
pub(super) struct Context<'a> {
    pub(super) bodies: &'a Layout<'a>,
    /// The body that is expected next: notes and their bodies mostly come in the same order.
    pub(super) next_body: usize,
}

/// The first operation's counter, the second number after the actor; and where it ends.
fn start_op(rest: &[u8]) -> Option<(u64, usize)> {
    let mut cursor = Cursor::new(rest, "change");
    let number = cursor.number().and_then(|_| cursor.number()).ok()?;
    Some((number, rest.len() - cursor.left()))
}

const fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

const fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -((value & 1).cast_signed())
}

fn find(rest: &[u8], wanted: &[u8]) -> Option<usize> {
    rest.windows(wanted.len()).position(|window| window == wanted)
}

enum Found {
    Entry(u32),
    Body(usize),
}

/// Finds derived values, in order and without overlap.
fn search(rest: &[u8], actor: &ActorId, bodies: &Layout<'_>) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    if rest.len() > MAX_SEARCHED {
        return found;
    }
    if let Some((start_op, numbers)) = start_op(rest) {
        for index in 0..MAX_ENTRIES {
            match find(rest, entry_id(actor, start_op, index).to_string().as_bytes()) {
                // The reader needs the first numbers before it can derive anything.
                Some(at) if at >= numbers => found.push((at, Found::Entry(index))),
                _ => break,
            }
        }
    }
    for (at, window) in rest.windows(WIDTH).enumerate() {
        if let Some(body) = BodyHash::from_slice(window).ok().and_then(|hash| bodies.body(&hash)) {
            found.push((at, Found::Body(body)));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let mut end = 0;
    found.retain(|(at, _)| {
        let fits = *at >= end;
        end = if fits { at + WIDTH } else { end };
        fits
    });
    found
}

/// Cuts what can be derived out of `rest`; writes the holes to `holes` and what remains to `out`.
pub(super) fn cut(rest: &[u8], actor: &ActorId, context: &mut Context<'_>, holes: &mut Vec<u8>, out: &mut Vec<u8>) {
    let found = search(rest, actor, context.bodies);
    push(holes, found.len() as u64);
    let mut end = 0;
    for (at, what) in found {
        let between = rest.get(end..at).unwrap_or_default();
        out.extend_from_slice(between);
        push(holes, between.len() as u64);
        push(
            holes,
            match what {
                Found::Entry(index) => 2 * u64::from(index),
                Found::Body(body) => {
                    let step = (body as i64).wrapping_sub(context.next_body as i64);
                    context.next_body = body + 1;
                    1 + 2 * zigzag(step)
                }
            },
        );
        end = at + WIDTH;
    }
    out.extend_from_slice(rest.get(end..).unwrap_or_default());
}

/// Puts the derived values back.
pub(super) fn fill(
    cut: &[u8],
    actor: &ActorId,
    context: &mut Context<'_>,
    holes: &mut Cursor<'_>,
    limit: usize,
) -> Result<Vec<u8>, Error> {
    let count = holes.size()?;
    if count.saturating_mul(WIDTH).saturating_add(cut.len()) > limit {
        return Err(Error::TooLarge("change"));
    }
    let mut kept = Cursor::new(cut, "change");
    let mut rest = Vec::with_capacity(cut.len() + count * WIDTH);
    for _ in 0..count {
        let between = kept.bytes(holes.size()?)?;
        rest.extend_from_slice(between);
        let code = holes.number()?;
        if code % 2 == 0 {
            let index = u32::try_from(code / 2).map_err(|_| holes.malformed())?;
            let (start_op, _) = start_op(&rest).ok_or(holes.malformed())?;
            rest.extend_from_slice(entry_id(actor, start_op, index).to_string().as_bytes());
        } else {
            let body = (context.next_body as i64).wrapping_add(unzigzag(code / 2));
            let body = usize::try_from(body).map_err(|_| holes.malformed())?;
            let hash = context.bodies.hashes.get(body).ok_or(holes.malformed())?;
            context.next_body = body + 1;
            rest.extend_from_slice(hash.as_bytes());
        }
    }
    rest.extend_from_slice(kept.bytes(kept.left())?);
    Ok(rest)
}
