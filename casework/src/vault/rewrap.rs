//! Changing what opens the vault: the key is wrapped again, the database is not touched.

use super::VaultError;
use super::entropy::Entropy;
use super::header::{self, Header};
use super::kdf::KdfParams;
use super::open::OpenVault;
use super::passphrase::{self, Passphrase};
use super::recovery::RecoveryCode;
use super::sealed::Secret;

/// Changes the passphrase of an open vault, after proving that whoever asks knows the old secret.
///
/// `old` may be the recovery code: that is how a forgotten passphrase is replaced. Killed at any point, the
/// vault opens with exactly one of the two. Copies of the vault made earlier still open with the old one.
pub fn change_passphrase(
    vault: &mut OpenVault,
    old: Secret<'_>,
    new: &Passphrase,
    kdf: KdfParams,
    rng: &mut dyn Entropy,
) -> Result<(), VaultError> {
    passphrase::judge(new.as_str())?;
    vault.header.unwrap(old)?;
    rewrap(vault, new.into(), kdf, rng)
}

/// Draws a new recovery code, which replaces the old one; `known` proves that whoever asks may do so.
pub fn replace_recovery_code(
    vault: &mut OpenVault,
    known: Secret<'_>,
    kdf: KdfParams,
    rng: &mut dyn Entropy,
) -> Result<RecoveryCode, VaultError> {
    let code = RecoveryCode::generate(rng)?;
    set_recovery_code(vault, known, &code, kdf, rng)?;
    Ok(code)
}

/// The same with a code that was drawn before, because something else is sealed under it too.
pub fn set_recovery_code(
    vault: &mut OpenVault,
    known: Secret<'_>,
    code: &RecoveryCode,
    kdf: KdfParams,
    rng: &mut dyn Entropy,
) -> Result<(), VaultError> {
    vault.header.unwrap(known)?;
    rewrap(vault, code.into(), kdf, rng)
}

/// Refuses a passphrase that is too easy to guess.
pub fn judge_passphrase(new: &Passphrase) -> Result<(), VaultError> {
    Ok(passphrase::judge(new.as_str())?)
}

impl OpenVault {
    /// Proves that whoever asks knows what opens this vault.
    ///
    /// Errors: `WrongPassphrase`, `WrongRecoveryCode`.
    pub fn prove(&self, known: Secret<'_>) -> Result<(), VaultError> {
        self.header.unwrap(known).map(|_| ())
    }
}

fn rewrap(vault: &mut OpenVault, new: Secret<'_>, kdf: KdfParams, rng: &mut dyn Entropy) -> Result<(), VaultError> {
    let mut next: Header = vault.header.clone();
    next.wrap(new, &vault.key, kdf, rng)?;
    let Err(error) = header::write_pair(&vault.paths, &next) else {
        vault.header = next;
        return Ok(());
    };
    // When only the first copy was written the new header counts; memory must agree with the folder either way.
    let there = header::read_pair(&vault.paths).map(|pair| pair.header);
    let counts = there.as_ref().is_ok_and(|there| there.is_the_same_as(&next));
    vault.header = there.unwrap_or(next);
    if !counts {
        return Err(error);
    }
    // The new secret is the one that opens: hiding that behind an error would leave a person without either. The next
    // unlock writes the second copy again.
    tracing::warn!(%error, "the second copy of the vault's key file could not be written");
    Ok(())
}
