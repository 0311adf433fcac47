//! Signatures: Ed25519 over a domain string and a payload, verified strictly, payload bytes kept as received.

use std::cell::Cell;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
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

impl VerifyKey {
    fn decompress(&self) -> Result<VerifyingKey, ed25519_dalek::SignatureError> {
        if let Some(known) = LAST_KEY.get().filter(|known| known.as_bytes() == &self.0) {
            return Ok(known);
        }
        let key = VerifyingKey::from_bytes(&self.0)?;
        LAST_KEY.set(Some(key));
        Ok(key)
    }

    /// Verifies strictly (no small-order keys, no non-canonical forms).
    ///
    /// # Errors
    /// `BadSignature(what)`.
    pub fn verify(&self, domain: &str, payload: &[u8], signature: &Signature, what: &'static str) -> Result<(), Error> {
        self.decompress()
            .and_then(|key| {
                key.verify_strict(&message(domain, payload), &ed25519_dalek::Signature::from_bytes(&signature.0))
            })
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
