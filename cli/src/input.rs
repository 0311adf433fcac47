//! Text that a command reads: from a file, or from stdin for `-`.

use std::{io::Read, path::Path};

use casework::file;

use crate::failure::Failure;

/// Most bytes of a case or note file.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Reads a file, or stdin for `-` when the command may.
///
/// # Errors
/// `file`; `usage` for `-` within a batch, whose stdin holds the commands.
pub(crate) fn read(path: &Path, stdin_is_free: bool) -> Result<Vec<u8>, Failure> {
    if path.as_os_str() != "-" {
        return Ok(file::read_at_most(path, MOST_BYTES)?);
    }
    if !stdin_is_free {
        return Err(Failure::usage("Within a batch, name a file: stdin holds the commands."));
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes);
    if read.is_err() || bytes.len() as u64 > MOST_BYTES {
        return Err(Failure::invalid("file", "What came on stdin could not be read, or is too large."));
    }
    Ok(bytes)
}

/// The same as text; a byte order mark is left out.
///
/// # Errors
/// As [`read`]; `invalid` when it is not UTF-8.
pub(crate) fn text(path: &Path, stdin_is_free: bool) -> Result<String, Failure> {
    let text = String::from_utf8(read(path, stdin_is_free)?)
        .map_err(|_| Failure::invalid("file", "That file is not plain text in UTF-8."))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
