//! One root-signed statement of any organisation, as it is stored and as it travels in a bundle.

use minicbor::{Decode, Encode};

use crate::{
    id::OrgId,
    sign::Signed,
    trust::{Certificate, DeviceList, Profile},
};

/// A profile, device list or certificate with its signature.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum TrustItem {
    /// An organisation's description.
    #[n(0)]
    Profile(#[n(0)] Signed<Profile>),
    /// An organisation's seats.
    #[n(1)]
    DeviceList(#[n(0)] Signed<DeviceList>),
    /// One seat.
    #[n(2)]
    Certificate(#[n(0)] Signed<Certificate>),
}

impl TrustItem {
    /// The organisation it speaks for.
    #[must_use]
    pub const fn org(&self) -> OrgId {
        match self {
            Self::Profile(signed) => signed.value.org,
            Self::DeviceList(signed) => signed.value.org,
            Self::Certificate(signed) => signed.value.org,
        }
    }
}
