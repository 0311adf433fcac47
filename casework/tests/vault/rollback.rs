//! Older than it was: a copy put back, a log that lost its tail. Healthy to SQLite, noticed by the witness.

use crate::support::{Dice, check, copy, count, create, damage, edit, fill, filled, interrupted, open, write};
use casework::vault::{Paths, SystemEntropy};
use std::fs;
use std::path::Path;

#[test]
fn an_older_copy_of_the_database_is_noticed_until_a_new_life_is_begun() {
    let dir = filled(20);
    let older = copy(dir.path());
    let mut vault = open(dir.path());
    fill(&mut vault, 21, 25);
    vault.close().unwrap();
    fs::copy(Paths::new(older.path()).database(), Paths::new(dir.path()).database()).unwrap();
    assert!(!damage(&check(dir.path()).unwrap()).is_empty(), "a check says so");

    let mut vault = open(dir.path());
    assert!(vault.rolled_back(), "five commits are missing");
    let old_store = vault.store_id();
    write(&mut vault, 21, "typed on before anything was done about it").unwrap();
    fill(&mut vault, 22, 40);
    drop(vault);
    let mut vault = open(dir.path());
    assert!(vault.rolled_back(), "still known after a restart, and however much was written since");
    let new_store = vault.start_new_store(&mut SystemEntropy).unwrap();
    assert_ne!(new_store, old_store);
    assert!(!vault.rolled_back());
    write(&mut vault, 41, "in its new life").unwrap();
    vault.close().unwrap();
    let mut vault = open(dir.path());
    assert!(!vault.rolled_back(), "settled");
    assert_eq!(vault.store_id(), new_store);
    assert_eq!(count(&mut vault).unwrap(), (41, 41));
}

#[test]
fn a_copy_without_its_witness_counts_as_rolled_back() {
    let dir = filled(4);
    for damage in [true, false] {
        let taken = copy(dir.path());
        let witness = Paths::new(taken.path()).anchor();
        if damage {
            fs::write(&witness, [7u8; 128]).unwrap()
        } else {
            fs::remove_file(&witness).unwrap()
        }
        assert!(open(taken.path()).rolled_back(), "it cannot be shown to be the newest");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    drop(create(elsewhere.path()));
    let mixed = copy(dir.path());
    fs::copy(Paths::new(elsewhere.path()).anchor(), Paths::new(mixed.path()).anchor()).unwrap();
    assert!(open(mixed.path()).rolled_back(), "another vault's witness says nothing about this one");
}

/// Hurts the log and tells whether SQLite forgot work, and whether that was noticed.
fn hurt_log(whole: &Path, total: i64, hurt: impl FnOnce(&mut Vec<u8>)) -> (bool, bool, bool) {
    let dir = copy(whole);
    edit(&Paths::new(dir.path()).wal(), hurt);
    let found = !damage(&check(dir.path()).expect("checks")).is_empty();
    let mut vault = open(dir.path());
    let (rows, last) = count(&mut vault).unwrap();
    assert_eq!(rows, last, "what is left is whole");
    (rows < total, vault.rolled_back(), found)
}

#[test]
fn work_dropped_from_a_damaged_log_is_always_noticed() {
    let whole = interrupted(10, 40);
    let length = fs::metadata(Paths::new(whole.path()).wal()).unwrap().len();
    assert!(length > 100_000, "the log holds the work: {length} bytes");
    let mut dice = Dice(21);
    let mut lost = 0;
    for _ in 0..40 {
        let at = dice.below(length) as usize;
        let (dropped, noticed, found) = hurt_log(whole.path(), 50, |bytes| bytes[at] ^= 1 << dice.below(8));
        assert_eq!(dropped, noticed, "flip at {at}");
        assert_eq!(dropped, found, "flip at {at}: the check agrees");
        let (cut, noticed_cut, _) = hurt_log(whole.path(), 50, |bytes| bytes.truncate(at));
        assert_eq!(cut, noticed_cut, "cut at {at}");
        lost += u32::from(dropped) + u32::from(cut);
    }
    assert!(lost > 60, "the damage really dropped work, {lost} times of 80");
}
