//! What is in a backup, and what is not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use rusqlite::{Connection, types::ValueRef};

use crate::{
    World,
    case::add,
    note,
    office::{Created, Founding, backup, create},
    store::setting,
    vault::{BackupFile, KdfParams, Passphrase, RecoveryCode, Secret},
};

const WORDS: &str = "kettle lantern orchard pebble violin";

fn founded(dir: &std::path::Path) -> Created {
    let founding = Founding {
        organisation: "Riverside Practice".to_owned(),
        kind: "gp_practice".to_owned(),
        ods: None,
        person: "Priya Nair".to_owned(),
        role: "Coordinator".to_owned(),
        machine: "laptop".to_owned(),
    };
    create(dir, &Passphrase::new(WORDS), &founding, World::system(), KdfParams::for_tests()).unwrap()
}

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
    let person = add::NewPerson { family_name: "Ashworth".to_owned(), ..add::NewPerson::default() };
    let case = add::add(&made.office, add::NewCase { person, ..add::NewCase::default() }).unwrap().value.id;
    let draft = "Half-written, and nobody else's business.";
    let half = note::draft::Draft { kind: "visit".to_owned(), part: "core".to_owned(), text: draft.to_owned() };
    note::draft::keep(&made.office, &case, half).unwrap();
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
