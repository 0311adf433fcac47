//! Packing: the small pieces of a store, each compressed alone with the help of a dictionary of what such pieces hold.
//!
//! A note of 400 characters holds too little to learn from; the dictionaries bring what notes, changes and control
//! entries have in common. They were trained on made-up notes and on the changes of a made-up town, and stand in every
//! vault: a released one never changes, a better one gets a number of its own.

use std::{cell::RefCell, sync::OnceLock};

use zstd::{
    bulk::{Compressor, Decompressor},
    dict::{DecoderDictionary, EncoderDictionary},
};

use crate::Error;

/// What a piece is, and so which dictionary helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The raw bytes of a change.
    Change = 1,
    /// The sealed text of a note.
    Body = 2,
    /// A signed control entry.
    Control = 3,
    /// The saved document of a part.
    Document = 4,
}

const PLAIN: u8 = 0;
const LEVEL: i32 = 3;
/// Nothing that is packed is longer.
const MOST: u64 = 1 << 24;

impl Kind {
    const ALL: [Self; 4] = [Self::Change, Self::Body, Self::Control, Self::Document];

    const fn dictionary(self) -> &'static [u8] {
        match self {
            Self::Change => include_bytes!("change-1.dict"),
            Self::Body => include_bytes!("body-1.dict"),
            Self::Control => include_bytes!("control-1.dict"),
            Self::Document => include_bytes!("document-1.dict"),
        }
    }

    const fn place(self) -> usize {
        self as usize - 1
    }
}

thread_local! {
    static PACKERS: RefCell<[Option<Compressor<'static>>; 4]> = const { RefCell::new([None, None, None, None]) };
    static UNPACKERS: RefCell<[Option<Decompressor<'static>>; 4]> = const { RefCell::new([None, None, None, None]) };
}

fn packer(kind: Kind) -> Option<Compressor<'static>> {
    static DICTIONARIES: OnceLock<[EncoderDictionary<'static>; 4]> = OnceLock::new();
    let all = DICTIONARIES.get_or_init(|| Kind::ALL.map(|kind| EncoderDictionary::copy(kind.dictionary(), LEVEL)));
    let mut packer = Compressor::with_prepared_dictionary(all.get(kind.place())?).ok()?;
    packer.include_checksum(false).and(packer.include_dictid(false)).ok()?;
    Some(packer)
}

fn unpacker(kind: Kind) -> Option<Decompressor<'static>> {
    static DICTIONARIES: OnceLock<[DecoderDictionary<'static>; 4]> = OnceLock::new();
    let all = DICTIONARIES.get_or_init(|| Kind::ALL.map(|kind| DecoderDictionary::copy(kind.dictionary())));
    Decompressor::with_prepared_dictionary(all.get(kind.place())?).ok()
}

/// Packs a piece; it comes back byte for byte. What does not get shorter is kept as it is.
#[must_use]
pub fn pack(kind: Kind, bytes: &[u8]) -> Vec<u8> {
    // What would not be unpacked again is not packed.
    let packed = (bytes.len() as u64 <= MOST).then_some(()).and_then(|()| {
        PACKERS.with_borrow_mut(|all| {
            let packer = all.get_mut(kind.place())?;
            if packer.is_none() {
                *packer = self::packer(kind);
            }
            packer.as_mut()?.compress(bytes).ok()
        })
    });
    let mut out = vec![kind as u8];
    let mut length = bytes.len();
    while length > 0x7f {
        out.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    match packed {
        Some(packed) if out.len() + packed.len() <= bytes.len() => out.extend(packed),
        _ => {
            out.clear();
            out.push(PLAIN);
            out.extend_from_slice(bytes);
        }
    }
    out
}

/// Unpacks a piece.
///
/// # Errors
/// `Malformed` when it is not one that was packed.
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, Error> {
    let malformed = Error::Malformed("packed piece");
    let (kind, mut rest) = packed.split_first().ok_or(malformed.clone())?;
    if *kind == PLAIN {
        return Ok(rest.to_vec());
    }
    let kind = Kind::ALL.into_iter().find(|known| *known as u8 == *kind).ok_or(malformed.clone())?;
    let (mut length, mut shift) = (0u64, 0);
    loop {
        let (byte, tail) = rest.split_first().ok_or(malformed.clone())?;
        rest = tail;
        length |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
        if shift > 28 {
            return Err(malformed);
        }
    }
    let length = usize::try_from(length.min(MOST + 1)).map_err(|_| malformed.clone())?;
    let unpacked = UNPACKERS.with_borrow_mut(|all| {
        let unpacker = all.get_mut(kind.place())?;
        if unpacker.is_none() {
            *unpacker = self::unpacker(kind);
        }
        unpacker.as_mut()?.decompress(rest, length).ok()
    });
    unpacked.filter(|bytes| bytes.len() == length).ok_or(malformed)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    #[test]
    fn a_piece_that_is_too_large_to_unpack_is_kept_as_it_is() {
        let large = vec![7; usize::try_from(super::MOST).unwrap() + 1];
        let kept = super::pack(super::Kind::ALL[0], &large);
        assert!(kept.len() > large.len(), "not packed");
        assert_eq!(super::unpack(&kept).unwrap(), large, "and it comes back");
    }

    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn released_dictionaries_never_change() {
        let hashes = Kind::ALL.map(|kind| {
            Sha256::digest(kind.dictionary()).iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>()
        });
        assert_eq!(
            hashes,
            ["acbb55dadc4cdbfe", "3f88786b03fb5167", "dc6577d791dac519", "d68d5ea76351c797"],
            "vaults in the field are packed with these"
        );
    }

    #[test]
    fn a_note_is_packed_into_half_its_length() {
        let note = "Seen at home with her daughter. Slept badly, pain better since the new dose. District nurse will call \
                    on Thursday to change the dressing. No fever. Walks to the kitchen with the frame, ate half of breakfast.";
        let packed = pack(Kind::Body, note.as_bytes());
        assert!(packed.len() * 2 < note.len(), "{} of {} bytes", packed.len(), note.len());
        assert_eq!(unpack(&packed).unwrap(), note.as_bytes(), "and comes back");
    }

    proptest! {
        #[test]
        fn everything_comes_back(bytes in proptest::collection::vec(any::<u8>(), 0..2000), text in "[a-z ]{0,600}") {
            for kind in Kind::ALL {
                for piece in [&bytes[..], text.as_bytes()] {
                    let packed = pack(kind, piece);
                    prop_assert!(packed.len() <= piece.len() + 1, "nothing grows by more than its first byte");
                    prop_assert_eq!(unpack(&packed).unwrap(), piece, "{:?}", kind);
                }
            }
        }

        #[test]
        fn any_bytes_unpack_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = unpack(&bytes); // a verdict either way, never a panic
        }
    }
}
