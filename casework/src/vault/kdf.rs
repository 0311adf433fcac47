//! From a passphrase or a recovery code to a key: Argon2id, its cost stored beside what it protects.

use super::VaultError;
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Argon2id's cost. There is no `Default`: whoever makes a vault says which cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfParams {
    m_kib: u32,
    t: u32,
    p: u32,
}

/// Beyond these a header is hostile or damaged: it must not be able to exhaust the laptop.
const MOST_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 10;
const MOST_LANES: u32 = 16;

impl KdfParams {
    /// 64 MiB, three passes, one lane: about 0.2 s (security.md c.1; OWASP's floor is 19 MiB and two passes).
    pub fn standard() -> Self {
        Self { m_kib: 64 * 1024, t: 3, p: 1 }
    }

    /// A cost that protects nothing, so that tests finish. Never offered by a screen or a command.
    pub fn for_tests() -> Self {
        Self { m_kib: 64, t: 1, p: 1 }
    }

    /// True when this is at least the standard cost; `check` reports a slot that is not.
    pub fn is_strong(self) -> bool {
        let standard = Self::standard();
        self.m_kib >= standard.m_kib && self.t >= standard.t
    }

    pub(super) fn to_bytes(self) -> [u8; 12] {
        let mut bytes = [0u8; 12];
        for (to, from) in bytes.iter_mut().zip([self.m_kib, self.t, self.p].iter().flat_map(|n| n.to_le_bytes())) {
            *to = from;
        }
        bytes
    }

    pub(super) fn from_bytes(bytes: &[u8; 12]) -> Self {
        let [a, b, c, d, e, f, g, h, i, j, k, l] = *bytes;
        Self {
            m_kib: u32::from_le_bytes([a, b, c, d]),
            t: u32::from_le_bytes([e, f, g, h]),
            p: u32::from_le_bytes([i, j, k, l]),
        }
    }

    /// True when a stored cost may be run at all.
    pub(super) fn is_sane(self) -> bool {
        self.m_kib <= MOST_KIB
            && (1..=MOST_PASSES).contains(&self.t)
            && (1..=MOST_LANES).contains(&self.p)
            && self.m_kib >= 8 * self.p
    }

    /// Derives 32 bytes; refuses absurd costs before any memory is taken.
    pub(super) fn derive(self, secret: &[u8], salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        if !self.is_sane() {
            return Err(VaultError::KeyDerivation);
        }
        let params = Params::new(self.m_kib, self.t, self.p, Some(32)).map_err(|_| VaultError::KeyDerivation)?;
        let mut key = Zeroizing::new([0u8; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, key.as_mut_slice())
            .map_err(|_| VaultError::KeyDerivation)?;
        Ok(key)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn an_absurd_cost_is_refused_before_it_is_paid() {
        for hostile in [
            KdfParams { m_kib: MOST_KIB + 1, t: 1, p: 1 },
            KdfParams { m_kib: u32::MAX, t: u32::MAX, p: u32::MAX },
            KdfParams { m_kib: 64, t: 11, p: 1 },
            KdfParams { m_kib: 64, t: 0, p: 1 },
            KdfParams { m_kib: 64, t: 1, p: 0 },
            KdfParams { m_kib: 1, t: 1, p: 1 },
            KdfParams { m_kib: 64, t: 1, p: 17 },
        ] {
            assert!(matches!(hostile.derive(b"x", &[0; 16]), Err(VaultError::KeyDerivation)), "{hostile:?}");
        }
    }

    #[test]
    fn the_standard_cost_is_what_the_design_fixed() {
        assert_eq!(KdfParams::standard(), KdfParams { m_kib: 65_536, t: 3, p: 1 }, "bars.md fixes 64 MiB and t = 3");
        assert!(!KdfParams::for_tests().is_strong(), "the test cost must show up in a check");
        assert_eq!(KdfParams::from_bytes(&KdfParams::standard().to_bytes()), KdfParams::standard());
    }
}
