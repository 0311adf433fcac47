//! The vault key in memory, and the one place where it is handed to SQLCipher.
//!
//! This is the only module with `unsafe`: a `PRAGMA key` would leave a copy of the key's text on the heap
//! for as long as the connection lives (measured, security.md c.1), `sqlite3_key` with a wiped buffer does not.
#![allow(unsafe_code, reason = "sqlite3_key and mlock have no safe form; nothing else is here")]

use super::entropy::{Entropy, NoEntropy};
use super::{Part, VaultError};
use rusqlite::{Connection, ffi};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

/// 256 random bits that encrypt `vault.db`; kept off swap where the system allows, wiped when dropped.
pub(super) struct VaultKey(Box<[u8; 32]>);

/// `x'` + 64 hex of key + 32 hex of salt + `'`. One digit fewer and SQLCipher would silently take it for a passphrase.
const SPEC: usize = 2 + 64 + 32 + 1;

impl VaultKey {
    /// Draws a new key.
    pub(super) fn generate(rng: &mut dyn Entropy) -> Result<Self, NoEntropy> {
        let mut key = Self::empty();
        rng.fill(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// Takes a key that was unwrapped from a header; `None` when it is not 32 bytes.
    pub(super) fn from_unwrapped(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; 32] = bytes.try_into().ok()?;
        let mut key = Self::empty();
        key.0.copy_from_slice(bytes);
        Some(key)
    }

    fn empty() -> Self {
        let key = Box::new([0u8; 32]);
        #[cfg(unix)]
        // SAFETY: the pointer and length describe one live heap allocation; a refusal (RLIMIT_MEMLOCK) is harmless.
        unsafe {
            libc::mlock(key.as_ptr().cast(), key.len());
        }
        Self(key)
    }

    /// The raw key, for wrapping only.
    pub(super) fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose, from which neither this key nor another purpose's can be computed.
    pub(super) fn subkey(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut hash = Sha256::new()
            .chain_update(b"roundtable/vault/subkey/1\0")
            .chain_update(self.0.as_slice())
            .chain_update(purpose.as_bytes())
            .finalize();
        let mut key = Zeroizing::new([0u8; 32]);
        key.copy_from_slice(&hash);
        hash.as_mut_slice().zeroize();
        key
    }

    /// Keys a connection on which nothing was read yet; the hex form lives only for this call.
    pub(super) fn unlock(&self, conn: &Connection, salt: &[u8; 16]) -> Result<(), VaultError> {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut spec = Zeroizing::new([0u8; SPEC]);
        let digits = self.0.iter().chain(salt).flat_map(|b| [b >> 4, b & 15]);
        let text = b"x'".iter().copied().chain(digits.filter_map(|d| HEX.get(usize::from(d)).copied())).chain([b'\'']);
        let mut written = 0usize;
        for (to, from) in spec.iter_mut().zip(text) {
            *to = from;
            written += 1;
        }
        if written != SPEC {
            return Err(VaultError::NotEncrypted);
        }
        // SAFETY: the handle belongs to `conn`, which outlives the call; SQLCipher copies the bytes before it returns.
        let code = unsafe { ffi::sqlite3_key(conn.handle(), spec.as_ptr().cast(), SPEC as std::ffi::c_int) };
        if code == ffi::SQLITE_OK { Ok(()) } else { Err(VaultError::damaged(Part::Database)) }
    }
}

impl Drop for VaultKey {
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
        #[cfg(unix)]
        // SAFETY: the same live allocation that `empty` locked.
        unsafe {
            libc::munlock(self.0.as_ptr().cast(), self.0.len());
        }
    }
}
