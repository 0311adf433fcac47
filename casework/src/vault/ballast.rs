//! The ballast: a file that only takes up room, let go when the disk is full, so that what is there can still be read,
//! sent and backed up. On a full disk even deleting needs room (measured, security.md c.5).

use super::VaultError;
use super::files;
use super::open::OpenVault;
use super::paths::Paths;
use fs4::FileExt;
use rusqlite::ErrorCode;
use std::error::Error;
use std::io;

/// How much room is kept back.
pub const BALLAST: u64 = 16 * 1024 * 1024;

impl OpenVault {
    /// Keeps `bytes` of room back beside the vault, when there is plenty; an existing ballast stays as it is.
    ///
    /// Too little room is no error: then there is none, and a full disk is only noticed later.
    pub fn keep_ballast(&mut self, bytes: u64) -> Result<(), VaultError> {
        self.ballast = bytes;
        if self.paths.ballast().metadata().is_ok_and(|file| file.len() == bytes) || !self.has_plenty() {
            return Ok(());
        }
        lay(&self.paths, bytes).or_else(|error| match error {
            VaultError::DiskFull => Ok(files::remove_if_there(&self.paths.ballast())?),
            other => Err(other),
        })
    }

    /// True from the moment the disk was full until there is room for the ballast again; nothing need be restarted.
    pub fn is_short_of_room(&mut self) -> bool {
        if self.full && self.has_plenty() {
            self.full = false;
            let bytes = self.ballast;
            if bytes > 0
                && let Err(error) = self.keep_ballast(bytes)
            {
                tracing::warn!(%error, "the ballast could not be laid again");
            }
        }
        self.full
    }

    /// Refuses work that needs `bytes` of room before it begins.
    pub fn room_for(&mut self, bytes: u64) -> Result<(), VaultError> {
        match fs4::available_space(&self.paths.dir) {
            Ok(room) if room < bytes => Err(VaultError::DiskFull),
            // A file system that does not tell must not stop anybody.
            _ => Ok(()),
        }
    }

    /// Notes that the disk is full and lets the ballast go.
    pub(super) fn note_full(&mut self, error: &(dyn Error + 'static)) {
        if is_full(error) {
            self.disk_is_full();
        }
    }

    /// The same for whoever met a full disk in an error of its own.
    pub fn disk_is_full(&mut self) {
        self.full = true;
        if let Err(error) = files::remove_if_there(&self.paths.ballast()) {
            tracing::warn!(kind = ?error.kind(), "the ballast could not be let go");
        }
    }

    /// Room for the ballast and as much again, so that what comes next does not fill the disk at once.
    fn has_plenty(&self) -> bool {
        let needed = self.ballast.max(1).saturating_mul(2);
        fs4::available_space(&self.paths.dir).is_ok_and(|room| room > needed)
    }
}

fn lay(paths: &Paths, bytes: u64) -> Result<(), VaultError> {
    let file = files::private().write(true).create(true).truncate(true).open(paths.ballast())?;
    // Blocks are taken, not only a length: a sparse file would keep nothing back.
    match file.allocate(bytes) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
        done => done?,
    }
    Ok(file.sync_all()?)
}

/// Looks through an error and its causes for a full disk.
pub(super) fn is_full(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(current) = next {
        let known = matches!(current.downcast_ref::<VaultError>(), Some(VaultError::DiskFull));
        let code = current.downcast_ref::<rusqlite::Error>().and_then(rusqlite::Error::sqlite_error_code);
        if known || code == Some(ErrorCode::DiskFull) {
            return true;
        }
        next = current.source();
    }
    false
}
