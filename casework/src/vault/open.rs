//! Opening a vault, holding it open, and closing it in order.

use super::anchor::{Anchor, Seen};
use super::backup::Copied;
use super::connection::{self, PAGE, Use};
use super::entropy::{Entropy, SystemEntropy, draw};
use super::header::{self, Header};
use super::key::VaultKey;
use super::lock::VaultLock;
use super::meta::{self, Meta};
use super::paths::Paths;
use super::sealed::Secret;
use super::wal::{self, Log};
use super::{Part, VaultError, files, health};
use rusqlite::Connection;
use rusqlite_migration::{Migrations, SchemaVersion};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A vault that is open: its one connection, its key, its lock. Dropping it is safe; `close` is better,
/// because only an orderly close spares the next opening a full check.
pub struct OpenVault {
    // The order of the fields is the order of dropping: the connection goes first, the lock last.
    pub(super) conn: Option<Connection>,
    pub(super) storage_failed: bool,
    pub(super) anchor: Anchor,
    pub(super) header: Header,
    pub(super) key: VaultKey,
    pub(super) paths: Paths,
    pub(super) store_id: [u8; 16],
    pub(super) rolled_back: bool,
    /// The disk was full and has not had room since.
    pub(super) full: bool,
    /// How much room is kept back.
    pub(super) ballast: u64,
    _lock: VaultLock,
}

/// Opens the vault in `dir`, in the order of security.md c.2, and brings its tables up to date.
///
/// Errors follow the message rule of c.3: `WrongPassphrase` only when the header is whole and does not yield;
/// damage is always `Damaged`; a vault written by a newer program is refused before anything is changed.
pub fn open(dir: &Path, secret: Secret<'_>, migrations: &Migrations<'_>) -> Result<OpenVault, VaultError> {
    let paths = Paths::new(dir);
    if !paths.header().exists() && !paths.header_copy().exists() && !paths.database().exists() {
        return Err(VaultError::NoVault);
    }
    let lock = VaultLock::take(&paths)?;
    let pair = header::read_pair(&paths)?;
    fits(&paths, &pair.header)?;
    let key = pair.header.unwrap(secret)?;
    let vault = begin(paths, lock, pair.header, key, migrations)?;
    if pair.needs_repair {
        header::write_pair(&vault.paths, &vault.header)?;
    }
    for left_over in [vault.paths.unfinished(), vault.paths.copied(), vault.paths.unpacked()] {
        files::remove_if_there(&left_over)?;
    }
    Ok(vault)
}

/// Everything after the key is known; shared by opening and by the end of making a vault.
pub(super) fn begin(
    paths: Paths,
    lock: VaultLock,
    header: Header,
    key: VaultKey,
    migrations: &Migrations<'_>,
) -> Result<OpenVault, VaultError> {
    files::tighten(&paths.dir, 0o700)?;
    files::tighten(&paths.database(), 0o600)?;
    let (mut conn, meta) = match prove(&paths, &header, &key).and_then(|proven| readable(proven, migrations)) {
        Ok(proven) => proven,
        Err(error) => {
            connection::forget_empty_log(&paths.wal());
            return Err(error);
        }
    };
    let behind = migrations.pending_migrations(&conn)?;
    safety_copy(&paths, &header, &key, &conn, &meta, behind > 0)?;
    connection::trust(&conn)?;
    if behind > 0 {
        migrations.to_latest(&mut conn)?;
        meta::set_needs_version(&conn)?;
    }
    let full = !mark_open(&conn, &paths)?;
    let rolled_back = Anchor::look(&paths.anchor(), &key)?.is_ahead_of(&meta.store_id, meta.commits);
    let mut anchor = Anchor::open(&paths.anchor(), &key)?;
    if rolled_back {
        anchor.condemn(&meta.store_id)?;
    }
    Ok(OpenVault {
        conn: Some(conn),
        storage_failed: false,
        anchor,
        header,
        key,
        paths,
        store_id: meta.store_id,
        rolled_back,
        full,
        ballast: 0,
        _lock: lock,
    })
}

/// Before the tables are brought up to date: a verified backup beside them. It stays until the vault was closed in order
/// and opened again with the new ones.
fn safety_copy(
    paths: &Paths,
    header: &Header,
    key: &VaultKey,
    conn: &Connection,
    meta: &Meta,
    updating: bool,
) -> Result<(), VaultError> {
    if !updating {
        return if meta.clean { Ok(files::remove_if_there(&paths.before_update())?) } else { Ok(()) };
    }
    // An earlier attempt that was cut short left the tables as they were: the copy is made again.
    for left_over in [paths.before_update(), paths.copied()] {
        files::remove_if_there(&left_over)?;
    }
    let copied = Copied::of(conn, header, key, &paths.copied(), &mut SystemEntropy)?;
    copied.finish(&paths.before_update(), 0, |_| Ok(Default::default())).map(|_| ())
}

/// Marks the vault as open; false when the disk is full even without the ballast. It is opened all the same, to be read
/// and backed up: what cannot be written cannot be lost, and a log beside it is checked at the next opening anyway.
fn mark_open(conn: &Connection, paths: &Paths) -> Result<bool, VaultError> {
    match meta::set_clean(conn, false) {
        Err(VaultError::DiskFull) => {
            files::remove_if_there(&paths.ballast())?;
            match meta::set_clean(conn, false) {
                Err(VaultError::DiskFull) => Ok(false),
                marked => marked.map(|()| false),
            }
        }
        marked => marked.map(|()| true),
    }
}

