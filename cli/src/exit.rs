//! Exit codes: the one place where casework's codes become numbers (`design/cli.md`).

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done,
    /// Failed, nothing changed.
    Failed,
    /// Wrong usage.
    Usage,
    /// No vault there.
    NoVault,
    /// The vault is in use by another process.
    InUse,
    /// That passphrase does not open this vault.
    WrongPassphrase,
    /// The vault is damaged.
    Damaged,
    /// Not allowed, not for us, or a bad bundle.
    Refused,
}

impl Exit {
    /// The number that scripts see.
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::NoVault => 10,
            Self::InUse => 11,
            Self::WrongPassphrase => 12,
            Self::Damaged => 13,
            Self::Refused => 14,
        }
    }

    /// The exit of a failure's code; `None` for a word that is not in the contract yet.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "no_vault" => Self::NoVault,
            "in_use" => Self::InUse,
            "wrong_passphrase" => Self::WrongPassphrase,
            "damaged" => Self::Damaged,
            "not_for_us" | "not_trusted" | "not_allowed" | "bad_bundle" | "newer_format" | "words_differ"
            | "not_a_backup" | "not_a_card" | "unreadable" => Self::Refused,
            "usage" => Self::Usage,
            "vault_exists" | "newer_version" | "disk_full" | "weak_passphrase" | "locked" | "storage"
            | "changed_meanwhile" | "two_answers_open" | "invalid" | "inconsistent" | "file" | "not_readable"
            | "not_found" | "open_actions" | "rows_rejected" | "broke" | "file_exists" | "not_verified" | "stopped" => {
                Self::Failed
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_casework_has_an_exit() {
        let source = include_str!("../../casework/src/error.rs");
        let body = source.split("fn code(&self)").nth(1).unwrap().split("pub const fn field").next().unwrap();
        let codes: Vec<&str> = body.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(codes.len() > 15, "the codes must have been found in the source");
        for code in codes {
            assert!(Exit::of_code(code).is_some(), "decide the exit code of {code}");
        }
    }
}
