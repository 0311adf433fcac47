//! What a bundle carries.

use minicbor::{Decode, Encode};

use crate::{
    Part,
    bundle::Mark,
    change::ChangeRecord,
    id::{BodyHash, ChangeHash, SeatId, SpaceId, StoreId},
    sign::Signed,
    trust::{ControlEntry, TrustItem},
};

/// Everything inside one bundle, section by section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Profiles, device lists and certificates of author organisations.
    pub trust: Vec<TrustItem>,
    /// Who holds the parts that are in here.
    pub control: Vec<Signed<ControlEntry>>,
    /// Signed changes. They come back grouped by space and part, in their order within each.
    pub changes: Vec<ChangeRecord>,
    /// Note bodies.
    pub bodies: Vec<SealedBody>,
    /// What the sender's side has received.
    pub receipts: Vec<Receipt>,
    /// What the sender's side misses.
    pub needs: Vec<Need>,
    /// Sections that this version does not know, kept as they came.
    pub unknown: Vec<RawSection>,
}

/// A note's text beside the document, which holds only its salted hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedBody {
    /// The space whose document refers to it.
    pub space: SpaceId,
    /// Random; keeps the hash from being guessed once the text is gone.
    pub salt: [u8; 16],
    /// The text and what belongs to it.
    pub bytes: Vec<u8>,
}

impl SealedBody {
    /// The reference to it; derived, never sent.
    #[must_use]
    pub fn hash(&self) -> BodyHash {
        BodyHash::derive(&self.space, &self.salt, &self.bytes)
    }
}

/// What one reading seat has applied of one sending store's journal.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Receipt {
    /// Who read.
    #[n(0)]
    pub reader: SeatId,
    /// Into which store.
    #[n(1)]
    pub reader_store: StoreId,
    /// Whose journal the positions count.
    #[n(2)]
    pub about: StoreId,
    /// Everything up to and including this position was applied.
    #[n(3)]
    pub applied_to: u64,
    /// Ranges (exclusive..inclusive) that were received beyond a gap.
    #[n(4)]
    pub exceptions: Vec<(u64, u64)>,
    /// Records that wait for something.
    #[n(5)]
    pub parked: u32,
    /// Records that were refused.
    #[n(6)]
    pub refused: u32,
    /// Unix seconds.
    #[n(7)]
    pub at: i64,
    /// The sending store's own marks, given back: that of `applied_to`, and those of the last places that it wrote in
    /// other unlocks.
    #[n(8)]
    pub marks: Option<Vec<(u64, Mark)>>,
}

/// Something the sender asks for.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Need {
    /// A range of a store's journal, exclusive..inclusive.
    #[n(0)]
    Range {
        /// Whose journal.
        #[n(0)]
        store: StoreId,
        /// After this position.
        #[n(1)]
        from: u64,
        /// Up to and including this one.
        #[n(2)]
        to: u64,
    },
    /// Changes by hash.
    #[n(1)]
    Changes {
        /// Of this space.
        #[n(0)]
        space: SpaceId,
        /// And part.
        #[n(1)]
        part: Part,
        /// Which.
        #[n(2)]
        hashes: Vec<ChangeHash>,
    },
    /// Note bodies by hash.
    #[n(2)]
    Bodies {
        /// Of this space.
        #[n(0)]
        space: SpaceId,
        /// Which.
        #[n(1)]
        hashes: Vec<BodyHash>,
    },
    /// All that may be had, for example after a restore.
    #[n(3)]
    Everything {
        /// The store that asks.
        #[n(0)]
        store: StoreId,
    },
}

/// A section of a kind that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawSection {
    /// Its number.
    pub kind: u16,
    /// How many things its writer counted in it.
    pub count: u32,
    /// Its content, uncompressed.
    pub bytes: Vec<u8>,
}
