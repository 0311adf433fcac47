//! The table of security.md c.3: each kind of damage gets the right sentence, and looking never changes a byte.

use crate::support::{Dice, check, contents, copy, count, damage, edit, filled, interrupted, open, try_open};
use casework::vault::{self, Part, Passphrase, Paths, VaultError};
use std::fs;
use std::path::Path;

const PAGE: usize = 4096;

/// Opens, expects damage of a part, and expects that nothing was touched and that a check finds it too.
fn refused_as_damaged(dir: &Path, part: Part, what: &str) {
    let before = contents(dir);
    let error = try_open(dir).map(|_| ()).expect_err(what);
    assert!(matches!(error, VaultError::Damaged { what: found, .. } if found == part), "{what}: {error:?}");
    assert!(!error.to_string().contains("does not open"), "{what}: damage is never called a wrong passphrase");
    assert_eq!(contents(dir), before, "{what}: a refused opening leaves every byte");
    let findings = check(dir).expect("a check works on a damaged vault");
    assert!(!damage(&findings).is_empty(), "{what}: the check finds it");
    assert!(findings.iter().all(|f| !f.advice.is_empty()), "{what}: each finding says what to do");
    let _ = vault::diagnose(dir).expect("so does a look from outside");
    assert_eq!(contents(dir), before, "{what}: checking leaves every byte");
}

#[test]
fn a_healthy_vault_has_nothing_to_report_and_a_check_reads_only() {
    for dir in [filled(120), interrupted(60, 60)] {
        let before = contents(dir.path());
        let findings = check(dir.path()).expect("checks");
        assert!(damage(&findings).is_empty(), "healthy: {findings:?}");
        assert!(damage(&vault::diagnose(dir.path()).expect("looks")).is_empty(), "healthy from outside");
        assert_eq!(contents(dir.path()), before, "a check writes nothing, with and without a log");
        let mut vault = open(dir.path());
        assert!(damage(&vault.check().expect("checks while open")).is_empty());
        assert_eq!(count(&mut vault).unwrap(), (120, 120), "and the vault is usable afterwards");
    }
}

#[test]
fn damage_at_the_beginning_of_the_database_is_told_from_a_wrong_passphrase() {
    let whole = filled(60);
    let mut dice = Dice(11);
    for round in 0..20 {
        let dir = copy(whole.path());
        let at = if round < 5 { dice.below(16) } else { 16 + dice.below(PAGE as u64 - 16) } as usize;
        edit(&Paths::new(dir.path()).database(), |bytes| bytes[at] ^= 1 << dice.below(8));
        refused_as_damaged(dir.path(), Part::Database, &format!("flip at {at} in page 1"));
    }
}

#[test]
fn a_database_that_was_cut_or_emptied_is_refused() {
    let whole = filled(120);
    let length = fs::metadata(Paths::new(whole.path()).database()).unwrap().len() as usize;
    let pages = length / PAGE;
    assert!(pages > 20, "enough to cut: {pages} pages");
    let cuts = [
        0,
        1,
        15,
        16,
        100,
        PAGE - 1,
        PAGE,
        2 * PAGE,
        (pages / 2) * PAGE,
        (pages - 1) * PAGE,
        length - 1,
        length - PAGE / 2,
        length / 2 + 7,
    ];
    for cut in cuts {
        let dir = copy(whole.path());
        edit(&Paths::new(dir.path()).database(), |bytes| bytes.truncate(cut));
        refused_as_damaged(dir.path(), Part::Database, &format!("cut to {cut} of {length}"));
    }
    let dir = copy(whole.path());
    fs::remove_file(Paths::new(dir.path()).database()).unwrap();
    refused_as_damaged(dir.path(), Part::Database, "no database at all");
    let dir = copy(whole.path());
    fs::write(Paths::new(dir.path()).database(), b"SQLite format 3\0".repeat(1000)).unwrap();
    refused_as_damaged(dir.path(), Part::Database, "another file in its place");
}

