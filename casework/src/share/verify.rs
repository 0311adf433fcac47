//! Checking what was written: the file is read back from where it lies and opened as its reader will open it.

use std::path::Path;

use crdt::{
    bundle::{self, Limits},
    id::BundleId,
};

use super::read::MAX_FILE;
use crate::{
    error::{Error, Result},
    file,
    office::Office,
};

const NOT_WHOLE: Error = Error::Unreadable;

/// Checks that a file written here is whole, signed by us, and the one that was meant. Every bundle can be opened by its
/// own organisation too.
///
/// # Errors
/// `File` when it cannot be read any more, `Unreadable` when what lies there is not what was written.
pub fn verify(office: &Office, path: &Path, bundle: &str) -> Result<()> {
    let bytes = file::read_at_most(path, MAX_FILE)?;
    let wanted: BundleId = bundle.parse().map_err(|_| NOT_WHOLE)?;
    let written = office.read(move |_, desk| {
        let opened = bundle::open(&bytes, &[desk.keys.identity()?], &Limits::STANDARD).map_err(|_| NOT_WHOLE)?;
        let verified = opened.verify(&desk.directory, &desk.org, desk.now_seconds()).map_err(|_| NOT_WHOLE)?;
        Ok(verified.envelope)
    })?;
    if written.bundle_id == wanted { Ok(()) } else { Err(NOT_WHOLE) }
}
