//! Copying a database page by page under another key, through SQLite's backup API: never a copy of the file.

use super::VaultError;
use super::connection::{self, Use};
use super::files;
use super::key::VaultKey;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::collections::BTreeMap;
use std::path::Path;

/// Pages copied before looking round; one step holds no lock that anybody waits for.
const STEP: i32 = 4096;

/// How many rows each table has; equal for a database and its copy.
pub(super) type Counts = BTreeMap<String, i64>;

/// Makes the new file that [`database`] fills; one that is there already is somebody else's.
pub(super) fn place(to: &Path) -> Result<(), VaultError> {
    Ok(files::private().write(true).create_new(true).open(to)?.sync_all()?)
}

/// Copies everything of `from`, as it is now, into the empty file at `to`. The copy is not synced yet.
pub(super) fn database(from: &Connection, to: &Path, key: &VaultKey, salt: &[u8; 16]) -> Result<(), VaultError> {
    let mut copy = connection::open(to, key, salt, Use::Copy)?;
    let backup = Backup::new(from, &mut copy)?;
    // Nobody else has the database open, so a step is never busy for longer than this process makes it.
    while backup.step(STEP)? != StepResult::Done {}
    drop(backup);
    copy.close().map_err(|(_, error)| error.into())
}

/// Counts the rows of every table, those of SQLite itself and the shadows of the search index included.
pub(super) fn counts(conn: &Connection) -> Result<Counts, VaultError> {
    let mut names = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut counts = Counts::new();
    for name in names {
        let quoted = name.replace('"', "\"\"");
        let rows = conn.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| row.get(0))?;
        counts.insert(name, rows);
    }
    Ok(counts)
}
