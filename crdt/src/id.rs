//! Identifiers: fixed-size random or derived bytes, shown as lower-case hexadecimal.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};

use crate::Error;

/// Hashes `parts` under a domain string ended by a zero byte, each part preceded by its length.
#[must_use]
pub fn derive(domain: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(b"roundtable/");
    hasher.update(domain.as_bytes());
    hasher.update([0]);
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Takes the first 16 bytes of a derived hash.
#[must_use]
pub fn derive16(domain: &str, parts: &[&[u8]]) -> [u8; 16] {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ..] = derive(domain, parts);
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// Its length in bytes.
            pub const LEN: usize = $len;

            /// Reads it from a slice of exactly the right length.
            ///
            /// # Errors
            /// `Malformed` when the length differs.
            pub fn from_slice(bytes: &[u8]) -> Result<Self, Error> {
                bytes.try_into().map(Self).map_err(|_| Error::Malformed(stringify!($name)))
            }

            /// Its bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self, Error> {
                let digits = text.as_bytes();
                if digits.len() != $len * 2 {
                    return Err(Error::Malformed(stringify!($name)));
                }
                let mut out = [0u8; $len];
                for (slot, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
                    *slot = pair.iter().try_fold(0u8, |sum, digit| {
                        char::from(*digit)
                            .to_digit(16)
                            .and_then(|value| u8::try_from(value).ok())
                            .map(|value| sum << 4 | value)
                            .ok_or(Error::Malformed(stringify!($name)))
                    })?;
                }
                Ok(Self(out))
            }
        }

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
                Self::from_slice(d.bytes()?)
                    .map_err(|_| minicbor::decode::Error::message(stringify!($name)))
            }
        }
    };
}

identifier!(
    /// An organisation: the first 16 bytes of the hash of its root key.
    OrgId, 16
);
identifier!(
    /// A seat (a person on a machine): derived from its signing key.
    SeatId, 16
);
identifier!(
    /// A case, team, meeting or learning log. Derived from the creating organisation and a random nonce, so that
    /// only that organisation can open the control log of any of its parts.
    SpaceId, 16
);
identifier!(
    /// One unlock of one vault; random, never used twice.
    Incarnation, 16
);
identifier!(
    /// An entry of a document: derived from its author's actor and sequence, so that nobody can take another's.
    EntryId, 16
);
identifier!(
    /// A store on one machine; renewed at every restore.
    StoreId, 16
);
identifier!(
    /// One bundle file; random.
    BundleId, 16
);
identifier!(
    /// The SHA-256 of an Automerge change, as Automerge computes it.
    ChangeHash, 32
);
identifier!(
    /// The SHA-256 of a signed control entry.
    ControlHash, 32
);
identifier!(
    /// The salted SHA-256 of a sealed body.
    BodyHash, 32
);

impl From<automerge::ChangeHash> for ChangeHash {
    fn from(hash: automerge::ChangeHash) -> Self {
        Self(hash.0)
    }
}

impl From<ChangeHash> for automerge::ChangeHash {
    fn from(hash: ChangeHash) -> Self {
        Self(hash.0)
    }
}

impl SpaceId {
    /// Derives the space that `org` opens with `nonce`.
    #[must_use]
    pub fn derive(org: &OrgId, nonce: &[u8; 16]) -> Self {
        Self(derive16("space/1", &[org.as_bytes(), nonce]))
    }
}

impl BodyHash {
    /// Derives the reference to a sealed body; the salt keeps it from being guessed once the body is gone.
    #[must_use]
    pub fn derive(space: &SpaceId, salt: &[u8; 16], bytes: &[u8]) -> Self {
        Self(derive("body/1", &[space.as_bytes(), salt, bytes]))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_round_trip_and_refusals() {
        let id = SpaceId::derive(&OrgId([7; 16]), &[9; 16]);
        assert_eq!(id.to_string().parse::<SpaceId>().unwrap(), id, "hex must read back");
        assert!("zz".repeat(16).parse::<SpaceId>().is_err(), "non-hex must be refused");
        assert!("00".parse::<SpaceId>().is_err(), "short text must be refused");
    }

    #[test]
    fn parts_are_length_prefixed() {
        assert_ne!(derive("t", &[b"ab", b"c"]), derive("t", &[b"a", b"bc"]), "boundaries must count");
    }
}