#[test]
fn damage_in_any_other_page_is_found_by_a_check_and_read_by_nobody() {
    let whole = filled(120);
    let length = fs::metadata(Paths::new(whole.path()).database()).unwrap().len();
    let pages = length / PAGE as u64;
    let mut dice = Dice(12);
    for round in 0..24 {
        let dir = copy(whole.path());
        let page = (1 + dice.below(pages - 2)) as usize;
        let start = page * PAGE;
        let what = match round % 3 {
            0 => "flip",
            1 => "zeroes",
            _ => "swapped with the next",
        };
        edit(&Paths::new(dir.path()).database(), |bytes| match round % 3 {
            0 => bytes[start + dice.below(PAGE as u64) as usize] ^= 1 << dice.below(8),
            1 => bytes[start..start + PAGE].fill(0),
            _ => {
                let next: Vec<u8> = bytes[start + PAGE..start + 2 * PAGE].to_vec();
                bytes.copy_within(start..start + PAGE, start + PAGE);
                bytes[start..start + PAGE].copy_from_slice(&next);
            }
        });
        let before = contents(dir.path());
        let findings = check(dir.path()).expect("checks");
        let place = format!("vault.db, page {}", page + 1);
        assert!(damage(&findings).iter().any(|f| f.where_ == place), "{what} in {place} is named: {findings:?}");
        assert_eq!(contents(dir.path()), before, "{what}: the check changes nothing");
        match try_open(dir.path()) {
            Err(VaultError::Damaged { what: Part::Database, passphrase_right: true }) => {}
            Err(error) => panic!("{what}: {error:?}"),
            Ok(mut vault) => {
                let read = vault
                    .conn()
                    .unwrap()
                    .query_row("SELECT sum(length(body)) FROM note", [], |row| row.get::<_, i64>(0));
                match read.map_err(VaultError::from) {
                    Ok(_) | Err(VaultError::Damaged { .. }) => {}
                    Err(error) => panic!("{what}: {error:?}"),
                }
                assert!(!damage(&vault.check().expect("checks while open")).is_empty(), "{what}: found while open too");
            }
        }
    }
}

#[test]
fn one_good_copy_of_the_key_file_is_enough_and_mends_the_other() {
    let whole = filled(3);
    for hurt in [0, 1] {
        let files = |dir: &Path| if hurt == 0 { Paths::new(dir).header() } else { Paths::new(dir).header_copy() };
        for how in ["flipped", "emptied", "removed", "too long"] {
            let dir = copy(whole.path());
            match how {
                "flipped" => edit(&files(dir.path()), |bytes| bytes[100] ^= 4),
                "emptied" => edit(&files(dir.path()), Vec::clear),
                "too long" => edit(&files(dir.path()), |bytes| bytes.resize(1_000_000, b' ')),
                _ => fs::remove_file(files(dir.path())).unwrap(),
            }
            let findings = vault::diagnose(dir.path()).expect("looks");
            assert_eq!(damage(&findings).len(), 1, "copy {hurt} {how}: {findings:?}");
            open(dir.path()).close().expect("opens with the other copy");
            assert_eq!(
                contents(dir.path())[Path::new("vault.hdr")],
                contents(whole.path())[Path::new("vault.hdr")],
                "copy {hurt} {how}: mended"
            );
            assert_eq!(
                contents(dir.path())[Path::new("vault.hdr.2")],
                contents(whole.path())[Path::new("vault.hdr.2")],
                "copy {hurt} {how}: mended"
            );
        }
    }
}

