//! The organisation's root, sealed under the passphrase and under the recovery code: opened for an act, never kept.
//!
//! The header that opens the vault and the table that holds the sealed root cannot be written in one step. So the root
//! is first sealed under the new secret beside the old one, then the header is changed, then the old one goes. Killed in
//! between, whichever secret opens the vault opens the root too.

use crdt::trust::Root;
use rusqlite::Connection;

use super::ROOT_PURPOSE;
use crate::{
    error::{Error, Result},
    store::setting,
    vault::{self, KdfParams, OpenVault, Secret, VaultError},
    world::World,
};

/// Where the root lies under a kind of secret: what counts, and what is about to.
const fn places(secret: Secret<'_>) -> (&'static str, &'static str) {
    match secret {
        Secret::Passphrase(_) => (setting::ROOT_BY_PASSPHRASE, setting::NEXT_ROOT_BY_PASSPHRASE),
        Secret::Recovery(_) => (setting::ROOT_BY_RECOVERY, setting::NEXT_ROOT_BY_RECOVERY),
    }
}

/// Opens the root with a secret that opens the vault; `None` on a laptop that does not hold it.
pub(crate) fn open(sql: &Connection, known: Secret<'_>) -> Result<Option<Root>> {
    let (now, next) = places(known);
    let Some(sealed) = setting::get(sql, now)? else { return Ok(None) };
    let opened = match vault::open_sealed(known, ROOT_PURPOSE, &sealed) {
        Err(refused @ (VaultError::WrongPassphrase | VaultError::WrongRecoveryCode)) => {
            let begun = setting::get(sql, next)?.ok_or(refused)?;
            vault::open_sealed(known, ROOT_PURPOSE, &begun)?
        }
        opened => opened?,
    };
    let bytes = opened.as_slice().try_into().map_err(|_| Error::Inconsistent("root"))?;
    Ok(Some(Root::from_bytes(bytes)))
}

/// Seals the root under a new secret beside the old one, when this laptop holds it; the old one still counts.
pub(super) fn prepare(
    vault: &mut OpenVault,
    known: Secret<'_>,
    new: Secret<'_>,
    world: &World,
    kdf: KdfParams,
) -> Result<()> {
    let Some(root) = open(vault.conn()?, known)? else { return Ok(()) };
    let sealed = vault::seal_under(new, ROOT_PURPOSE, root.expose(), kdf, &mut world.clone())?;
    vault.transaction(|sql| setting::put(sql, places(new).1, &sealed))
}

/// Makes what was prepared count, once the header opens with it.
pub(super) fn settle(sql: &Connection, new: Secret<'_>) -> Result<()> {
    let (now, next) = places(new);
    if let Some(sealed) = setting::get(sql, next)? {
        setting::put(sql, now, &sealed)?;
        setting::remove(sql, next)?;
    }
    Ok(())
}

/// After an unlock: ends a change that was cut short, one way or the other.
pub(super) fn tidy(vault: &mut OpenVault, opened_with: Secret<'_>) -> Result<()> {
    let Some(begun) = setting::get(vault.conn()?, places(opened_with).1)? else { return Ok(()) };
    let counts = vault::open_sealed(opened_with, ROOT_PURPOSE, &begun).is_ok();
    vault.transaction(|sql| if counts { settle(sql, opened_with) } else { setting::remove(sql, places(opened_with).1) })
}
