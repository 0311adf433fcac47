//! Bytes sealed under what a person knows: Argon2id, then XChaCha20-Poly1305; the cost rides along.
//!
//! The vault key in the header and the organisation root in the database are both kept this way, each
//! sealed twice: once under the passphrase, once under the recovery code.

use super::VaultError;
use super::entropy::{Entropy, draw};
use super::kdf::KdfParams;
use super::passphrase::Passphrase;
use super::recovery::RecoveryCode;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// What a person can know that opens something.
#[derive(Debug, Clone, Copy)]
pub enum Secret<'a> {
    /// Typed at every unlock.
    Passphrase(&'a Passphrase),
    /// On paper, for the day the passphrase is gone.
    Recovery(&'a RecoveryCode),
}

impl<'a> From<&'a Passphrase> for Secret<'a> {
    fn from(passphrase: &'a Passphrase) -> Self {
        Self::Passphrase(passphrase)
    }
}

impl<'a> From<&'a RecoveryCode> for Secret<'a> {
    fn from(code: &'a RecoveryCode) -> Self {
        Self::Recovery(code)
    }
}

impl Secret<'_> {
    /// The name under which a slot is kept; part of what is authenticated, so that one kind never opens the other's.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Passphrase(_) => "passphrase",
            Self::Recovery(_) => "recovery",
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Passphrase(p) => p.as_str().as_bytes(),
            Self::Recovery(r) => r.as_str().as_bytes(),
        }
    }

    /// The refusal that fits this kind of secret.
    pub(super) fn refused(&self) -> VaultError {
        match self {
            Self::Passphrase(_) => VaultError::WrongPassphrase,
            Self::Recovery(_) => VaultError::WrongRecoveryCode,
        }
    }
}

const DOMAIN: &[u8] = b"roundtable/sealed/1";
const MAGIC: &[u8; 4] = b"RTS1";
const HEAD: usize = 4 + 12 + 16 + 24;

/// Seals `bytes` under a secret; the blob carries its own cost, salt and nonce (72 bytes more than what it holds).
///
/// `purpose` must be given again to open it, so that one sealed thing cannot be passed off as another.
pub fn seal_under(
    secret: Secret<'_>,
    purpose: &[u8],
    bytes: &[u8],
    kdf: KdfParams,
    rng: &mut dyn Entropy,
) -> Result<Vec<u8>, VaultError> {
    let salt: [u8; 16] = draw(rng)?;
    let nonce: [u8; 24] = draw(rng)?;
    let mut blob = Vec::with_capacity(HEAD + bytes.len() + 16);
    blob.extend_from_slice(MAGIC);
    blob.extend_from_slice(&kdf.to_bytes());
    blob.extend_from_slice(&salt);
    blob.extend_from_slice(&nonce);
    let key = kdf.derive(secret.bytes(), &salt)?;
    let aad = bound(secret.kind(), purpose, &blob);
    let sealed = encrypt(&key, &nonce, &aad, bytes)?;
    blob.extend_from_slice(&sealed);
    Ok(blob)
}

/// Opens what `seal_under` sealed; a wrong secret is `WrongPassphrase` or `WrongRecoveryCode`, and what is
/// not a sealed blob at all is `SealBroken`.
pub fn open_sealed(secret: Secret<'_>, purpose: &[u8], blob: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (head, sealed) = blob.split_at_checked(HEAD).ok_or(VaultError::SealBroken)?;
    let (kdf, salt, nonce) = parts(head).ok_or(VaultError::SealBroken)?;
    if !kdf.is_sane() {
        return Err(VaultError::SealBroken);
    }
    let key = kdf.derive(secret.bytes(), &salt)?;
    let aad = bound(secret.kind(), purpose, head);
    decrypt(&key, &nonce, &aad, sealed).ok_or_else(|| secret.refused())
}

/// The cost a blob was sealed at, when it is one.
pub(super) fn cost_of(blob: &[u8]) -> Option<KdfParams> {
    let (head, _) = blob.split_at_checked(HEAD)?;
    parts(head).map(|(kdf, _, _)| kdf)
}

