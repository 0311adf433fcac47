//! Signatures: Ed25519 over a domain string and a payload, verified strictly, payload bytes kept as received.

use std::cell::Cell;

use ed25519_dalek::{Signer, SigningKey, Verifier, VerifyingKey};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{Error, codec};

/// A kind of signed statement; its domain string keeps a signature from being used for another kind.
pub trait Statement: minicbor::Encode<()> + for<'b> minicbor::Decode<'b, ()> {
    /// For example `seat-certificate/1`; written as `roundtable/<domain>\0` before the payload.
    const DOMAIN: &'static str;
}

/// A public signing key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VerifyKey(pub [u8; 32]);

/// A private signing key; wiped when dropped, never printed.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SignKey([u8; 32]);

/// A 64-byte Ed25519 signature.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature(pub [u8; 64]);

/// A decoded statement together with the exact bytes that were signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed<T> {
    /// What it says.
    pub value: T,
    /// The bytes as received; never encoded again.
    pub payload: Vec<u8>,
    /// Signature over domain and payload.
    pub signature: Signature,
}

fn message(domain: &str, payload: &[u8]) -> Vec<u8> {
    [b"roundtable/", domain.as_bytes(), &[0], payload].concat()
}

impl SignKey {
    /// Takes 32 random bytes as a private key.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The private bytes, for wrapping at rest only.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Its public half.
    #[must_use]
    pub fn verify_key(&self) -> VerifyKey {
        VerifyKey(SigningKey::from_bytes(&self.0).verifying_key().to_bytes())
    }

    /// Signs raw payload bytes under a domain string.
    #[must_use]
    pub fn sign(&self, domain: &str, payload: &[u8]) -> Signature {
        Signature(SigningKey::from_bytes(&self.0).sign(&message(domain, payload)).to_bytes())
    }

    /// Encodes and signs a statement.
    #[must_use]
    pub fn sign_statement<T: Statement>(&self, value: T) -> Signed<T> {
        let payload = codec::encode(&value);
        let signature = self.sign(T::DOMAIN, &payload);
        Signed { value, payload, signature }
    }
}

thread_local! {
    /// The key decompressed last: records arrive in long runs of one author, and decompression is a fifth of the work.
    static LAST_KEY: Cell<Option<VerifyingKey>> = const { Cell::new(None) };
}

/// The points of small order as they are encoded. A signature whose first half is one of these binds its signer to
/// less than a message, and none of ours has one.
const SMALL_ORDER: [[u8; 32]; 8] = {
    const ONE: [u8; 32] = padded(&[1], 0, 0);
    const ZERO: [u8; 32] = [0; 32];
    const MINUS_ONE: [u8; 32] = padded(&[0xec], 0xff, 0x7f);
    const EIGHT_A: [u8; 32] = [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a, 0x20,
        0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ];
    const EIGHT_B: [u8; 32] = [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf,
        0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ];
    [ONE, MINUS_ONE, ZERO, negative(ZERO), EIGHT_A, negative(EIGHT_A), EIGHT_B, negative(EIGHT_B)]
};

#[allow(clippy::indexing_slicing, reason = "constants, evaluated by the compiler")]
const fn padded(first: &[u8; 1], middle: u8, last: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    bytes[0] = first[0];
    bytes[31] = last;
    bytes
}

#[allow(clippy::indexing_slicing, reason = "constants, evaluated by the compiler")]
const fn negative(mut point: [u8; 32]) -> [u8; 32] {
    point[31] |= 0x80;
    point
}

/// Verifies exactly as the library's `verify_strict` does, without its second decompression: a signature that fits
/// carries the very bytes of the recomputed point, so that comparing those with the few points of small order says
/// the same. A seventh of the work of every arriving record. `key` is not of small order.
fn strict(key: &VerifyingKey, message: &[u8], signature: &Signature) -> Result<(), ed25519_dalek::SignatureError> {
    if signature.0.first_chunk::<32>().is_none_or(|point| SMALL_ORDER.contains(point)) {
        return Err(ed25519_dalek::SignatureError::new());
    }
    key.verify(message, &ed25519_dalek::Signature::from_bytes(&signature.0))
}

impl VerifyKey {
    fn decompress(&self) -> Result<VerifyingKey, ed25519_dalek::SignatureError> {
        if let Some(known) = LAST_KEY.get().filter(|known| known.as_bytes() == &self.0) {
            return Ok(known);
        }
        let key = VerifyingKey::from_bytes(&self.0)?;
        if key.is_weak() {
            return Err(ed25519_dalek::SignatureError::new());
        }
        LAST_KEY.set(Some(key));
        Ok(key)
    }

