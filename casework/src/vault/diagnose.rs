//! Looking at a vault from outside, without a key and without changing a byte.

use super::connection::PAGE;
use super::error::{Finding, Part};
use super::header::{self, Copy, Header};
use super::lock::VaultLock;
use super::paths::Paths;
use super::wal::{self, Log};
use super::{VaultError, files};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Says what can be known about the vault in `dir` without its passphrase. Reads only.
///
/// Errors: `NoVault`, `InUse`, and failures to read; damage is a finding, not an error.
pub fn diagnose(dir: &Path) -> Result<Vec<Finding>, VaultError> {
    let paths = Paths::new(dir);
    if !paths.header().exists() && !paths.header_copy().exists() && !paths.database().exists() {
        return Err(VaultError::NoVault);
    }
    let _lock = VaultLock::take_unmarked(&paths)?;
    look(&paths)
}

/// The same for a caller that holds the lock and has no connection open: reading `vault.db` here would
/// take SQLite's locks away.
pub(super) fn look(paths: &Paths) -> Result<Vec<Finding>, VaultError> {
    let mut findings = Vec::new();
    let first = header::read_copy(&paths.header())?;
    let second = header::read_copy(&paths.header_copy())?;
    let unfinished = paths.unfinished().exists();
    if unfinished && matches!((&first, &second), (Copy::Missing, Copy::Missing)) {
        return Err(VaultError::NoVault);
    }
    let found = copies(first, second, &mut findings);
    let Some(header) = found else { return Ok(findings) };
    database(paths, &header, &mut findings)?;
    log(paths, &header, &mut findings)?;
    for weak in header.weak_slots() {
        let (what, advice) = match weak {
            "recovery" => (
                "The recovery code is protected by less work than this version uses.",
                "Replace the recovery code once (roundtable recovery replace) and keep the new paper; its protection is stronger.",
            ),
            _ => (
                "The passphrase is protected by less work than this version uses.",
                "Change the passphrase once; the new protection is stronger.",
            ),
        };
        findings.push(note(what, Part::Header, advice));
    }
    privacy(paths, &mut findings);
    Ok(findings)
}

fn copies(first: Copy, second: Copy, findings: &mut Vec<Finding>) -> Option<Header> {
    let spare = "Unlock the vault once: the good copy is used and the other is written again.";
    for (copy, part) in [(&first, Part::FirstHeader), (&second, Part::SecondHeader)] {
        match copy {
            Copy::Whole(_) => {}
            Copy::Missing => findings.push(harm("One copy of the vault's key file is missing.", part, spare)),
            Copy::Damaged => findings.push(harm("One copy of the vault's key file is damaged.", part, spare)),
            Copy::Newer(needed) => findings.push(note(
                &format!("This vault was last used by a newer Roundtable; it needs version {needed} or later."),
                part,
                "Update Roundtable on this computer.",
            )),
        }
    }
    match (first, second) {
        (Copy::Newer(_), _) | (_, Copy::Newer(_)) => None,
        (Copy::Whole(header), _) | (_, Copy::Whole(header)) => Some(header),
        _ => {
            *findings = vec![harm(
                "Both copies of the vault's key file are missing or damaged. Without one of them no passphrase opens the vault.",
                Part::Header,
                "Put back a copy of vault.hdr from a backup of this folder, or restore a backup of the vault.",
            )];
            None
        }
    }
}

fn database(paths: &Paths, header: &Header, findings: &mut Vec<Finding>) -> Result<(), VaultError> {
    let restore = "Copy the whole vault folder somewhere safe, then restore the newest backup.";
    let mut file = match File::open(paths.database()) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            findings.push(harm("The vault file is missing.", Part::Database, restore));
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let length = file.metadata()?.len();
    if length < PAGE {
        findings.push(harm("The vault file is empty or cut short.", Part::Database, restore));
        return Ok(());
    }
    let mut start = [0u8; 16];
    file.read_exact(&mut start)?;
    if start != header.db_salt {
        findings.push(harm(
            "The vault file does not belong to these key files, or its beginning is damaged.",
            Part::Database,
            restore,
        ));
    }
    if length % PAGE != 0 && wal::look(&paths.wal(), &header.db_salt)? == Log::Empty {
        findings.push(harm("The vault file is cut short in the middle of a page.", Part::Database, restore));
    }
    Ok(())
}

fn log(paths: &Paths, header: &Header, findings: &mut Vec<Finding>) -> Result<(), VaultError> {
    let finding = match wal::look(&paths.wal(), &header.db_salt)? {
        Log::Empty | Log::Whole => return Ok(()),
        Log::Foreign => harm(
            "The work not yet written into the vault file belongs to another vault.",
            Part::WriteAheadLog,
            "Move vault.db-wal out of the folder and unlock again; if it came from a backup or a copy, tell your administrator.",
        ),
        Log::Broken => note(
            "The newest work breaks off part way. A power cut can do this to work that was never confirmed; damage can do it to work that was.",
            Part::WriteAheadLog,
            "Run this check with the passphrase: it can tell the two apart.",
        ),
        Log::Unreadable => note(
            "The file of work not yet written into the vault cannot be read and will be ignored.",
            Part::WriteAheadLog,
            "Run this check with the passphrase: it can tell whether anything is missing.",
        ),
    };
    findings.push(finding);
    Ok(())
}

fn privacy(paths: &Paths, findings: &mut Vec<Finding>) {
    for (path, part) in
        [(paths.dir.clone(), Part::Folder), (paths.database(), Part::Database), (paths.header(), Part::FirstHeader)]
    {
        if files::others_can_read(&path) {
            findings.push(note(
                "Other people who use this computer can read this. It is encrypted, but it should be private.",
                part,
                "Unlock the vault once: that makes it private again.",
            ));
        }
    }
}

/// Something is not as it was written.
pub(super) fn harm(what: &str, part: Part, advice: &str) -> Finding {
    Finding { what: what.to_owned(), where_: part.file().to_owned(), advice: advice.to_owned(), damage: true }
}

/// Something worth knowing that has harmed nothing.
pub(super) fn note(what: &str, part: Part, advice: &str) -> Finding {
    Finding { damage: false, ..harm(what, part, advice) }
}
