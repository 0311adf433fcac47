//! Secrets at rest inside the database: seat keys are wrapped once more, each for its own purpose.

use super::VaultError;
use super::entropy::{Entropy, draw};
use super::key::VaultKey;
use super::open::OpenVault;
use super::sealed::{decrypt, encrypt};
use zeroize::Zeroizing;

const VERSION: u8 = 1;

impl OpenVault {
    /// Wraps `bytes` under a key drawn from the vault key for `purpose` (41 bytes longer than what it holds).
    pub fn wrap_secret(&self, purpose: &str, bytes: &[u8], rng: &mut dyn Entropy) -> Result<Vec<u8>, VaultError> {
        wrap_with(&self.key, purpose, bytes, rng)
    }

    /// Unwraps it again; `SealBroken` for another purpose, another vault, or damage.
    pub fn unwrap_secret(&self, purpose: &str, blob: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        unwrap_with(&self.key, purpose, blob).ok_or(VaultError::SealBroken)
    }
}

/// Wraps with a key at hand.
pub(super) fn wrap_with(
    key: &VaultKey,
    purpose: &str,
    bytes: &[u8],
    rng: &mut dyn Entropy,
) -> Result<Vec<u8>, VaultError> {
    let nonce: [u8; 24] = draw(rng)?;
    let sealed = encrypt(&key.subkey(&scope(purpose)), &nonce, purpose.as_bytes(), bytes)?;
    let mut blob = Vec::with_capacity(25 + sealed.len());
    blob.push(VERSION);
    blob.extend_from_slice(&nonce);
    blob.extend_from_slice(&sealed);
    Ok(blob)
}

/// Unwraps with a key at hand.
pub(super) fn unwrap_with(key: &VaultKey, purpose: &str, blob: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (version, rest) = blob.split_first()?;
    let (nonce, sealed) = rest.split_first_chunk::<24>()?;
    if *version != VERSION {
        return None;
    }
    decrypt(&key.subkey(&scope(purpose)), nonce, purpose.as_bytes(), sealed)
}

fn scope(purpose: &str) -> String {
    format!("wrap/{purpose}")
}
