//! Sections: their numbers, and the plain ones that are lists in CBOR.

use std::ops::RangeInclusive;

use sha2::{Digest, Sha256};

use crate::{
    Error,
    bundle::{
        Contents, FORMAT, Limits, RawSection, bodies, changes,
        envelope::SectionHead,
        squeeze::{compress, decompress},
    },
    codec,
    trust::Directory,
};

/// The numbers of the kinds of sections.
pub mod kind {
    /// Profiles, device lists and certificates.
    pub const TRUST: u16 = 1;
    /// Control entries.
    pub const CONTROL: u16 = 2;
    /// Signed changes.
    pub const CHANGES: u16 = 3;
    /// Note bodies.
    pub const BODIES: u16 = 4;
    /// Receipts.
    pub const RECEIPTS: u16 = 5;
    /// Needs.
    pub const NEEDS: u16 = 6;
    /// Erasures and redactions; reserved.
    pub const TOMBSTONES: u16 = 7;
}

/// The kinds that this version reads.
const KNOWN: RangeInclusive<u16> = kind::TRUST..=kind::NEEDS;

/// A section ready to be written: what the manifest says of it, and its compressed bytes.
pub(super) type Written = (SectionHead, Vec<u8>);

fn section(kind: u16, critical: bool, count: usize, pieces: &[Vec<u8>], limits: &Limits) -> Result<Written, Error> {
    let mut hasher = Sha256::new();
    pieces.iter().for_each(|piece| hasher.update(piece));
    let bytes = compress(pieces)?;
    let head = SectionHead {
        kind,
        critical,
        count: u32::try_from(count).map_err(|_| Error::TooLarge("records in a bundle"))?,
        len: pieces.iter().map(|piece| piece.len() as u64).sum(),
        compressed_len: bytes.len() as u64,
        sha256: hasher.finalize().into(),
    };
    limits.check_section(&head)?;
    Ok((head, bytes))
}

/// Writes every section that holds something.
pub(super) fn write_all(contents: &Contents, directory: &Directory, limits: &Limits) -> Result<Vec<Written>, Error> {
    let mut out = Vec::new();
    let mut add = |kind, critical, count, pieces: &[Vec<u8>]| -> Result<(), Error> {
        if count > 0 {
            out.push(section(kind, critical, count, pieces, limits)?);
        }
        Ok(())
    };
    add(kind::TRUST, true, contents.trust.len(), &[codec::encode(&contents.trust)])?;
    add(kind::CONTROL, true, contents.control.len(), &[codec::encode(&contents.control)])?;
    let bodies = bodies::Layout::of(&contents.bodies);
    add(kind::BODIES, true, contents.bodies.len(), &bodies.write(limits)?)?;
    let changes = changes::write(&contents.changes, &bodies, directory, limits)?;
    add(kind::CHANGES, true, contents.changes.len(), &changes)?;
    add(kind::RECEIPTS, true, contents.receipts.len(), &[codec::encode(&contents.receipts)])?;
    add(kind::NEEDS, true, contents.needs.len(), &[codec::encode(&contents.needs)])?;
    for raw in &contents.unknown {
        if KNOWN.contains(&raw.kind) {
            return Err(Error::Malformed("an unknown section has a known number"));
        }
        let count = usize::try_from(raw.count).map_err(|_| Error::TooLarge("records in a bundle"))?;
        out.push(section(raw.kind, false, count, std::slice::from_ref(&raw.bytes), limits)?);
    }
    Ok(out)
}

/// Decompresses one section and compares its hash with the manifest.
pub(super) fn unpack(head: &SectionHead, bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Error> {
    limits.check_section(head)?;
    let content = decompress(bytes, head.len)?;
    let digest: [u8; 32] = Sha256::digest(&content).into();
    if digest == head.sha256 {
        Ok(content)
    } else {
        Err(Error::BadSignature("a section is not the one that was signed"))
    }
}

/// Decodes a list of CBOR values whose number the manifest gave.
pub(super) fn list<T>(head: &SectionHead, content: &[u8], what: &'static str) -> Result<Vec<T>, Error>
where
    Vec<T>: for<'b> minicbor::Decode<'b, ()>,
{
    let values: Vec<T> = codec::decode(content, what)?;
    if u32::try_from(values.len()) == Ok(head.count) { Ok(values) } else { Err(Error::Malformed(what)) }
}

/// Reads every section, bodies before changes because changes refer to them.
pub(super) fn read_all(sections: &[(SectionHead, &[u8])], format: u32, limits: &Limits) -> Result<Contents, Error> {
    if sections.iter().any(|(head, _)| head.critical && !KNOWN.contains(&head.kind)) {
        return Err(Error::NewerFormat(format.max(FORMAT + 1)));
    }
    let mut contents = Contents::default();
    let mut bodies = bodies::Layout::default();
    if let Some((head, bytes)) = sections.iter().find(|(head, _)| head.kind == kind::BODIES) {
        contents.bodies = bodies::read(&unpack(head, bytes, limits)?, head.count, limits)?;
        bodies = bodies::Layout::of(&contents.bodies);
    }
    let changes_of = |content: &[u8], count| changes::read(content, count, &bodies, limits);
    for (head, bytes) in sections.iter().filter(|(head, _)| head.kind != kind::BODIES) {
        let content = unpack(head, bytes, limits)?;
        match head.kind {
            kind::TRUST => contents.trust = list(head, &content, "trust section")?,
            kind::CONTROL => contents.control = list(head, &content, "control section")?,
            kind::CHANGES => contents.changes = changes_of(&content, head.count)?,
            kind::RECEIPTS => contents.receipts = list(head, &content, "receipts section")?,
            kind::NEEDS => contents.needs = list(head, &content, "needs section")?,
            kind => contents.unknown.push(RawSection { kind, count: head.count, bytes: content }),
        }
    }
    Ok(contents)
}
