//! One opener at a time: an advisory lock on a file of its own, which the system drops when the process dies.

use super::paths::Paths;
use super::{VaultError, files};
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

/// Held for as long as the vault is open; dropping the last clone lets the next one in.
#[derive(Debug, Clone)]
pub(super) struct VaultLock(#[allow(dead_code, reason = "held, never read")] Arc<File>);

impl VaultLock {
    /// Takes the lock or says at once who has it; never waits.
    pub(super) fn take(paths: &Paths) -> Result<Self, VaultError> {
        let mut file =
            files::private().read(true).write(true).create(true).truncate(false).open(paths.lock()).map_err(missing)?;
        try_lock(&mut file)?;
        // The process number is for the message only; failing to write it changes nothing.
        let _ = file
            .set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| writeln!(file, "{}", std::process::id()));
        Ok(Self(Arc::new(file)))
    }

    /// As `take`, but writes nothing: for looking at a vault. `None` when no lock file exists, so nobody has it open.
    pub(super) fn take_unmarked(paths: &Paths) -> Result<Option<Self>, VaultError> {
        let mut file = match File::open(paths.lock()) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        try_lock(&mut file)?;
        Ok(Some(Self(Arc::new(file))))
    }
}

fn try_lock(file: &mut File) -> Result<(), VaultError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            let mut text = String::new();
            let _ = file.take(32).read_to_string(&mut text);
            Err(VaultError::InUse { pid: text.trim().parse().ok() })
        }
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn missing(error: io::Error) -> VaultError {
    if error.kind() == io::ErrorKind::NotFound { VaultError::NoVault } else { error.into() }
}
