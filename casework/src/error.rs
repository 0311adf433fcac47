//! What can go wrong in casework: situations with stable codes and sentences a coordinator understands.

use crate::vault::VaultError;

/// Result of a verb.
pub type Result<T> = std::result::Result<T, Error>;

/// A situation. Its text never names a person, a number or what was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The vault refused.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The shared record refused.
    #[error("{}", record_words(.0))]
    Record(#[from] crdt::Error),
    /// The database failed.
    #[error("The vault could not be read or written. Nothing was changed.")]
    Sql(#[source] rusqlite::Error),
    /// A file outside the vault could not be read or written.
    #[error("{what}")]
    File {
        /// A sentence.
        what: &'static str,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// A spreadsheet could not be read.
    #[error(transparent)]
    Import(#[from] crate::import::ImportError),
    /// What was typed does not fit.
    #[error("{words}")]
    Invalid {
        /// The field it was typed into.
        field: &'static str,
        /// What to do about it.
        words: &'static str,
    },
    /// An answer does not fit its question; which one is known only while the program runs, for a team may define its own.
    #[error("{words}")]
    Misfit {
        /// The question's name.
        field: String,
        /// What to do about it.
        words: String,
    },
    /// There is no such thing here.
    #[error("{0}")]
    NotFound(&'static str),
    /// This seat or organisation may not do that.
    #[error("{0}")]
    NotAllowed(&'static str),
    /// This seat may not record that field, whatever its organisation holds.
    #[error("{words}")]
    NotYours {
        /// The field.
        field: &'static str,
        /// Who records it, and what to do instead.
        words: &'static str,
    },
    /// The answers to a question changed since they were shown.
    #[error("Someone else's answer has arrived meanwhile. Look at the answers again.")]
    ChangedMeanwhile,
    /// Two answers are open.
    #[error("There are two answers to this question. Choose one of them first.")]
    TwoAnswersOpen,
    /// A case cannot be closed while somebody still has something to do in it.
    #[error(
        "{} not settled yet in this case. Mark each as done or cancelled first, then close the case. Nothing was changed.",
        if *.open == 1 { "One action is".to_owned() } else { format!("{open} actions are") }
    )]
    OpenActions {
        /// How many.
        open: u64,
    },
    /// A spreadsheet has rows that cannot be imported; nothing was.
    #[error("{rejected} rows cannot be imported. Nothing was imported. Mend those rows, or skip them.")]
    RowsRejected {
        /// How many.
        rejected: usize,
        /// The whole report.
        report: Box<crate::intake::Report>,
    },
    /// The person stopped it half-way; nothing of it was kept.
    #[error("Stopped. Nothing was imported.")]
    Stopped,
    /// The spoken words do not belong to the card.
    #[error("The eight words do not match this card. Nothing was kept. Ask the other organisation to read them again.")]
    WordsDiffer,
    /// A file that this seat cannot open, on a laptop whose record was restored: it may be for the seat of before.
    #[error(
        "This file is for somebody else, or was written before your partner knew that your record was restored. Give your partner your new card and compare the words, then ask for a new file. Nothing was changed."
    )]
    NotForTheNewSeat,
    /// A file that should be an organisation's card is none.
    #[error("That file is not an organisation’s card, or it is damaged. Nothing was kept. Ask them to write it again.")]
    NotACard,
    /// What was written cannot be read back whole.
    #[error("What was written could not be read back whole. Nothing was lost. Use another stick or folder.")]
    Unreadable,
    /// The store holds something this version cannot explain.
    #[error("The vault holds something unexpected. Run the check in Settings.")]
    Inconsistent(&'static str),
}

/// A full disk is a situation of its own, whichever statement met it.
impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Vault(VaultError::DiskFull),
            _ => Self::Sql(error),
        }
    }
}

fn record_words(error: &crdt::Error) -> &'static str {
    use crdt::Error as E;
    match error {
        E::NotForUs => "This file is for somebody else. Nothing was changed.",
        E::SenderNotTrusted("its seat was revoked" | "its seat is not on the newest device list") => {
            "This file was written on a laptop that its organisation no longer uses. Nothing was changed. Telephone them."
        }
        E::SenderNotTrusted(_) | E::UnknownOrganisation => {
            "This file was not signed by a partner you have met. Nothing was changed."
        }
        E::NewerFormat(_) => {
            "This was written by a newer version of Roundtable. Update this laptop, then read it again."
        }
        E::ChangedMeanwhile => "Someone else's answer has arrived meanwhile. Look at the answers again.",
        E::TwoAnswersOpen => "There are two answers to this question. Choose one of them first.",
        E::Equivocation => "A partner's device list exists in two versions. It is no longer trusted. Telephone them.",
        E::BadValue(_) => "That value does not fit.",
        E::NotAllowed(_) => "Your organisation may not do that with this case.",
        E::Engine(_) => "The record on this laptop could not be read. Run the check in Settings.",
        _ => "This file is damaged or was changed on the way. Nothing was changed. Ask for it again.",
    }
}

impl Error {
    /// A stable word for screens and scripts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        use crdt::Error as E;
        match self {
            Self::Vault(VaultError::NoVault) => "no_vault",
            Self::Vault(VaultError::AlreadyThere) => "vault_exists",
            Self::Vault(VaultError::InUse { .. }) => "in_use",
            Self::Vault(VaultError::WrongPassphrase | VaultError::WrongRecoveryCode) => "wrong_passphrase",
            Self::Vault(VaultError::Damaged { .. } | VaultError::SealBroken | VaultError::BackupDamaged) => "damaged",
            Self::Vault(VaultError::NewerVersion { .. }) => "newer_version",
            Self::Vault(VaultError::DiskFull) => "disk_full",
            Self::Vault(VaultError::NotABackup) => "not_a_backup",
            Self::Vault(VaultError::FileThere) => "file_exists",
            Self::Vault(VaultError::BackupNotVerified) => "not_verified",
            Self::Vault(VaultError::WeakPassphrase(_)) => "weak_passphrase",
            Self::Vault(VaultError::Closed) => "locked",
            Self::Vault(_) | Self::Sql(_) => "storage",
            Self::Record(E::NotForUs) | Self::NotForTheNewSeat => "not_for_us",
            Self::Record(E::SenderNotTrusted(_) | E::UnknownOrganisation) => "not_trusted",
            Self::Record(E::NewerFormat(_)) => "newer_format",
            Self::Record(E::ChangedMeanwhile) | Self::ChangedMeanwhile => "changed_meanwhile",
            Self::Record(E::TwoAnswersOpen) | Self::TwoAnswersOpen => "two_answers_open",
            Self::Record(E::BadValue(_)) | Self::Invalid { .. } | Self::Misfit { .. } => "invalid",
            Self::Record(E::Engine(_)) | Self::Inconsistent(_) => "inconsistent",
            Self::File { .. } => "file",
            Self::Import(_) => "not_readable",
            Self::NotFound(_) => "not_found",
            Self::NotAllowed(_) | Self::NotYours { .. } | Self::Record(E::NotAllowed(_)) => "not_allowed",
            Self::OpenActions { .. } => "open_actions",
            Self::RowsRejected { .. } => "rows_rejected",
            Self::Stopped => "stopped",
            Self::WordsDiffer => "words_differ",
            Self::NotACard => "not_a_card",
            Self::Unreadable => "unreadable",
            Self::Record(_) => "bad_bundle",
        }
    }

    /// The field a sentence belongs to, when there is one.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Invalid { field, .. } => Some(field),
            Self::Misfit { field, .. } => Some(field),
            Self::NotYours { field, .. } => Some(field),
            _ => None,
        }
    }
}
