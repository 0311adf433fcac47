//! What a command answers when it did not do what was asked.

use serde::Serialize;
use ts_rs::TS;

/// A refusal as the pages see it. Holds no path, SQL, name, number or note text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct Failure {
    /// For the page to act on: `locked`, `wrong_passphrase`, `changed_meanwhile`, ...
    pub(crate) code: String,
    /// A sentence for the person, already in their words.
    pub(crate) message: String,
    /// The argument that is wrong, when it is one that the person typed.
    pub(crate) field: Option<String>,
}

impl Failure {
    /// A refusal that is about no field.
    pub(crate) fn new(code: &str, message: &str) -> Self {
        Self { code: code.to_owned(), message: message.to_owned(), field: None }
    }

    /// The same about something that the person typed or chose.
    pub(crate) fn about(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }

    /// What every command but two answers while the vault is locked.
    pub(crate) fn locked() -> Self {
        Self::new("locked", "Roundtable is locked. Unlock it with your passphrase.")
    }

    /// The page asked in a way that the table of commands does not allow. What was asked is not repeated.
    pub(crate) fn bad_request() -> Self {
        Self::new("bad_request", "Roundtable could not understand that. Nothing was changed.")
    }

    /// Something went wrong inside. Nothing was acknowledged, so nothing was changed.
    pub(crate) fn inside() -> Self {
        Self::new("failed", "Something went wrong inside Roundtable. Nothing was changed. Try again.")
    }
}

impl From<casework::Error> for Failure {
    fn from(error: casework::Error) -> Self {
        let code = if is_full(&error) { "place_full" } else { error.code() };
        Self { code: code.to_owned(), message: error.to_string(), field: error.field().map(str::to_owned) }
    }
}

/// Whether a stick or folder has no room left: its own situation, because another one helps.
fn is_full(error: &casework::Error) -> bool {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    matches!(error, casework::Error::File { source, .. } if matches!(source.kind(), StorageFull | QuotaExceeded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stick_is_told_from_one_that_cannot_be_written() {
        let file = |kind: std::io::ErrorKind| {
            Failure::from(casework::Error::File { what: "A sentence.", source: kind.into() }).code
        };
        assert_eq!(file(std::io::ErrorKind::StorageFull), "place_full", "another stick helps");
        assert_eq!(file(std::io::ErrorKind::ReadOnlyFilesystem), "file", "it has room and cannot be written");
    }
}
