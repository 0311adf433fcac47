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
pub(crate) struct VaultKey(Box<[u8; 32]>);

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

#[cfg(all(test, target_os = "linux"))]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::super::connection::{self, Use};
    use super::super::entropy::SystemEntropy;
    use super::VaultKey;
    use std::fs::File;
    use std::io::{Read, Seek, SeekFrom};

    /// Counts a pattern in this process's writable memory; the pattern is given masked, so as not to find itself.
    fn copies_in_memory(masked: &[u8]) -> usize {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let mut memory = File::open("/proc/self/mem").unwrap();
        let mut found = 0;
        for line in maps.lines().filter(|l| l.split_whitespace().nth(1).is_some_and(|m| m.starts_with("rw"))) {
            let (start, end) = line.split_whitespace().next().and_then(|r| r.split_once('-')).unwrap();
            let (start, end) = (u64::from_str_radix(start, 16).unwrap(), u64::from_str_radix(end, 16).unwrap());
            let mut bytes = vec![0u8; (end - start) as usize];
            if memory.seek(SeekFrom::Start(start)).is_ok() && memory.read_exact(&mut bytes).is_ok() {
                bytes.iter_mut().for_each(|b| *b ^= 0x5a);
                found += bytes.windows(masked.len()).filter(|w| *w == masked).count();
            }
            bytes.fill(0);
        }
        found
    }

    #[test]
    fn the_text_of_the_key_is_nowhere_in_memory_while_the_vault_is_open() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("k.db");
        File::create(&path).unwrap();
        let key = VaultKey::generate(&mut SystemEntropy).unwrap();
        let digit = |d: u8| b"0123456789abcdef"[usize::from(d)] ^ 0x5a;
        let masked: Vec<u8> = key.expose()[4..28].iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect();
        let conn = connection::open(&path, &key, &[7; 16], Use::Work).unwrap();
        conn.execute_batch("CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (1)").unwrap();
        let open = copies_in_memory(&masked);
        let control: Vec<u8> = masked.iter().map(|b| b ^ 0x5a).collect();
        let seen = copies_in_memory(&masked);
        assert!(seen > open, "the scan finds the text when it is there");
        drop(control);
        assert_eq!(open, 0, "sqlite3_key leaves no copy of the hex form");
    }
}
