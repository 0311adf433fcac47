//! A disk that is full, and a disk that fails under a commit.

use crate::child::Kin;
use crate::support::{count, create, filled, open, write};
use casework::vault::VaultError;
use rusqlite::ffi;

#[test]
fn a_full_disk_is_said_in_words_and_the_vault_goes_on_when_there_is_room() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = create(dir.path());
    let conn = vault.conn().unwrap();
    let pages: i64 = conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    conn.query_row(&format!("PRAGMA max_page_count = {}", pages + 20), [], |_| Ok(())).unwrap();
    let mut saved = 0;
    let error = loop {
        match write(&mut vault, saved + 1, &"x".repeat(2000)) {
            Ok(()) => saved += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, VaultError::DiskFull), "{error:?}");
    assert!(error.to_string().contains("Nothing that was saved is lost"), "{error}");
    assert_eq!(count(&mut vault).unwrap(), (saved, saved), "what was acknowledged is readable");
    vault.conn().unwrap().query_row("PRAGMA max_page_count = 100000", [], |_| Ok(())).unwrap();
    write(&mut vault, saved + 1, "room again").expect("goes on");
    vault.close().unwrap();
    assert_eq!(count(&mut open(dir.path())).unwrap(), (saved + 1, saved + 1));
}

#[test]
fn a_storage_failure_closes_the_vault_for_good() {
    for code in [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_READ] {
        let dir = filled(2);
        let mut vault = open(dir.path());
        let failed: Result<(), VaultError> = vault.transaction(|tx| {
            tx.execute("INSERT INTO note (n, body) VALUES (3, 'lost')", [])?;
            Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into())
        });
        assert!(failed.unwrap_err().is_storage());
        let again = write(&mut vault, 4, "again").unwrap_err();
        assert!(again.is_storage() && again.to_string().contains("storage"), "{again}");
        assert!(vault.conn().is_err(), "no reading through it either");
        vault.close().expect("closing a closed vault is no error");
        assert_eq!(count(&mut open(dir.path())).unwrap(), (2, 2), "opened again, as it was");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_the_system_refuses_loses_nothing_that_was_acknowledged() {
    let dir = filled(2);
    // 1,024-byte blocks: the log may grow to 600 kB, then the system says EFBIG, which SQLite calls an I/O error.
    let mut child = Kin::start_with_file_limit("until-refused", dir.path(), 600);
    let mut acknowledged = 2i64;
    let mut said = Vec::new();
    while let Some(line) = child.hear() {
        match line.parse() {
            Ok(n) => acknowledged = n,
            Err(_) => said.push(line),
        }
    }
    child.process.wait().unwrap();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("first StorageSql"), "{said:?}");
    assert!(said[1].starts_with("again Some(Storage"), "never tried again on that connection: {said:?}");
    assert!(acknowledged > 20, "it had written before: {acknowledged}");
    let mut vault = open(dir.path());
    let (rows, last) = count(&mut vault).unwrap();
    assert!(last >= acknowledged && rows == last, "{acknowledged} acknowledged, {rows} rows up to {last}");
    assert!(!vault.rolled_back());
}
