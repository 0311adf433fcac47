//! A seat's certificate: the organisation's root vouches for a person on a machine and its three public keys.

use std::fmt;

use minicbor::{Decode, Encode};

use crate::{
    Error,
    id::{OrgId, SeatId, derive16},
    sign::{Signed, Statement, VerifyKey},
    trust::plain_text,
};

/// Longest life of a certificate in seconds: 13 months, counted as a leap year and a long month.
pub(crate) const LONGEST_LIFE: i64 = (366 + 31) * 24 * 60 * 60;

/// The X25519 points of small order in their canonical and non-canonical forms, top bit clear (RFC 7748, section 6;
/// <https://cr.yp.to/ecdh.html#validate>). A shared secret with any of them is zero, on which age stops the program.
const SMALL_ORDER: [[u8; 32]; 7] = [
    [0; 32],
    point(1, 0, 0),
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
        0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ],
    point(0xec, 0xff, 0x7f),
    point(0xed, 0xff, 0x7f),
    point(0xee, 0xff, 0x7f),
];

const fn point(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut out = [middle; 32];
    let [head, ..] = &mut out;
    *head = first;
    let [.., tail] = &mut out;
    *tail = last;
    out
}

/// Refuses a Diffie-Hellman key whose shared secrets everybody knows.
fn full_order(key: &[u8; 32], what: &'static str) -> Result<(), Error> {
    let mut masked = *key;
    let [.., top] = &mut masked;
    *top &= 0x7f;
    if SMALL_ORDER.contains(&masked) { Err(Error::Malformed(what)) } else { Ok(()) }
}

impl SeatId {
    /// Derives a seat's id from its public signing key.
    #[must_use]
    pub fn of(key: &VerifyKey) -> Self {
        Self(derive16("seat/1", &[&key.0]))
    }
}

/// A seat's public X25519 key, to which bundles are encrypted; shown as an `age1…` recipient.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Encode, Decode)]
#[cbor(transparent)]
pub struct BoxKey(#[cbor(n(0), with = "crate::codec::array")] pub [u8; 32]);

impl BoxKey {
    /// Gives the age recipient of this key.
    ///
    /// # Errors
    /// `Malformed` for a point of small order.
    pub fn recipient(&self) -> Result<age::x25519::Recipient, Error> {
        full_order(&self.0, "box key")?;
        self.to_string().parse().map_err(|_| Error::Malformed("box key"))
    }
}

impl fmt::Display for BoxKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = bech32::Hrp::parse("age").map_err(|_| fmt::Error)?;
        bech32::encode_lower_to_fmt::<bech32::Bech32, _>(f, prefix, &self.0).map_err(|_| fmt::Error)
    }
}

impl fmt::Debug for BoxKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BoxKey({self})")
    }
}

/// A person on a machine, with the public halves of its three keys; signed by the organisation's root.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Certificate {
    /// Derived from `sign_key`.
    #[n(0)]
    pub seat: SeatId,
    /// The organisation that vouches.
    #[n(1)]
    pub org: OrgId,
    /// Signs changes, control entries and bundles.
    #[n(2)]
    pub sign_key: VerifyKey,
    /// Opens bundles.
    #[n(3)]
    pub box_key: BoxKey,
    /// X25519 key of conversations on the same network (Noise).
    #[cbor(n(4), with = "crate::codec::array")]
    pub lan_key: [u8; 32],
    /// The person's name, at most 200 bytes.
    #[n(5)]
    pub person_name: String,
    /// Job title, at most 200 bytes.
    #[n(6)]
    pub role: String,
    /// What the machine is called, at most 200 bytes.
    #[n(7)]
    pub machine_label: String,
    /// Unix seconds.
    #[n(8)]
    pub not_before: i64,
    /// Unix seconds; at most 13 months after `not_before`.
    #[n(9)]
    pub not_after: i64,
}

impl Statement for Certificate {
    const DOMAIN: &'static str = "seat-certificate/1";
}

impl Certificate {
    /// Checks a signed certificate against the root key of the organisation it names.
    ///
    /// # Errors
    /// `BadSignature`, `Malformed`, `TooLarge`.
    pub fn check(signed: &Signed<Self>, root: &VerifyKey) -> Result<(), Error> {
        let certificate = &signed.value;
        if OrgId::of(root) != certificate.org {
            return Err(Error::BadSignature("the certificate names another organisation"));
        }
        signed.verify(root)?;
        certificate.check_fields()
    }

    /// Checks everything but the signature.
    ///
    /// # Errors
    /// `BadSignature`, `Malformed`, `TooLarge`.
    pub fn check_fields(&self) -> Result<(), Error> {
        if SeatId::of(&self.sign_key) != self.seat {
            return Err(Error::BadSignature("the seat id does not fit its key"));
        }
        plain_text(&self.person_name, 200, "person name")?;
        plain_text(&self.role, 200, "role")?;
        plain_text(&self.machine_label, 200, "machine label")?;
        full_order(&self.box_key.0, "box key")?;
        full_order(&self.lan_key, "network key")?;
        match self.not_after.checked_sub(self.not_before) {
            Some(life) if life > 0 && life <= LONGEST_LIFE => Ok(()),
            _ => Err(Error::Malformed("certificate dates")),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::trust::sample;

    #[test]
    fn small_order_box_keys_are_refused_because_age_would_panic() {
        for key in SMALL_ORDER {
            let recipient: age::x25519::Recipient = BoxKey(key).to_string().parse().unwrap();
            let panics = std::panic::catch_unwind(|| {
                age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).is_ok()
            });
            assert!(panics.is_err(), "the list must hold only keys that are a danger");
            let mut high = key;
            *high.last_mut().unwrap() |= 0x80;
            assert!(BoxKey(key).recipient().is_err(), "a small-order key must be refused");
            assert!(BoxKey(high).recipient().is_err(), "its form with the top bit set as well");
        }
    }

    #[test]
    fn a_certificate_must_fit_its_root_key_dates_and_keys() {
        let office = sample::Office::new(1);
        let good = office.certificate(0).value.clone();
        let check = |certificate: Certificate| {
            Certificate::check(&office.root.sign_certificate(certificate), &office.root.verify_key())
        };
        assert_eq!(check(good.clone()), Ok(()), "an honest certificate passes");
        let other = sample::Office::new(2);
        assert!(
            Certificate::check(&office.certificate(0), &other.root.verify_key()).is_err(),
            "another root must not vouch"
        );
        assert!(check(Certificate { org: other.root.org(), ..good.clone() }).is_err(), "another organisation's name");
        assert!(check(Certificate { seat: SeatId([1; 16]), ..good.clone() }).is_err(), "a seat id that is not derived");
        assert!(
            check(Certificate { not_after: good.not_before + LONGEST_LIFE + 1, ..good.clone() }).is_err(),
            "too long a life"
        );
        assert!(check(Certificate { not_after: good.not_before, ..good.clone() }).is_err(), "no life at all");
        assert!(
            check(Certificate { not_before: i64::MIN, not_after: i64::MAX, ..good.clone() }).is_err(),
            "overflowing dates"
        );
        assert!(check(Certificate { lan_key: [0; 32], ..good.clone() }).is_err(), "a weak network key");
        assert!(check(Certificate { person_name: "x".repeat(201), ..good }).is_err(), "a name too long");
    }
}