/// A connection whose keyed read succeeded and, after an unclean end or beside a log, whose pages were all read once.
fn prove(paths: &Paths, header: &Header, key: &VaultKey) -> Result<(Connection, Meta), VaultError> {
    let conn = connection::open(&paths.database(), key, &header.db_salt, Use::Work)?;
    let meta = meta::read(&conn, &header.vault_id)?;
    // An orderly close leaves no log. One that lies beside a closed vault came from elsewhere, and its pages
    // must be read before a checkpoint could write them into the file.
    let no_log = std::fs::metadata(paths.wal()).map_or(true, |m| m.len() == 0);
    if meta.clean && no_log {
        return Ok((conn, meta));
    }
    // Checked on its own connection: one bad page has been seen to spoil later answers on the same one.
    let sound = health::is_sound(&conn)?;
    drop(conn);
    if !sound {
        return Err(VaultError::damaged(Part::Database));
    }
    let conn = connection::open(&paths.database(), key, &header.db_salt, Use::Work)?;
    let meta = meta::read(&conn, &header.vault_id)?;
    Ok((conn, meta))
}

/// Refuses tables that only a newer program knows.
fn readable(proven: (Connection, Meta), migrations: &Migrations<'_>) -> Result<(Connection, Meta), VaultError> {
    if matches!(migrations.current_version(&proven.0)?, SchemaVersion::Outside(_)) {
        return Err(VaultError::NewerVersion { needed: meta::needs_version(&proven.0)? });
    }
    Ok(proven)
}

/// Compares the database's first bytes with the header's salt: a swapped, emptied or beheaded file, and
/// another vault's log, are known before any key. Done while SQLite does not have the file open, because closing it here would drop its locks.
pub(super) fn fits(paths: &Paths, header: &Header) -> Result<(), VaultError> {
    let damaged = || VaultError::damaged_untried(Part::Database);
    let mut file = match File::open(paths.database()) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(damaged()),
        Err(error) => return Err(error.into()),
    };
    let length = file.metadata()?.len();
    if length < PAGE {
        return Err(damaged());
    }
    let mut start = [0u8; 16];
    file.read_exact(&mut start)?;
    drop(file);
    if start != header.db_salt {
        return Err(damaged());
    }
    match wal::look(&paths.wal(), &header.db_salt)? {
        Log::Foreign => Err(VaultError::damaged_untried(Part::WriteAheadLog)),
        // With a log, the last page may be half written and will be written again from it.
        Log::Empty if length % PAGE != 0 => Err(damaged()),
        _ => Ok(()),
    }
}

impl OpenVault {
    /// The one connection; refused after a storage failure.
    pub fn conn(&mut self) -> Result<&mut Connection, VaultError> {
        match self.conn.as_mut() {
            Some(conn) => Ok(conn),
            None if self.storage_failed => {
                Err(VaultError::Storage(io::Error::other("closed after an earlier failure")))
            }
            None => Err(VaultError::Closed),
        }
    }

    /// Names this vault for ever; the same in the header and in the database.
    pub fn vault_id(&self) -> [u8; 16] {
        self.header.vault_id
    }

    /// Names this life of the store towards partners.
    pub fn store_id(&self) -> [u8; 16] {
        self.store_id
    }

    /// True when the database is older than what this laptop last wrote, or cannot be shown not to be: a
    /// restored copy, a clone, a damaged log. Stays true, over restarts too, until `start_new_store`.
    pub fn rolled_back(&self) -> bool {
        self.rolled_back
    }

    /// The bytes of its database, without its log.
    pub fn size(&mut self) -> Result<u64, VaultError> {
        let pages: u64 = self.conn()?.pragma_query_value(None, "page_count", |row| row.get(0))?;
        Ok(pages.saturating_mul(PAGE))
    }

    /// The files of this vault.
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// Begins a new life of a rolled-back store under a new id, and makes the witness believe in it.
    pub fn start_new_store(&mut self, rng: &mut dyn Entropy) -> Result<[u8; 16], VaultError> {
        let store_id: [u8; 16] = draw(rng)?;
        let commits = self.committed(|tx| {
            meta::set_store_id(tx, &store_id)?;
            meta::count_commit(tx)
        })?;
        self.store_id = store_id;
        self.anchor.restart(&store_id, commits)?;
        self.rolled_back = false;
        Ok(store_id)
    }

    /// Closes in order: the log is written into the file, and the next opening need not check it.
    pub fn close(mut self) -> Result<(), VaultError> {
        let Some(conn) = self.conn.take() else { return Ok(()) };
        // On a full disk the flag cannot be written; then the next opening checks, and nothing is lost.
        let marked = meta::set_clean(&conn, true);
        let written = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        let synced = self.anchor.sync();
        conn.close().map_err(|(_, error)| VaultError::from(error))?;
        marked?;
        written?;
        Ok(synced?)
    }
}

impl std::fmt::Debug for OpenVault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenVault")
            .field("open", &self.conn.is_some())
            .field("rolled_back", &self.rolled_back)
            .finish_non_exhaustive()
    }
}

/// What the witness and the database say about each other, for a check.
pub(super) fn witness(paths: &Paths, key: &VaultKey, meta: &Meta) -> Result<Option<Seen>, VaultError> {
    let seen = Anchor::look(&paths.anchor(), key)?;
    Ok(seen.is_ahead_of(&meta.store_id, meta.commits).then_some(seen))
}
