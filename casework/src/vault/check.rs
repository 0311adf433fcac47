//! The full check, with the key: every page, every tree, and the witness. Reads only.

use super::connection::{self, Use};
use super::diagnose::{self, harm, note};
use super::error::{Finding, Part};
use super::header::{self, Header};
use super::key::VaultKey;
use super::lock::VaultLock;
use super::open::{self, OpenVault};
use super::paths::Paths;
use super::sealed::Secret;
use super::{VaultError, health, meta};
use std::path::Path;

/// Checks the vault in `dir` without opening it for work: nothing is migrated, repaired, marked or written.
///
/// Errors: `NoVault`, `InUse`, `WrongPassphrase`, `NewerVersion` and failures to read; damage is a finding.
pub fn check(dir: &Path, secret: Secret<'_>) -> Result<Vec<Finding>, VaultError> {
    let paths = Paths::new(dir);
    if !paths.header().exists() && !paths.header_copy().exists() && !paths.database().exists() {
        return Err(VaultError::NoVault);
    }
    let _lock = VaultLock::take_unmarked(&paths)?;
    let mut findings = diagnose::look(&paths)?;
    let header = match header::read_pair(&paths) {
        Ok(pair) => pair.header,
        // Already among the findings.
        Err(VaultError::Damaged { .. }) => return Ok(findings),
        Err(error) => return Err(error),
    };
    let key = header.unwrap(secret)?;
    let done = deep(&paths, &header, &key, &mut findings);
    connection::forget_empty_log(&paths.wal());
    done.map(|()| findings)
}

impl OpenVault {
    /// The same for an open vault. Its connection is closed without writing and opened again afterwards,
    /// because each check wants a fresh one and the vault admits only one.
    pub fn check(&mut self) -> Result<Vec<Finding>, VaultError> {
        let conn = self.conn.take();
        if let Some(conn) = &conn {
            connection::distrust(conn);
        }
        drop(conn);
        let mut findings = diagnose::look(&self.paths)?;
        deep(&self.paths, &self.header, &self.key, &mut findings)?;
        // Work may go on beside a damaged page, to save what can be saved; but closing must then not touch the file.
        match connection::open(&self.paths.database(), &self.key, &self.header.db_salt, Use::Work) {
            Ok(conn) => {
                meta::read(&conn, &self.header.vault_id)?;
                if !findings.iter().any(in_the_data) {
                    connection::trust(&conn)?;
                }
                self.conn = Some(conn);
            }
            Err(VaultError::Damaged { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(findings)
    }
}

fn in_the_data(finding: &Finding) -> bool {
    finding.damage
        && ![Part::Header, Part::FirstHeader, Part::SecondHeader].iter().any(|part| finding.where_ == part.file())
}

fn deep(paths: &Paths, header: &Header, key: &VaultKey, findings: &mut Vec<Finding>) -> Result<(), VaultError> {
    if open::fits(paths, header).is_err() {
        // Said by `look`; SQLite need not see such a file.
        return Ok(());
    }
    let fresh = || connection::open(&paths.database(), key, &header.db_salt, Use::Look);
    let row = match fresh().and_then(|conn| meta::read(&conn, &header.vault_id)) {
        Ok(row) => row,
        Err(VaultError::Damaged { .. }) => {
            findings.push(health::page_damage("The beginning of the vault cannot be read", Part::Database.file()));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    findings.extend(health::seals(&fresh()?)?);
    findings.extend(health::structure(&fresh()?)?);
    if let Some(seen) = open::witness(paths, key, &row)? {
        findings.push(witness(seen));
    }
    Ok(())
}

fn witness(seen: super::anchor::Seen) -> Finding {
    use super::anchor::Seen;
    match seen {
        Seen::Known { .. } => harm(
            "The vault is older than the last work saved on this laptop: the newest changes are not in it.",
            Part::Database,
            "If a backup or an older copy was put back, unlock it: partners are asked for what is missing. Otherwise restore the newest backup.",
        ),
        Seen::Missing | Seen::Unreadable => note(
            "The file that notices an older copy of this vault is missing or damaged.",
            Part::Anchor,
            "Unlock the vault: it will treat itself as restored and ask partners for what may be missing.",
        ),
    }
}
