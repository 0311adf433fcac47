//! The desk: what an unlocked office holds in memory.

use crdt::{
    change::Author,
    id::{OrgId, StoreId},
    trust::{Certificate, Directory, SeatKeys, Signer},
};

use crate::{
    audit::look::Looks,
    error::{Error, Result},
    world::World,
};

/// Who works here, and whom they know.
pub(crate) struct Desk {
    pub(crate) world: World,
    pub(crate) org: OrgId,
    pub(crate) store: StoreId,
    pub(crate) author: Author,
    pub(crate) keys: SeatKeys,
    pub(crate) directory: Directory,
    pub(crate) rolled_back: bool,
    pub(crate) looks: Looks,
}

impl Desk {
    /// Milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.world.clock.now_ms()
    }

    /// Seconds since 1970, as certificates and bundles count.
    pub(crate) fn now_seconds(&self) -> i64 {
        self.now().div_euclid(1000)
    }

    /// Random bytes.
    pub(crate) fn random<const N: usize>(&self) -> Result<[u8; N]> {
        self.world.random()
    }

    /// The seat that signs control entries and bundles.
    pub(crate) fn signer(&self) -> Signer<'_> {
        Signer { org: self.org, seat: self.author.seat, key: &self.author.key }
    }

    /// Our own seat's certificate.
    pub(crate) fn certificate(&self) -> Result<&Certificate> {
        self.directory.author(&self.author.seat).ok_or(Error::Inconsistent("own certificate"))
    }
}
