//! The witness outside the database: how far this store had come when this laptop last wrote to it.
//!
//! SQLCipher proves that a page was written with this key, not that it is the newest: an old copy of the
//! file, or a log whose tail was cut or damaged, opens in perfect health (security.md, finding 7 and c.3).
//! Two slots of 64 bytes are overwritten in turn after each commit, without fsync: a kill loses nothing, and
//! after a power cut the witness may be behind the database, which is harmless, but never ahead of it.

use super::files;
use super::key::VaultKey;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use zeroize::Zeroizing;

const SLOT: usize = 64;
const SIZE: u64 = 2 * SLOT as u64;

/// What the witness remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// This store, at this count of commits.
    Known { store_id: [u8; 16], commits: u64 },
    /// The file is missing: a copied or partly restored vault.
    Missing,
    /// Neither slot carries this vault's mark.
    Unreadable,
}

impl Seen {
    /// True when the database cannot be shown to be at least as new as what was seen.
    pub(super) fn is_ahead_of(self, store_id: &[u8; 16], commits: u64) -> bool {
        match self {
            Self::Known { store_id: seen, commits: count } => seen != *store_id || count > commits,
            Self::Missing | Self::Unreadable => true,
        }
    }
}

/// The open witness file.
pub(super) struct Anchor {
    file: File,
    mark: Zeroizing<[u8; 32]>,
}

impl Anchor {
    /// Reads what was seen, without keeping the file open and without writing.
    pub(super) fn look(path: &Path, key: &VaultKey) -> io::Result<Seen> {
        let mark = key.subkey("anchor");
        let Some(bytes) = files::read_limited(path, SIZE)? else { return Ok(Seen::Missing) };
        let newest = bytes.chunks(SLOT).filter_map(|slot| parse(slot, &mark)).max_by_key(|(_, commits)| *commits);
        Ok(newest.map_or(Seen::Unreadable, |(store_id, commits)| Seen::Known { store_id, commits }))
    }

    /// Opens the witness for writing, making it when it is missing.
    pub(super) fn open(path: &Path, key: &VaultKey) -> io::Result<Self> {
        let file = files::private().read(true).write(true).create(true).truncate(false).open(path)?;
        Ok(Self { file, mark: key.subkey("anchor") })
    }

    /// Starts over: a new store, or a new life of a rolled-back one. Durable when it returns.
    pub(super) fn restart(&mut self, store_id: &[u8; 16], commits: u64) -> io::Result<()> {
        let slot = slot(store_id, commits, &self.mark);
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&slot)?;
        self.file.write_all(&slot)?;
        self.file.set_len(SIZE)?;
        self.file.sync_all()
    }

    /// Remembers over restarts that this store was found rolled back: no count of commits can reach this one,
    /// so it lasts until `restart`.
    pub(super) fn condemn(&mut self, store_id: &[u8; 16]) -> io::Result<()> {
        self.restart(store_id, u64::MAX)
    }

    /// Notes a commit. Without fsync on purpose; see the head of this file.
    pub(super) fn note(&mut self, store_id: &[u8; 16], commits: u64) -> io::Result<()> {
        self.file.seek(SeekFrom::Start((commits % 2) * SLOT as u64))?;
        self.file.write_all(&slot(store_id, commits, &self.mark))
    }

    /// Makes what was noted survive a power cut; part of an orderly close.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }
}

fn slot(store_id: &[u8; 16], commits: u64, mark: &[u8; 32]) -> [u8; SLOT] {
    let mut slot = [0u8; SLOT];
    let bytes = store_id.iter().copied().chain(commits.to_le_bytes()).chain(sign(store_id, commits, mark));
    for (to, from) in slot.iter_mut().zip(bytes) {
        *to = from;
    }
    slot
}

fn parse(slot: &[u8], mark: &[u8; 32]) -> Option<([u8; 16], u64)> {
    let (store_id, rest) = slot.split_first_chunk::<16>()?;
    let (commits, rest) = rest.split_first_chunk::<8>()?;
    let (given, _) = rest.split_first_chunk::<32>()?;
    let commits = u64::from_le_bytes(*commits);
    (sign(store_id, commits, mark) == *given).then_some((*store_id, commits))
}

/// A keyed hash over a fixed-length message, so that nobody without the vault key can move the witness.
fn sign(store_id: &[u8; 16], commits: u64, mark: &[u8; 32]) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"roundtable/vault/anchor/1\0")
        .chain_update(mark)
        .chain_update(store_id)
        .chain_update(commits.to_le_bytes())
        .finalize()
        .into()
}
