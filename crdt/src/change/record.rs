//! The signed change record and the claim its signature covers.

use sha2::{Digest, Sha256};

use crate::{
    Error, Part, codec,
    id::{ChangeHash, ControlHash, Incarnation, SeatId, SpaceId},
    sign::{Signature, VerifyKey},
};

/// Magic and checksum come before what a change's hash covers.
const BEFORE_HASHED: usize = 8;

/// Domain string of a change signature.
pub const DOMAIN: &str = "change/1";

/// One Automerge change with the claim that binds it to a space, a part and an author.
///
/// The signature covers everything but the raw bytes, whose hash it covers, because an Automerge change names no
/// document (`reference/sync.md` c.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRecord {
    /// The case, team, meeting or log.
    pub space: SpaceId,
    /// The part of the space.
    pub part: Part,
    /// 0 for now; a later version may start a part afresh.
    pub generation: u32,
    /// SHA-256 of the raw change.
    pub hash: ChangeHash,
    /// The uncompressed change chunk.
    pub raw: Vec<u8>,
    /// Who wrote it.
    pub seat: SeatId,
    /// In which unlock.
    pub incarnation: Incarnation,
    /// The newest control entry of the part that the author knew.
    pub control_head: ControlHash,
    /// Over [`ChangeRecord::claim`].
    pub signature: Signature,
}

/// The hash of a raw change: SHA-256 of what follows its magic and checksum. `None` when it is too short to be one.
#[must_use]
pub fn hash_of(raw: &[u8]) -> Option<ChangeHash> {
    raw.get(BEFORE_HASHED..).map(|hashed| ChangeHash(Sha256::digest(hashed).into()))
}

pub(crate) fn claim(
    space: &SpaceId,
    part: &Part,
    generation: u32,
    hash: &ChangeHash,
    seat: &SeatId,
    incarnation: &Incarnation,
    control_head: &ControlHash,
) -> Vec<u8> {
    codec::encode(&(space, part, generation, hash, seat, incarnation, control_head))
}

impl ChangeRecord {
    /// The bytes the signature covers.
    #[must_use]
    pub fn claim(&self) -> Vec<u8> {
        claim(&self.space, &self.part, self.generation, &self.hash, &self.seat, &self.incarnation, &self.control_head)
    }

    /// Verifies the author's signature over the claim. That `hash` fits `raw` is the guard's to check.
    ///
    /// # Errors
    /// `BadSignature`.
    pub fn verify(&self, key: &VerifyKey) -> Result<(), Error> {
        key.verify(DOMAIN, &self.claim(), &self.signature, "change")
    }
}