#[test]
fn every_flipped_byte_in_both_key_files_is_damage_and_never_a_wrong_passphrase() {
    let whole = filled(2);
    let paths = Paths::new(whole.path());
    let good = fs::read(paths.header()).unwrap();
    assert!(good.len() < 4096, "the header stays small: {}", good.len());
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 1 << (at % 8);
        fs::write(paths.header(), &bad).unwrap();
        fs::write(paths.header_copy(), &bad).unwrap();
        let error = try_open(whole.path()).map(|_| ()).expect_err("damaged");
        assert!(
            matches!(error, VaultError::Damaged { what: Part::Header, passphrase_right: false }),
            "byte {at}: {error:?}"
        );
    }
    for length in 0..good.len() {
        fs::write(paths.header(), &good[..length]).unwrap();
        fs::write(paths.header_copy(), &good[..length]).unwrap();
        assert!(
            matches!(try_open(whole.path()), Err(VaultError::Damaged { what: Part::Header, .. })),
            "cut to {length}"
        );
    }
    fs::write(paths.header_copy(), &good).unwrap();
    assert!(try_open(whole.path()).is_ok(), "and it opens again with a good one");
}

#[test]
fn a_log_of_another_vault_is_refused_and_destroys_nothing() {
    let (mine, theirs) = (filled(100), interrupted(50, 80));
    let good = contents(mine.path());
    fs::copy(Paths::new(theirs.path()).wal(), Paths::new(mine.path()).wal()).unwrap();
    for _ in 0..3 {
        refused_as_damaged(mine.path(), Part::WriteAheadLog, "a foreign log");
    }
    fs::remove_file(Paths::new(mine.path()).wal()).unwrap();
    assert_eq!(contents(mine.path()), good, "the vault is as it was");
    let mut vault = open(mine.path());
    assert_eq!(count(&mut vault).unwrap(), (100, 100), "every note is there");
}

#[test]
fn a_foreign_log_that_shows_no_salt_is_refused_too() {
    let (mine, theirs) = (filled(100), filled(100));
    let mut other = open(theirs.path());
    // Rows that keep their length leave the first page alone, so that nothing in the log tells whose it is.
    other
        .transaction(|tx| {
            tx.execute("UPDATE note SET body = replace(body, 'note', 'NOTE') WHERE n > 40", [])
                .map_err(VaultError::from)
        })
        .unwrap();
    let log = fs::read(Paths::new(theirs.path()).wal()).unwrap();
    let frames = log[32..].chunks(24 + PAGE);
    assert!(frames.len() > 10 && frames.clone().all(|f| f[..4] != [0, 0, 0, 1]), "the first page is not in it");
    let good = contents(mine.path());
    fs::write(Paths::new(mine.path()).wal(), &log).unwrap();
    refused_as_damaged(mine.path(), Part::Database, "a foreign log without the first page");
    fs::remove_file(Paths::new(mine.path()).wal()).unwrap();
    assert_eq!(contents(mine.path()), good, "the vault is as it was");
    assert_eq!(count(&mut open(mine.path())).unwrap(), (100, 100), "every note is there");
}

#[test]
fn key_files_of_another_vault_are_noticed_before_any_key() {
    let (mine, theirs) = (filled(4), filled(4));
    for name in ["vault.hdr", "vault.hdr.2"] {
        fs::copy(theirs.path().join(name), mine.path().join(name)).unwrap();
    }
    refused_as_damaged(mine.path(), Part::Database, "the same passphrase, another vault's keys");
}

#[test]
fn a_wrong_passphrase_on_an_interrupted_vault_loses_none_of_its_work() {
    let dir = interrupted(20, 40);
    let before = contents(dir.path());
    let wrong = Passphrase::new("not the words at all");
    let migrations = crate::support::migrations();
    assert!(matches!(vault::open(dir.path(), (&wrong).into(), &migrations), Err(VaultError::WrongPassphrase)));
    assert!(matches!(vault::check(dir.path(), (&wrong).into()), Err(VaultError::WrongPassphrase)));
    assert_eq!(contents(dir.path()), before, "no byte changed");
    let mut vault = open(dir.path());
    assert_eq!(count(&mut vault).unwrap(), (60, 60), "the work in the log is there");
}
