//! What is in a backup, and what is not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use rusqlite::{Connection, types::ValueRef};

use crate::{
    note,
    office::{
        backup, backup_into,
        sample::{WORDS, ashworth, founded},
    },
    store::setting,
    vault::{BackupFile, Passphrase, RecoveryCode, Secret, VaultError},
};

/// Every value of every table, the shadows of the search index included.
fn values(sql: &Connection) -> Vec<Vec<u8>> {
    let mut names = sql.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut out = Vec::new();
    for name in names {
        let mut query = sql.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = query.column_count();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            out.extend((0..columns).filter_map(|column| match row.get_ref(column).unwrap() {
                ValueRef::Blob(bytes) | ValueRef::Text(bytes) => Some(bytes.to_vec()),
                _ => None,
            }));
        }
    }
    out
}

#[test]
fn a_backup_holds_the_root_sealed_twice_and_no_seat_key_and_no_draft() {
    let dir = tempfile::tempdir().unwrap();
    let made = founded(&dir.path().join("vault"));
    let case = ashworth(&made.office);
    let draft = "Half-written, and nobody else's business.";
    let half = note::draft::Draft { kind: "visit".to_owned(), part: "core".to_owned(), text: draft.to_owned() };
    note::draft::keep(&made.office, Some(&case), note::draft::NOTE, half).unwrap();
    let (wrapped, plain) = made
        .office
        .run(|vault, desk| {
            let wrapped: Vec<u8> = vault.conn()?.query_row("SELECT wrapped FROM seat_secret", [], |row| row.get(0))?;
            Ok((wrapped, *desk.keys.sign_key().expose()))
        })
        .unwrap();
    let file = dir.path().join("backup");
    backup(&made.office, &file).unwrap();
    let whole = std::fs::read(&file).unwrap();
    let holds = |bytes: &[u8], wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    for secret in [wrapped.as_slice(), &plain, b"Ashworth", b"Riverside", draft.as_bytes(), b"SQLite format"] {
        assert!(!holds(&whole, secret), "nothing readable from outside");
    }

    let paper = RecoveryCode::parse(&made.recovery_code).unwrap();
    let words = Passphrase::new(WORDS);
    for (n, secret) in [Secret::Recovery(&paper), Secret::Passphrase(&words)].into_iter().enumerate() {
        let mut opened = BackupFile::open(&file).unwrap();
        let key = opened.unlock(secret).unwrap();
        let sql = opened.unpack(&dir.path().join(format!("unpacked-{n}")), &key).unwrap();
        let values = values(&sql);
        assert!(values.iter().any(|value| holds(value, b"Ashworth")), "what the team knows is in it");
        for secret in [&wrapped[25..], &plain, draft.as_bytes()] {
            assert!(!values.iter().any(|value| holds(value, secret)), "no key of this seat and no draft");
        }
        let free: i64 = sql.query_row("PRAGMA freelist_count", [], |row| row.get(0)).unwrap();
        assert_eq!(free, 0, "no page is left over that could still hold them");
        for root in [setting::ROOT_BY_PASSPHRASE, setting::ROOT_BY_RECOVERY] {
            assert!(setting::get(&sql, root).unwrap().is_some(), "the root is in it, sealed");
        }
    }
    let left: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "vault, backup and the two unpacked here; nothing half-made: {left:?}");
    assert!(!dir.path().join("vault/vault.copied").exists(), "nor in the vault's folder");
}

#[test]
fn a_failing_stick_is_told_as_one_and_leaves_the_vault_open() {
    let dir = tempfile::tempdir().unwrap();
    let made = founded(&dir.path().join("vault"));
    made.office.run(|vault, _| Ok(vault.keep_ballast(4096)?)).unwrap();
    let failed = |code| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
    for (code, told) in [
        (rusqlite::ffi::SQLITE_IOERR_WRITE, "file"),
        (rusqlite::ffi::SQLITE_FULL, "file"),
        (rusqlite::ffi::SQLITE_CORRUPT, "not_verified"),
    ] {
        let error = VaultError::from(failed(code));
        let answer = made.office.run(move |_, _| Err::<(), _>(super::backup::outside(error))).unwrap_err();
        assert_eq!(answer.code(), told, "{code}: a sentence about the stick: {answer}");
        made.office.read(|_, _| Ok(())).expect("the vault is open");
        assert!(dir.path().join("vault/vault.ballast").exists(), "{code}: and its ballast was kept");
    }
}

#[test]
fn a_backup_touches_no_file_that_somebody_else_put_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let made = founded(&dir.path().join("vault"));
    for name in ["backup.part", "backup.copied"] {
        std::fs::write(dir.path().join(name), b"holiday").unwrap();
    }
    backup(&made.office, &dir.path().join("backup")).unwrap();
    for name in ["backup.part", "backup.copied"] {
        assert_eq!(std::fs::read(dir.path().join(name)).unwrap(), b"holiday", "{name} is not ours");
    }
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 4, "and nothing half-made is left");
}

#[test]
fn a_backup_finds_a_free_name_that_tells_the_day_only() {
    let dir = tempfile::tempdir().unwrap();
    let made = founded(&dir.path().join("vault"));
    ashworth(&made.office);
    let stick = dir.path().join("stick");
    assert!(backup_into(&made.office, &stick).is_err(), "a stick that was taken out");
    assert!(!stick.exists(), "and nothing is made in its place");
    std::fs::create_dir(&stick).unwrap();
    let first = backup_into(&made.office, &stick).unwrap();
    let second = backup_into(&made.office, &stick).unwrap();
    assert_ne!(first.file, second.file, "the first is left as it is");
    for name in [&first.file, &second.file] {
        let name = std::path::Path::new(name).file_name().unwrap().to_str().unwrap();
        let day = name.strip_prefix("Roundtable backup ").and_then(|rest| rest.strip_suffix(".rtbackup")).unwrap();
        assert!(day.split(' ').nth(2).unwrap().starts_with('2'), "a day in words: {name}");
    }
}
