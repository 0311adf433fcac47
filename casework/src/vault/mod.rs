//! The encrypted store's life: made, opened, written, checked, locked; nothing in here knows what a case is.
//!
//! `vault.db` (SQLCipher) is opened with a random key that never leaves this folder of code; `vault.hdr`
//! and its second copy hold that key wrapped under the passphrase and under the recovery code. The order
//! of every step follows security.md section (c); where a line looks fussy, the reason is a measured loss.

mod anchor;
mod aside;
mod backup;
mod ballast;
mod check;
mod connection;
mod copy;
mod create;
mod diagnose;
mod entropy;
mod error;
mod files;
mod header;
mod health;
mod kdf;
mod key;
mod lock;
mod meta;
mod open;
pub mod passphrase;
mod paths;
mod recovery;
mod restore;
mod rewrap;
mod sealed;
mod thread;
mod transact;
mod wal;
mod wrap;

pub use aside::{Aside, set_aside};
pub(crate) use backup::beside;
pub use backup::{BackupFile, Copied, UnlockedBackup};
pub use ballast::BALLAST;
pub use check::check;
pub use create::{create, create_with};
pub use diagnose::diagnose;
pub use entropy::{Entropy, NoEntropy, SystemEntropy};
pub use error::{Finding, Part, VaultError};
pub use kdf::KdfParams;
pub use open::{OpenVault, open};
pub use passphrase::{Passphrase, PassphraseProblem};
pub use paths::Paths;
pub use recovery::{RecoveryCode, RecoveryCodeProblem};
pub use restore::restore_with;
pub use rewrap::{change_passphrase, judge_passphrase, replace_recovery_code, set_recovery_code};
pub use sealed::{Secret, open_sealed, seal_under};
pub use thread::{Handle, VaultThread};
