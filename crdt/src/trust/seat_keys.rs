//! The three private keys of a seat: signing, opening bundles, talking on the network. Never converted, never shared.

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Error, id::SeatId, sign::SignKey, trust::BoxKey};

const FORMAT: u8 = 1;
const LEN: usize = 1 + 3 * 32;

/// The private keys of one seat; wiped when dropped, never printed.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SeatKeys {
    sign: SignKey,
    opening: [u8; 32],
    network: [u8; 32],
}

fn secret_text(key: &[u8; 32]) -> Result<Zeroizing<String>, Error> {
    let prefix = bech32::Hrp::parse("age-secret-key-").map_err(|_| Error::Malformed("box key"))?;
    bech32::encode_upper::<bech32::Bech32>(prefix, key).map(Zeroizing::new).map_err(|_| Error::Malformed("box key"))
}

fn identity(key: &[u8; 32]) -> Result<age::x25519::Identity, Error> {
    secret_text(key)?.parse().map_err(|_| Error::Malformed("box key"))
}

/// X25519 of a private key with the base point, computed by age so that no second implementation is needed.
fn public(key: &[u8; 32]) -> Result<[u8; 32], Error> {
    let text = identity(key)?.to_public().to_string();
    let (_, bytes) = bech32::decode(&text).map_err(|_| Error::Malformed("box key"))?;
    bytes.try_into().map_err(|_| Error::Malformed("box key"))
}

impl SeatKeys {
    /// Takes three independent sets of 32 random bytes.
    #[must_use]
    pub const fn from_random(sign: [u8; 32], opening: [u8; 32], network: [u8; 32]) -> Self {
        Self { sign: SignKey::from_bytes(sign), opening, network }
    }

    /// Reads what [`SeatKeys::encode`] wrote.
    ///
    /// # Errors
    /// `Malformed`, or `NewerFormat`.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let bytes: &[u8; LEN] = bytes.try_into().map_err(|_| Error::Malformed("seat keys"))?;
        let [format, keys @ ..] = bytes;
        if *format != FORMAT {
            return Err(Error::NewerFormat(u32::from(*format)));
        }
        let mut chunks =
            keys.chunks_exact(32).map(|chunk| <[u8; 32]>::try_from(chunk).map_err(|_| Error::Malformed("seat keys")));
        let mut next = || chunks.next().unwrap_or(Err(Error::Malformed("seat keys")));
        Ok(Self::from_random(next()?, next()?, next()?))
    }

    /// The private bytes, for wrapping at rest only.
    #[must_use]
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut out = Zeroizing::new(Vec::with_capacity(LEN));
        out.push(FORMAT);
        out.extend_from_slice(self.sign.expose());
        out.extend_from_slice(&self.opening);
        out.extend_from_slice(&self.network);
        out
    }

    /// The signing key.
    #[must_use]
    pub const fn sign_key(&self) -> &SignKey {
        &self.sign
    }

    /// The seat these keys make.
    #[must_use]
    pub fn seat(&self) -> SeatId {
        SeatId::of(&self.sign.verify_key())
    }

    /// The public half of the bundle-opening key.
    ///
    /// # Errors
    /// `Malformed` never happens for 32 bytes; the age library's parser decides.
    pub fn box_key(&self) -> Result<BoxKey, Error> {
        public(&self.opening).map(BoxKey)
    }

    /// The age identity that opens bundles.
    ///
    /// # Errors
    /// As [`SeatKeys::box_key`].
    pub fn identity(&self) -> Result<age::x25519::Identity, Error> {
        identity(&self.opening)
    }

    /// The bundle-opening key as `AGE-SECRET-KEY-1…`, which a stock `age -i` reads.
    ///
    /// # Errors
    /// As [`SeatKeys::box_key`].
    pub fn export_box_key(&self) -> Result<Zeroizing<String>, Error> {
        secret_text(&self.opening)
    }

    /// The private network key, for Noise.
    #[must_use]
    pub const fn lan_secret(&self) -> &[u8; 32] {
        &self.network
    }

    /// The public network key.
    ///
    /// # Errors
    /// As [`SeatKeys::box_key`].
    pub fn lan_key(&self) -> Result<[u8; 32], Error> {
        public(&self.network)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use age::secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn keys_survive_encoding_and_speak_age() {
        let keys = SeatKeys::from_random([1; 32], [2; 32], [3; 32]);
        let again = SeatKeys::decode(&keys.encode()).unwrap();
        assert_eq!(again.seat(), keys.seat(), "the signing key must survive");
        assert_eq!(again.box_key().unwrap(), keys.box_key().unwrap(), "the box key must survive");
        assert_eq!(again.lan_secret(), &[3; 32], "the network key must survive");
        let identity = keys.identity().unwrap();
        assert_eq!(
            identity.to_string().expose_secret(),
            keys.export_box_key().unwrap().as_str(),
            "age's own text form"
        );
        assert_eq!(identity.to_public().to_string(), keys.box_key().unwrap().to_string(), "age's own recipient");
        assert!(SeatKeys::decode(&keys.encode()[..96]).is_err(), "short keys must be refused");
        let mut newer = keys.encode();
        newer[0] = 2;
        assert_eq!(SeatKeys::decode(&newer).err(), Some(Error::NewerFormat(2)), "a newer wrapping is named as such");
    }
}
