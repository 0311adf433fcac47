//! The reason that somebody gives for an act: read in one way, wherever it is typed.

use crdt::field::Kind;

use crate::error::{Error, Result};

/// Longest reason in characters.
pub(crate) const MAX: usize = 500;

const fn invalid(words: &'static str) -> Error {
    Error::Invalid { field: "reason", words }
}

/// A reason that must be given.
///
/// # Errors
/// `Invalid` when there is none, or it is too long.
pub(crate) fn required(typed: &str) -> Result<String> {
    let reason = typed.trim();
    if reason.is_empty() || reason.chars().count() > MAX {
        return Err(invalid("Say why, in at most 500 characters."));
    }
    Ok(reason.to_owned())
}

/// A reason that may be left out.
///
/// # Errors
/// `Invalid` when it is too long, or cannot be shown.
pub(crate) fn optional(typed: &str) -> Result<String> {
    let reason = Kind::Prose(usize::MAX)
        .check(typed)
        .map_err(|_| invalid("The reason contains characters that cannot be shown."))?;
    if reason.chars().count() > MAX {
        return Err(invalid("A reason may have 500 characters. Put the rest into a note."));
    }
    Ok(reason)
}