fn parts(head: &[u8]) -> Option<(KdfParams, [u8; 16], [u8; 24])> {
    let (magic, rest) = head.split_first_chunk::<4>()?;
    let (kdf, rest) = rest.split_first_chunk::<12>()?;
    let (salt, rest) = rest.split_first_chunk::<16>()?;
    let (nonce, _) = rest.split_first_chunk::<24>()?;
    (magic == MAGIC).then(|| (KdfParams::from_bytes(kdf), *salt, *nonce))
}

/// Everything that must be the same again: domain, kind, purpose, and the readable front of the blob.
fn bound(kind: &str, purpose: &[u8], head: &[u8]) -> Vec<u8> {
    let mut aad = Vec::with_capacity(DOMAIN.len() + kind.len() + purpose.len() + head.len() + 16);
    for piece in [DOMAIN, kind.as_bytes(), purpose, head] {
        aad.extend_from_slice(&(piece.len() as u64).to_le_bytes());
        aad.extend_from_slice(piece);
    }
    aad
}

/// XChaCha20-Poly1305 with a random 24-byte nonce; the answer ends in a 16-byte tag.
pub(super) fn encrypt(key: &[u8; 32], nonce: &[u8; 24], aad: &[u8], bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
    XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(&XNonce::from(*nonce), Payload { msg: bytes, aad })
        .map_err(|_| VaultError::SealBroken)
}

/// The reverse of `encrypt`; `None` when anything differs.
pub(super) fn decrypt(key: &[u8; 32], nonce: &[u8; 24], aad: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad })
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::super::entropy::SystemEntropy;
    use super::*;

    #[test]
    fn what_was_sealed_opens_with_the_same_secret_and_purpose_only() {
        let passphrase = Passphrase::new("marmalade tins on the towpath");
        let code = RecoveryCode::generate(&mut SystemEntropy).expect("random");
        let blob = seal_under(
            (&passphrase).into(),
            b"root",
            b"the organisation root",
            KdfParams::for_tests(),
            &mut SystemEntropy,
        )
        .expect("seals");
        let opened = open_sealed((&passphrase).into(), b"root", &blob).expect("opens");
        assert_eq!(opened.as_slice(), b"the organisation root");
        let other = Passphrase::new("marmalade tins on the footpath");
        assert!(matches!(open_sealed((&other).into(), b"root", &blob), Err(VaultError::WrongPassphrase)));
        assert!(
            matches!(open_sealed((&passphrase).into(), b"else", &blob), Err(VaultError::WrongPassphrase)),
            "another purpose"
        );
        assert!(matches!(open_sealed((&code).into(), b"root", &blob), Err(VaultError::WrongRecoveryCode)));
        let spelled = Passphrase::new(code.as_str());
        let under_code =
            seal_under((&code).into(), b"root", b"x", KdfParams::for_tests(), &mut SystemEntropy).expect("seals");
        assert!(
            open_sealed((&spelled).into(), b"root", &under_code).is_err(),
            "a code typed as a passphrase is another secret"
        );
    }

    #[test]
    fn every_flipped_bit_and_every_cut_of_a_sealed_blob_is_refused() {
        let passphrase = Passphrase::new("marmalade tins on the towpath");
        let blob =
            seal_under((&passphrase).into(), b"p", b"k", KdfParams::for_tests(), &mut SystemEntropy).expect("seals");
        for at in 0..blob.len() * 8 {
            let mut bad = blob.clone();
            bad[at / 8] ^= 1 << (at % 8);
            // A flip in the cost could ask for a gigabyte; that road is tested on its own.
            if !(4..16).contains(&(at / 8)) {
                assert!(open_sealed((&passphrase).into(), b"p", &bad).is_err(), "bit {at}");
            }
        }
        for length in 0..blob.len() {
            assert!(open_sealed((&passphrase).into(), b"p", &blob[..length]).is_err(), "cut to {length}");
        }
        let mut greedy = blob.clone();
        greedy[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(matches!(open_sealed((&passphrase).into(), b"p", &greedy), Err(VaultError::SealBroken)), "absurd cost");
    }
}
