//! The names of the files that together are one vault.

use std::path::{Path, PathBuf};

/// The folder of one vault and the files in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The folder; mode 0700.
    pub dir: PathBuf,
}

impl Paths {
    /// Names the files of the vault in `dir`; touches nothing.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// The encrypted database.
    pub fn database(&self) -> PathBuf {
        self.dir.join("vault.db")
    }

    /// SQLite's write-ahead log beside the database; holds committed work until a checkpoint.
    pub fn wal(&self) -> PathBuf {
        self.dir.join("vault.db-wal")
    }

    /// The wrapped keys.
    pub fn header(&self) -> PathBuf {
        self.dir.join("vault.hdr")
    }

    /// The second copy of the wrapped keys.
    pub fn header_copy(&self) -> PathBuf {
        self.dir.join("vault.hdr.2")
    }

    /// The lock; always a file of its own, because opening and closing `vault.db` drops SQLite's locks.
    pub fn lock(&self) -> PathBuf {
        self.dir.join("vault.lock")
    }

    /// The witness outside the database: how many commits this laptop has seen.
    pub fn anchor(&self) -> PathBuf {
        self.dir.join("vault.seen")
    }

    /// A backup's database while a vault is made from it; encrypted, and gone afterwards.
    pub fn unpacked(&self) -> PathBuf {
        self.dir.join("vault.unpacked")
    }

    /// A copy of the database while a backup is made of it; encrypted under a key of its own, and gone afterwards.
    pub fn copied(&self) -> PathBuf {
        self.dir.join("vault.copied")
    }

    /// A verified copy from just before the tables were brought up to date; gone once the new ones proved themselves.
    pub fn before_update(&self) -> PathBuf {
        self.dir.join("vault.before-update")
    }

    /// Room that is kept back for the day the disk is full; holds nothing.
    pub fn ballast(&self) -> PathBuf {
        self.dir.join("vault.ballast")
    }

    /// Present while a vault is being made; with no header beside it, what is here was never a vault.
    pub fn unfinished(&self) -> PathBuf {
        self.dir.join("vault.unfinished")
    }
}
