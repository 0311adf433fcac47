//! The root key of an organisation: it signs profiles, certificates and device lists, and nothing else.

use crate::{
    id::{OrgId, derive16},
    sign::{SignKey, Signed, VerifyKey},
    trust::{Certificate, DeviceList, Fingerprint, Profile},
};

impl OrgId {
    /// Derives an organisation's id from its public root key.
    #[must_use]
    pub fn of(root: &VerifyKey) -> Self {
        Self(derive16("org/1", &[&root.0]))
    }
}

/// The private root of an organisation; opened only to enrol, list or revoke seats.
pub struct Root(SignKey);

impl Root {
    /// Takes 32 random bytes as the root of a new organisation, or a stored root again.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(SignKey::from_bytes(bytes))
    }

    /// The private bytes, for sealing under the recovery code and passphrase only.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// Its public half.
    #[must_use]
    pub fn verify_key(&self) -> VerifyKey {
        self.0.verify_key()
    }

    /// The organisation it makes.
    #[must_use]
    pub fn org(&self) -> OrgId {
        OrgId::of(&self.verify_key())
    }

    /// The eight words people compare.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.verify_key())
    }

    /// Signs a profile of this organisation.
    #[must_use]
    pub fn sign_profile(&self, profile: Profile) -> Signed<Profile> {
        self.0.sign_statement(profile)
    }

    /// Signs a seat's certificate.
    #[must_use]
    pub fn sign_certificate(&self, certificate: Certificate) -> Signed<Certificate> {
        self.0.sign_statement(certificate)
    }

    /// Signs a device list.
    #[must_use]
    pub fn sign_device_list(&self, list: DeviceList) -> Signed<DeviceList> {
        self.0.sign_statement(list)
    }
}
