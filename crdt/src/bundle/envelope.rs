//! The signed manifest: who sends what to whom, and the hash of every section.

use minicbor::{Decode, Encode};

use crate::{
    Error,
    bundle::Limits,
    id::{BundleId, OrgId, SeatId, StoreId},
    sign::Statement,
};

/// The format that this version writes, and the newest one it reads.
pub const FORMAT: u32 = 1;

/// A recipient organisation, and the version of its device list that the sender knew: a stale sender shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Named {
    /// The organisation.
    #[n(0)]
    pub org: OrgId,
    /// Epoch of the list.
    #[n(1)]
    pub epoch: u32,
    /// Version of the list.
    #[n(2)]
    pub version: u32,
}

/// A place in a sender's journal as only the sender can tell it: readers give it back with their receipt, and by it the
/// sender knows whether the receipt is for its own journal or for that of a copy of its vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Mark(#[cbor(n(0), with = "crate::codec::array")] pub [u8; 32]);

impl Mark {
    /// Its first half, the same for all places written in one unlock; the second only its sender can make.
    #[must_use]
    pub fn life(&self) -> [u8; 16] {
        self.0.first_chunk().copied().unwrap_or_default()
    }
}

/// What stands on the outside of the signed part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Random; also the file's name.
    pub bundle_id: BundleId,
    /// Who sends.
    pub sender_org: OrgId,
    /// By which seat; its key signs.
    pub sender_seat: SeatId,
    /// From which store.
    pub sender_store: StoreId,
    /// To whom.
    pub recipients: Vec<Named>,
    /// Unix seconds.
    pub created_at: i64,
    /// The records are those of the sender's journal after this position...
    pub from: u64,
    /// ...up to and including this one.
    pub to: u64,
    /// The sender's own mark of `to`.
    pub mark: Option<Mark>,
}

/// One section as the manifest describes it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub(super) struct SectionHead {
    #[n(0)]
    pub(super) kind: u16,
    /// Whether a reader that does not know the kind must refuse the whole bundle.
    #[n(1)]
    pub(super) critical: bool,
    #[n(2)]
    pub(super) count: u32,
    #[n(3)]
    pub(super) len: u64,
    #[n(4)]
    pub(super) compressed_len: u64,
    #[cbor(n(5), with = "crate::codec::array")]
    pub(super) sha256: [u8; 32],
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub(super) struct Manifest {
    #[n(0)]
    pub(super) format: u32,
    #[n(1)]
    pub(super) min_format: u32,
    #[n(2)]
    pub(super) bundle_id: BundleId,
    #[n(3)]
    pub(super) sender_org: OrgId,
    #[n(4)]
    pub(super) sender_seat: SeatId,
    #[n(5)]
    pub(super) sender_store: StoreId,
    #[n(6)]
    pub(super) recipients: Vec<Named>,
    #[n(7)]
    pub(super) created_at: i64,
    #[n(8)]
    pub(super) from: u64,
    #[n(9)]
    pub(super) to: u64,
    #[n(10)]
    pub(super) sections: Vec<SectionHead>,
    #[n(11)]
    pub(super) mark: Option<Mark>,
}

impl Statement for Manifest {
    const DOMAIN: &'static str = "bundle-manifest/1";
}

impl Manifest {
    pub(super) fn new(envelope: &Envelope, sections: Vec<SectionHead>) -> Self {
        Self {
            format: FORMAT,
            min_format: FORMAT,
            bundle_id: envelope.bundle_id,
            sender_org: envelope.sender_org,
            sender_seat: envelope.sender_seat,
            sender_store: envelope.sender_store,
            recipients: envelope.recipients.clone(),
            created_at: envelope.created_at,
            from: envelope.from,
            to: envelope.to,
            sections,
            mark: envelope.mark,
        }
    }

    pub(super) fn envelope(&self) -> Envelope {
        Envelope {
            bundle_id: self.bundle_id,
            sender_org: self.sender_org,
            sender_seat: self.sender_seat,
            sender_store: self.sender_store,
            recipients: self.recipients.clone(),
            created_at: self.created_at,
            from: self.from,
            to: self.to,
            mark: self.mark,
        }
    }

    /// Checks the counts and sizes it declares, before any section is touched.
    pub(super) fn check(&self, limits: &Limits) -> Result<(), Error> {
        if self.recipients.len() > limits.recipients || self.sections.len() > limits.sections {
            return Err(Error::TooLarge("manifest"));
        }
        if self.from > self.to {
            return Err(Error::Malformed("journal positions"));
        }
        let mut total = 0u64;
        for (index, section) in self.sections.iter().enumerate() {
            limits.check_section(section)?;
            total = total.saturating_add(section.len);
            if self.sections.iter().take(index).any(|earlier| earlier.kind == section.kind) {
                return Err(Error::Malformed("a section comes twice"));
            }
        }
        if total > limits.content { Err(Error::TooLarge("bundle content")) } else { Ok(()) }
    }
}
