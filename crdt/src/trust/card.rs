//! An organisation's card: the file two offices exchange to pair, complete enough to write the first bundle.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};

use crate::{
    Error, codec,
    sign::Signed,
    trust::{Certificate, DeviceList, Fingerprint, Profile, TrustItem},
};

const MAGIC: &[u8; 4] = b"RTC1";

/// The profile, newest device list and active seats of one organisation, all checked against its root key.
///
/// The card proves nothing about who handed it over: people compare [`Card::fingerprint`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    profile: Signed<Profile>,
    device_list: Signed<DeviceList>,
    certificates: Vec<Signed<Certificate>>,
}

#[derive(Encode, Decode)]
#[cbor(array)]
struct Content {
    #[n(0)]
    profile: Signed<Profile>,
    #[n(1)]
    device_list: Signed<DeviceList>,
    #[n(2)]
    certificates: Vec<Signed<Certificate>>,
}

impl Card {
    /// Largest card file in bytes.
    pub const MAX_BYTES: usize = 64 * 1024;
    /// Most active seats on a card.
    pub const MAX_SEATS: usize = 200;

    /// Puts a card together; every active seat needs its certificate and no other may be there.
    ///
    /// # Errors
    /// `BadSignature`, `Malformed`, `TooLarge`.
    pub fn new(
        profile: Signed<Profile>,
        device_list: Signed<DeviceList>,
        certificates: Vec<Signed<Certificate>>,
    ) -> Result<Self, Error> {
        if certificates.len() > Self::MAX_SEATS || device_list.value.active.len() > Self::MAX_SEATS {
            return Err(Error::TooLarge("seats on a card"));
        }
        Profile::check(&profile)?;
        let root = profile.value.root_key;
        DeviceList::check(&device_list, &root)?;
        for certificate in &certificates {
            Certificate::check(certificate, &root)?;
        }
        let certified: BTreeSet<_> = certificates.iter().map(|certificate| certificate.value.seat).collect();
        let active: BTreeSet<_> = device_list.value.active.iter().copied().collect();
        if certified != active || certified.len() != certificates.len() {
            return Err(Error::Malformed("the seats of the card"));
        }
        Ok(Self { profile, device_list, certificates })
    }

    /// Reads a card file and checks everything in it.
    ///
    /// # Errors
    /// `TooLarge`, `Malformed`, `BadSignature`.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() > Self::MAX_BYTES {
            return Err(Error::TooLarge("card"));
        }
        let body = bytes.strip_prefix(MAGIC).ok_or(Error::Malformed("card"))?;
        let content: Content = codec::decode(body, "card")?;
        Self::new(content.profile, content.device_list, content.certificates)
    }

    /// The bytes of the card file.
    ///
    /// # Errors
    /// `TooLarge`.
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        let content = Content {
            profile: self.profile.clone(),
            device_list: self.device_list.clone(),
            certificates: self.certificates.clone(),
        };
        let bytes = [MAGIC.as_slice(), &codec::encode(&content)].concat();
        if bytes.len() > Self::MAX_BYTES { Err(Error::TooLarge("card")) } else { Ok(bytes) }
    }

    /// What the organisation says about itself.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile.value
    }

    /// The eight words to compare with the other organisation, by another way than the card came.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.profile.value.root_key)
    }

    /// Its statements in the order a [`crate::trust::Directory`] takes them.
    #[must_use]
    pub fn items(&self) -> Vec<TrustItem> {
        let mut items = vec![TrustItem::Profile(self.profile.clone()), TrustItem::DeviceList(self.device_list.clone())];
        items.extend(self.certificates.iter().cloned().map(TrustItem::Certificate));
        items
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::trust::sample::Office;

    #[test]
    fn a_card_reads_back_and_shows_the_words_of_its_root() {
        let office = Office::new(3);
        let bytes = office.card().encode().unwrap();
        let card = Card::decode(&bytes).unwrap();
        assert_eq!(card, office.card(), "nothing may be lost");
        assert_eq!(card.fingerprint(), office.root.fingerprint(), "the words are those of the root");
    }

    #[test]
    fn every_changed_byte_and_every_cut_of_a_card_is_refused_or_changes_nothing() {
        let office = Office::new(3);
        let bytes = office.card().encode().unwrap();
        for at in 0..bytes.len() {
            assert!(Card::decode(&bytes[..at]).is_err(), "a card cut at {at} must be refused");
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << (at % 8);
            assert!(Card::decode(&damaged).is_err(), "a card changed at {at} must be refused");
        }
        assert!(Card::decode(&[bytes.as_slice(), &[0]].concat()).is_err(), "nothing may follow the card");
    }

    #[test]
    fn a_card_with_a_strange_or_missing_seat_is_refused() {
        let (office, other) = (Office::new(3), Office::new(4));
        let make = |certificates| Card::new(office.profile(), office.device_list(), certificates);
        assert!(make(vec![office.certificate(0)]).is_err(), "an active seat without certificate");
        assert!(make(vec![office.certificate(0), other.certificate(0)]).is_err(), "a seat of another organisation");
        assert!(
            make(vec![office.certificate(0), office.certificate(1), office.certificate(1)]).is_err(),
            "a seat twice"
        );
    }
}
