//! The section of note bodies: salts and spaces apart from the text, so that the text compresses well.

use std::{borrow::Cow, collections::HashMap};

use crate::{
    Error,
    bundle::{
        Limits, SealedBody,
        column::{Cursor, push, push_column},
    },
    id::{BodyHash, SpaceId},
};

/// The bodies of a bundle with what other sections refer to: their spaces in order of appearance, and their hashes.
#[derive(Default)]
pub(super) struct Layout<'a> {
    bodies: Cow<'a, [SealedBody]>,
    pub(super) spaces: Vec<SpaceId>,
    space_at: HashMap<SpaceId, usize>,
    pub(super) hashes: Vec<BodyHash>,
    by_hash: HashMap<BodyHash, usize>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(bodies: &'a [SealedBody]) -> Self {
        let mut layout = Self { bodies: Cow::Borrowed(bodies), ..Self::default() };
        for (index, body) in bodies.iter().enumerate() {
            layout.space_at.entry(body.space).or_insert_with(|| {
                layout.spaces.push(body.space);
                layout.spaces.len() - 1
            });
            let hash = body.hash();
            layout.hashes.push(hash);
            layout.by_hash.entry(hash).or_insert(index);
        }
        layout
    }

    /// The number of a space among those of the bodies.
    pub(super) fn space(&self, space: &SpaceId) -> Option<usize> {
        self.space_at.get(space).copied()
    }

    /// The number of a body.
    pub(super) fn body(&self, hash: &BodyHash) -> Option<usize> {
        self.by_hash.get(hash).copied()
    }

    /// Writes the section: a piece of random bytes and a piece that compresses.
    pub(super) fn write(&self, limits: &Limits) -> Result<[Vec<u8>; 2], Error> {
        let mut random = Vec::new();
        let (mut spaces, mut lengths, mut text) = (Vec::new(), Vec::new(), Vec::new());
        self.spaces.iter().for_each(|space| random.extend_from_slice(space.as_bytes()));
        for body in self.bodies.iter() {
            if body.bytes.len() > limits.body {
                return Err(Error::TooLarge("note body"));
            }
            random.extend_from_slice(&body.salt);
            push(&mut spaces, self.space(&body.space).unwrap_or_default() as u64);
            push(&mut lengths, body.bytes.len() as u64);
            text.extend_from_slice(&body.bytes);
        }
        let mut head = Vec::new();
        push(&mut head, self.spaces.len() as u64);
        let random = [head, random].concat();
        let mut dense = Vec::new();
        push_column(&mut dense, &spaces);
        push_column(&mut dense, &lengths);
        push_column(&mut dense, &text);
        Ok([random, dense])
    }
}

/// Reads the section.
pub(super) fn read(content: &[u8], count: u32, limits: &Limits) -> Result<Vec<SealedBody>, Error> {
    let mut cursor = Cursor::new(content, "bodies section");
    let count = usize::try_from(count).map_err(|_| cursor.malformed())?;
    let known = cursor.count(SpaceId::LEN, cursor.left())?;
    if known > count {
        return Err(cursor.malformed());
    }
    let mut spaces = Vec::with_capacity(known);
    for _ in 0..known {
        spaces.push(SpaceId(cursor.array()?));
    }
    let mut salts = Cursor::new(cursor.bytes(count.checked_mul(16).ok_or(cursor.malformed())?)?, "bodies section");
    let (mut which, mut lengths, mut text) = (cursor.column()?, cursor.column()?, cursor.column()?);
    cursor.end()?;
    let mut bodies = Vec::with_capacity(count);
    for _ in 0..count {
        let space = *spaces.get(which.size()?).ok_or(cursor.malformed())?;
        let len = lengths.size()?;
        if len > limits.body {
            return Err(Error::TooLarge("note body"));
        }
        bodies.push(SealedBody { space, salt: salts.array()?, bytes: text.bytes(len)?.to_vec() });
    }
    which.end().and(lengths.end()).and(text.end())?;
    Ok(bodies)
}
