//! Files outside the vault: read within a bound, written whole or not at all.

use std::{
    fs::{self, File},
    io::{Read, Write},
    path::Path,
};

use crate::error::{Error, Result};

/// Reads a file of at most `most` bytes.
///
/// # Errors
/// `File` with a sentence; a file over the bound is one.
pub fn read_at_most(path: &Path, most: u64) -> Result<Vec<u8>> {
    let unreadable =
        |source| Error::File { what: "That file could not be read. Check that it is there and try again.", source };
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

/// Said of a file over its bound.
pub(crate) fn too_large() -> Error {
    let source = std::io::Error::from(std::io::ErrorKind::FileTooLarge);
    Error::File { what: "That file is too large to be what it should be.", source }
}

/// Whether a file could be written into a folder, which is made when it is not there: tried with an empty one, since
/// what rights say is not what sticks and shares do.
///
/// # Errors
/// `File` with a sentence.
pub fn must_be_writable(folder: &Path) -> Result<()> {
    let trial = folder.join(".roundtable.part");
    let tried = fs::create_dir_all(folder).and_then(|()| File::create(&trial)).and_then(|_| fs::remove_file(&trial));
    tried.map_err(|source| Error::File {
        what: "Nothing can be written there. Check the stick or folder and try again. Nothing was changed.",
        source,
    })
}

/// Writes `<name>.part`, syncs it, reads it back, renames it and syncs the folder: after this returns, a stick may
/// be taken out.
///
/// # Errors
/// `File` with a sentence; nothing under the final name then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(".part");
    let part = path.with_file_name(name);
    write(path, &part, bytes).map_err(|source| {
        // What was begun is ours to tidy; the error that matters is the first one.
        let _ = fs::remove_file(&part);
        let full = matches!(source.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded);
        let what = if full {
            "The stick or disk is full. Nothing was lost. Try another one."
        } else {
            "The file could not be written there. Check the stick or folder and try again."
        };
        Error::File { what, source }
    })
}

fn write(path: &Path, part: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    if fs::read(part)? != bytes {
        return Err(std::io::Error::other("read back differs"));
    }
    fs::rename(part, path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    // Some file systems of sticks cannot sync a folder; the file itself is synced.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
