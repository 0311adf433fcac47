//! Every way a vault can refuse, as a sentence for a care coordinator.

use super::entropy::NoEntropy;
use super::passphrase::PassphraseProblem;
use rusqlite::ErrorCode;
use std::io;

/// Which part of a vault a message or a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Both copies of the wrapped keys.
    Header,
    /// `vault.hdr`.
    FirstHeader,
    /// `vault.hdr.2`.
    SecondHeader,
    /// `vault.db`.
    Database,
    /// `vault.db-wal`.
    WriteAheadLog,
    /// `vault.seen`.
    Anchor,
    /// The folder itself.
    Folder,
}

impl Part {
    /// The file as a person sees it in the folder.
    pub fn file(self) -> &'static str {
        match self {
            Self::Header => "vault.hdr and vault.hdr.2",
            Self::FirstHeader => "vault.hdr",
            Self::SecondHeader => "vault.hdr.2",
            Self::Database => "vault.db",
            Self::WriteAheadLog => "vault.db-wal",
            Self::Anchor => "vault.seen",
            Self::Folder => "the vault folder",
        }
    }
}

/// One thing that a check found: what, where, and what a person can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong, in a sentence.
    pub what: String,
    /// Which file, and which page when known.
    pub where_: String,
    /// What to do next.
    pub advice: String,
    /// False for things worth knowing that have harmed nothing (exit code 0 rather than 13).
    pub damage: bool,
}

/// Why a vault could not be made, opened, written or checked.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no vault in the folder (exit code 10).
    #[error("There is no vault in this folder.")]
    NoVault,
    /// A new vault was asked for where one is, or where part of one is.
    #[error("There is already a vault in this folder. Choose another folder.")]
    AlreadyThere,
    /// Another process, or another part of this one, has the vault open (exit code 11).
    #[error("This vault is already open in another window or program{}. Close it there first.", holder(*.pid))]
    InUse {
        /// The process that wrote its number into the lock file, when it could be read.
        pid: Option<u32>,
    },
    /// The header is whole and the secret does not unwrap it (exit code 12).
    #[error("That passphrase does not open this vault.")]
    WrongPassphrase,
    /// The header is whole and the recovery code does not unwrap it (exit code 12).
    #[error("That recovery code does not open this vault.")]
    WrongRecoveryCode,
    /// The file is not what was written (exit code 13). Never said for a wrong passphrase, nor the reverse.
    #[error("{}", damage(*.what, *.passphrase_right))]
    Damaged {
        /// The damaged part.
        what: Part,
        /// True once a secret has opened the header: the person need not doubt their passphrase.
        passphrase_right: bool,
    },
    /// The file is no backup at all.
    #[error("That file is not a Roundtable backup. Nothing was changed.")]
    NotABackup,
    /// A backup that is not as it was written (exit code 13); no code and no passphrase was tried.
    #[error(
        "This backup is damaged or was cut short. Your recovery code was not tried and may be right. Use another copy or another backup."
    )]
    BackupDamaged,
    /// The copy was not the same as the vault when it was read back; nothing was left under the backup's name.
    #[error(
        "The backup could not be verified, so it was not kept. Check this laptop's vault in Settings, then try again."
    )]
    BackupNotVerified,
    /// There is a file of that name already.
    #[error("There is already a file of that name. Nothing was changed. Choose another name for the backup.")]
    FileThere,
    /// A newer program wrote this vault; nothing in it was read or changed.
    #[error("This vault was last used by a newer Roundtable. It needs version {needed} or later.")]
    NewerVersion {
        /// The oldest program that can open it, when known, else words.
        needed: String,
    },
    /// The disk has no room; what was saved before is safe.
    #[error(
        "This laptop's disk is full. Nothing that was saved is lost. You can read, send and back up; free some space to write again."
    )]
    DiskFull,
    /// The disk failed under us; the vault is closed and must be opened and checked again.
    #[error(
        "There is a problem with this computer's storage, so the vault was closed. Restart Roundtable; if it happens again, ask for technical help."
    )]
    Storage(#[source] io::Error),
    /// SQLite reported a read or write failure; as `Storage`.
    #[error(
        "There is a problem with this computer's storage, so the vault was closed. Restart Roundtable; if it happens again, ask for technical help."
    )]
    StorageSql(#[source] rusqlite::Error),
    /// The vault was closed earlier: by a storage problem, or by locking.
    #[error("The vault is closed. Unlock it again.")]
    Closed,
    /// A job failed in a way its author did not foresee; its writes were rolled back.
    #[error("Something went wrong inside Roundtable. Nothing from that step was saved; everything before it is safe.")]
    JobBroke,
    /// The passphrase is too easy to guess.
    #[error("{0}")]
    WeakPassphrase(#[from] PassphraseProblem),
    /// A sealed key is not what was sealed: another purpose, another vault, or damage.
    #[error("A stored key could not be opened. The vault may be damaged.")]
    SealBroken,
    /// Key derivation failed: this computer has too little memory, or the file asks for absurd work.
    #[error("This computer does not have enough free memory to unlock the vault. Close other programs and try again.")]
    KeyDerivation,
    /// No random numbers.
    #[error(transparent)]
    NoEntropy(#[from] NoEntropy),
    /// The tables could not be brought up to date; the vault is as it was before.
    #[error("The vault could not be brought up to date for this version of Roundtable. It is unchanged.")]
    Migration(#[source] rusqlite_migration::Error),
    /// A statement failed for a reason of its own: a constraint, a mistake in a query.
    #[error("The vault could not do that.")]
    Sql(#[source] rusqlite::Error),
    /// The program was built without SQLCipher; no vault may be touched.
    #[error("This copy of Roundtable was built without encryption and will not open a vault.")]
    NotEncrypted,
}

fn holder(pid: Option<u32>) -> String {
    pid.map_or_else(String::new, |pid| format!(" (process {pid})"))
}

fn damage(what: Part, passphrase_right: bool) -> String {
    let file = what.file();
    match (what, passphrase_right) {
        (Part::Header, _) => format!(
            "The key files of this vault ({file}) are damaged. Your passphrase was not tried. Restore a backup or put back a copy of these files."
        ),
        (_, true) => format!("The vault file ({file}) is damaged. Your passphrase is right. Restore a backup."),
        (_, false) => format!("The vault file ({file}) is damaged. Your passphrase was not tried. Restore a backup."),
    }
}

impl VaultError {
    /// Damage found after a secret opened the header.
    pub(super) fn damaged(what: Part) -> Self {
        Self::Damaged { what, passphrase_right: true }
    }

    /// Damage found before any secret was tried.
    pub(super) fn damaged_untried(what: Part) -> Self {
        Self::Damaged { what, passphrase_right: false }
    }

    /// True when the connection that said this must never be used again (a failed fsync may report
    /// success when it is repeated; PostgreSQL's "fsyncgate").
    pub fn is_storage(&self) -> bool {
        matches!(self, Self::Storage(_) | Self::StorageSql(_))
    }
}

/// Sorts SQLite's answers into situations; used only after the key was proved right.
impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure) => Self::StorageSql(error),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::damaged(Part::Database),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse { pid: None },
            _ => Self::Sql(error),
        }
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Storage(error),
        }
    }
}

impl From<rusqlite_migration::Error> for VaultError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { query, err } => match Self::from(err) {
                Self::Sql(err) => Self::Migration(rusqlite_migration::Error::RusqliteError { query, err }),
                known => known,
            },
            other => Self::Migration(other),
        }
    }
}
