//! One entry of a control log and the stewardship hand-over inside it.

use minicbor::{Decode, Encode};

use crate::{
    Error, Part,
    id::{ChangeHash, ControlHash, OrgId, SeatId, SpaceId, derive},
    sign::{Signature, Signed, Statement},
};

const MAX_PAYLOAD: usize = 64 * 1024;
const MAX_PARENTS: usize = 64;
const MAX_MEMBERS: usize = 256;
const MAX_BASIS: usize = 2_000;

/// A signed decision about who holds a part.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ControlEntry {
    /// The case, team, meeting or log.
    #[n(0)]
    pub space: SpaceId,
    /// The part of it.
    #[n(1)]
    pub part: Part,
    /// The heads its author knew, strictly ascending; empty for the entry that opens a log.
    #[n(2)]
    pub parents: Vec<ControlHash>,
    /// Only in an opening entry: with the author's organisation it derives `space`.
    #[cbor(n(3), with = "nonce")]
    pub nonce: Option<[u8; 16]>,
    /// Every holder after this entry, strictly ascending.
    #[n(4)]
    pub members: Vec<OrgId>,
    /// The organisation that may remove others.
    #[n(5)]
    pub steward: OrgId,
    /// The legal basis in the sharer's words, at most 2,000 bytes.
    #[n(6)]
    pub basis: String,
    /// For removed organisations: the heads up to which their changes stand.
    #[n(7)]
    pub watermarks: Vec<(OrgId, Vec<ChangeHash>)>,
    /// Unix seconds; what the author says.
    #[n(8)]
    pub at: i64,
    /// The seat that signed.
    #[n(9)]
    pub seat: SeatId,
    /// Signatures over the [`HandOver`] when stewardship changes: by a seat of the new steward, or by most of the
    /// remaining partners when the steward is gone.
    #[n(10)]
    pub countersignatures: Vec<(SeatId, Signature)>,
}

impl Statement for ControlEntry {
    const DOMAIN: &'static str = "control/1";
}

mod nonce {
    //! An optional 16-byte string.

    use minicbor::{Decoder, Encoder};

    pub(super) fn encode<C, W: minicbor::encode::Write>(
        value: &Option<[u8; 16]>,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        match value {
            Some(bytes) => e.bytes(bytes)?.ok(),
            None => e.null()?.ok(),
        }
    }

    pub(super) fn decode<'b, C>(d: &mut Decoder<'b>, _: &mut C) -> Result<Option<[u8; 16]>, minicbor::decode::Error> {
        if d.datatype()? == minicbor::data::Type::Null {
            d.null()?;
            return Ok(None);
        }
        d.bytes()?.try_into().map(Some).map_err(|_| minicbor::decode::Error::message("nonce"))
    }
}

/// What both sides of a change of steward sign.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct HandOver {
    /// The case, team, meeting or log.
    #[n(0)]
    pub space: SpaceId,
    /// The part of it.
    #[n(1)]
    pub part: Part,
    /// Where in the log it happens.
    #[n(2)]
    pub parents: Vec<ControlHash>,
    /// The holders afterwards.
    #[n(3)]
    pub members: Vec<OrgId>,
    /// The new steward.
    #[n(4)]
    pub steward: OrgId,
}

impl Statement for HandOver {
    const DOMAIN: &'static str = "control-steward/1";
}

impl ControlEntry {
    /// The hash of a signed entry, by which later entries and changes name it.
    #[must_use]
    pub fn hash(signed: &Signed<Self>) -> ControlHash {
        ControlHash(derive("control-entry/1", &[&signed.payload, &signed.signature.0]))
    }

    /// The statement countersigners sign.
    #[must_use]
    pub fn handed_over(&self) -> HandOver {
        HandOver {
            space: self.space,
            part: self.part.clone(),
            parents: self.parents.clone(),
            members: self.members.clone(),
            steward: self.steward,
        }
    }

    /// Checks sizes and orders, which need no other entry.
    ///
    /// # Errors
    /// `TooLarge`, `Malformed`.
    pub fn check_shape(signed: &Signed<Self>) -> Result<(), Error> {
        let entry = &signed.value;
        let too_large = signed.payload.len() > MAX_PAYLOAD
            || entry.parents.len() > MAX_PARENTS
            || entry.members.len() > MAX_MEMBERS
            || entry.countersignatures.len() > MAX_MEMBERS
            || entry.basis.len() > MAX_BASIS;
        if too_large {
            return Err(Error::TooLarge("control entry"));
        }
        let ascending = entry.parents.is_sorted_by(|a, b| a < b) && entry.members.is_sorted_by(|a, b| a < b);
        if !ascending || entry.parents.is_empty() != entry.nonce.is_some() {
            return Err(Error::Malformed("control entry"));
        }
        Ok(())
    }
}
