//! The full list of an organisation's seats: which may act and which are cut off, version after version.

use std::cmp::Ordering;

use minicbor::{Decode, Encode};

use crate::{
    Error, Part,
    id::{ChangeHash, OrgId, SeatId, SpaceId, StoreId, derive},
    sign::{Signed, Statement, VerifyKey},
};

const MAX_SEATS: usize = 5_000;

/// The hash of a device list's payload, by which its successor names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct ListHash(#[cbor(n(0), with = "crate::codec::array")] pub [u8; 32]);

/// A seat that may no longer act, and how much of its work the organisation vouches for.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Revocation {
    /// Which seat.
    #[n(0)]
    pub seat: SeatId,
    /// Unix seconds; what the organisation says, not proof.
    #[n(1)]
    pub at: i64,
    /// In the organisation's words, at most 400 bytes.
    #[n(2)]
    pub reason: String,
    /// Heads per part up to which the seat's changes stand; later ones are flagged for stewards. Empty when `stands`
    /// says it: heads of ten thousand cases would be 2 MB in a list that rides in every bundle.
    #[n(3)]
    pub watermark: Vec<(SpaceId, Part, Vec<ChangeHash>)>,
    /// The same for all parts at once: how far the seat's own journal had come.
    #[n(4)]
    pub stands: Option<Stands>,
}

/// A place in the journal of a revoked seat up to which its work is vouched for; bundles count the same positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Stands {
    /// Whose journal: the store of the vault that was backed up.
    #[n(0)]
    pub store: StoreId,
    /// Up to and including this position.
    #[n(1)]
    pub position: u64,
}

/// Every seat of an organisation at one version; signed by the root.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct DeviceList {
    /// Whose list.
    #[n(0)]
    pub org: OrgId,
    /// Rises when the root was restored.
    #[n(1)]
    pub epoch: u32,
    /// Rises by one with every list of an epoch.
    #[n(2)]
    pub version: u32,
    /// The list before this one; a direct successor without it counts as a fork. Absent in the first list of an
    /// epoch.
    #[n(3)]
    pub previous: Option<ListHash>,
    /// Seats that may act.
    #[n(4)]
    pub active: Vec<SeatId>,
    /// Seats that may not.
    #[n(5)]
    pub revoked: Vec<Revocation>,
}

impl Statement for DeviceList {
    const DOMAIN: &'static str = "device-list/1";
}

impl DeviceList {
    /// Checks a signed list against the root key of the organisation it names.
    ///
    /// # Errors
    /// `BadSignature`, `Malformed`, `TooLarge`.
    pub fn check(signed: &Signed<Self>, root: &VerifyKey) -> Result<(), Error> {
        let list = &signed.value;
        if OrgId::of(root) != list.org {
            return Err(Error::BadSignature("the device list names another organisation"));
        }
        signed.verify(root)?;
        if list.active.len() + list.revoked.len() > MAX_SEATS {
            return Err(Error::TooLarge("device list"));
        }
        if list.revoked.iter().any(|revocation| revocation.reason.len() > 400) {
            return Err(Error::TooLarge("reason of a revocation"));
        }
        let mut seats: Vec<_> =
            list.active.iter().chain(list.revoked.iter().map(|revocation| &revocation.seat)).collect();
        let total = seats.len();
        seats.sort_unstable();
        seats.dedup();
        if seats.len() == total { Ok(()) } else { Err(Error::Malformed("a seat is listed twice")) }
    }

    /// The hash its successor names.
    #[must_use]
    pub fn hash(signed: &Signed<Self>) -> ListHash {
        ListHash(derive("device-list-hash/1", &[&signed.payload]))
    }

    /// Compares a list that arrived with the one we hold, by (epoch, version).
    ///
    /// # Errors
    /// `Equivocation` when both carry one version but differ, or when the direct successor names another
    /// predecessor than ours: then two histories were signed.
    pub fn against(arrived: &Signed<Self>, held: &Signed<Self>) -> Result<Ordering, Error> {
        let (new, old) = (&arrived.value, &held.value);
        let order = (new.epoch, new.version).cmp(&(old.epoch, old.version));
        let forked = |younger: &Self, elder: &Signed<Self>| {
            younger.epoch == elder.value.epoch
                && elder.value.version.checked_add(1) == Some(younger.version)
                && younger.previous != Some(Self::hash(elder))
        };
        let differs = match order {
            Ordering::Equal => arrived.payload != held.payload,
            Ordering::Greater => forked(new, held),
            Ordering::Less => forked(old, arrived),
        };
        if differs { Err(Error::Equivocation) } else { Ok(order) }
    }

    /// Whether a seat may act.
    #[must_use]
    pub fn is_active(&self, seat: &SeatId) -> bool {
        self.active.contains(seat)
    }

    /// The revocation of a seat, when it has one.
    #[must_use]
    pub fn revocation(&self, seat: &SeatId) -> Option<&Revocation> {
        self.revoked.iter().find(|revocation| revocation.seat == *seat)
    }
}