    /// Verifies strictly (no small-order keys, no non-canonical forms).
    ///
    /// # Errors
    /// `BadSignature(what)`.
    pub fn verify(&self, domain: &str, payload: &[u8], signature: &Signature, what: &'static str) -> Result<(), Error> {
        self.decompress()
            .and_then(|key| strict(&key, &message(domain, payload), signature))
            .map_err(|_| Error::BadSignature(what))
    }
}

impl<T: Statement> Signed<T> {
    /// Verifies the signature with `key`.
    ///
    /// # Errors
    /// `BadSignature`.
    pub fn verify(&self, key: &VerifyKey) -> Result<(), Error> {
        key.verify(T::DOMAIN, &self.payload, &self.signature, T::DOMAIN)
    }
}

impl<C, T> minicbor::Encode<C> for Signed<T> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.bytes(&self.payload)?.bytes(&self.signature.0)?.ok()
    }
}

impl<'b, C, T: Statement> minicbor::Decode<'b, C> for Signed<T> {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        if d.array()? != Some(2) {
            return Err(minicbor::decode::Error::message("signed statement"));
        }
        let payload = d.bytes()?.to_vec();
        let signature =
            d.bytes()?.try_into().map(Signature).map_err(|_| minicbor::decode::Error::message("signature"))?;
        let value = codec::decode(&payload, T::DOMAIN).map_err(|_| minicbor::decode::Error::message(T::DOMAIN))?;
        Ok(Self { value, payload, signature })
    }
}

macro_rules! bytes_coded {
    ($name:ident) => {
        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }
        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                d.bytes()?.try_into().map(Self).map_err(|_| minicbor::decode::Error::message(stringify!($name)))
            }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}(", stringify!($name))?;
                self.0.iter().take(4).try_for_each(|byte| write!(f, "{byte:02x}"))?;
                f.write_str("…)")
            }
        }
    };
}
bytes_coded!(VerifyKey);
bytes_coded!(Signature);

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn the_points_of_small_order_are_all_of_them() {
        let distinct: std::collections::BTreeSet<_> = SMALL_ORDER.iter().collect();
        assert_eq!(distinct.len(), 8, "the curve has eight");
        for point in SMALL_ORDER {
            assert!(VerifyingKey::from_bytes(&point).unwrap().is_weak(), "each is of small order");
            let key = VerifyKey(point);
            assert!(key.verify("d", b"m", &Signature([0; 64]), "s").is_err(), "and no key of ours");
        }
    }

    #[test]
    fn signatures_are_judged_as_the_strict_rule_judges_them() {
        let secret = SignKey::from_bytes([7; 32]);
        let key = VerifyingKey::from_bytes(&secret.verify_key().0).unwrap();
        let honest = SigningKey::from_bytes(&[7; 32]).sign(b"message").to_bytes();
        assert!(strict(&key, b"message", &Signature(honest)).is_ok(), "an honest one holds");
        let mut tried = vec![honest];
        for bit in 0..512 {
            let mut flipped = honest;
            flipped[bit / 8] ^= 1 << (bit % 8);
            tried.push(flipped);
        }
        for point in SMALL_ORDER {
            for scalar in [[0; 32], [1; 32], *honest.last_chunk::<32>().unwrap()] {
                tried.push([point, scalar].concat().try_into().unwrap());
            }
        }
        for signature in tried {
            let theirs = key.verify_strict(b"message", &ed25519_dalek::Signature::from_bytes(&signature));
            assert_eq!(strict(&key, b"message", &Signature(signature)).is_ok(), theirs.is_ok(), "{signature:02x?}");
        }
    }

    #[test]
    fn a_signature_that_only_the_lax_rule_accepts_is_refused() {
        // The first case of "Taming the many EdDSAs" (Chalkias and others, 2020): key and point are of small order.
        let point = SMALL_ORDER[4];
        let lax: [u8; 64] = [point, [0; 32]].concat().try_into().unwrap();
        let key = VerifyingKey::from_bytes(&point).unwrap();
        let accepted =
            (0..64u8).filter(|number| key.verify(&[*number], &ed25519_dalek::Signature::from_bytes(&lax)).is_ok());
        let accepted: Vec<u8> = accepted.collect();
        assert!(!accepted.is_empty(), "the lax rule accepts some message of sixty-four");
        for number in accepted {
            assert!(strict(&key, &[number], &Signature(lax)).is_err(), "the strict one none");
        }
    }
}
