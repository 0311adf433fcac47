//! What opens the vault, changed on a disk that is full or fails half way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::fs;

use super::{
    Known, Office, change_passphrase, rehearse_recovery_code, replace_recovery_code,
    sample::{WORDS, founded},
};
use crate::{
    audit::verify,
    store::setting,
    vault::{KdfParams, Passphrase, RecoveryCode},
};

const OTHER: &str = "a heron stood beside the lock gate";

fn known() -> Known {
    Known::Passphrase(Passphrase::new(WORDS))
}

fn change(office: &Office, new: &str) -> crate::Result<()> {
    change_passphrase(office, known(), Passphrase::new(new), KdfParams::for_tests())
}

fn acts(office: &Office) -> Vec<String> {
    office
        .read(|sql, _| {
            let mut query = sql.prepare("SELECT act FROM audit ORDER BY n")?;
            let acts = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok(acts)
        })
        .unwrap()
}

#[test]
fn on_a_full_disk_nothing_of_what_opens_the_vault_changes() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("vault");
    let made = founded(&dir);
    let header = fs::read(dir.join("vault.hdr")).unwrap();
    // More room than any disk has is what is wanted before there is room again.
    made.office.run(|vault, _| Ok(vault.keep_ballast(u64::MAX / 4)?)).unwrap();
    made.office
        .run(|vault, _| {
            vault.disk_is_full();
            Ok(())
        })
        .unwrap();
    let before = acts(&made.office);
    let refused = replace_recovery_code(&made.office, known(), KdfParams::for_tests()).unwrap_err();
    assert_eq!(refused.code(), "disk_full", "told before a code is drawn");
    assert_eq!(change(&made.office, OTHER).unwrap_err().code(), "disk_full", "nor is the passphrase changed");
    assert_eq!(fs::read(dir.join("vault.hdr")).unwrap(), header, "the old code and passphrase still open");
    assert_eq!(acts(&made.office), before, "and no line says otherwise");
}

#[test]
fn the_passphrase_of_today_is_no_new_one() {
    let home = tempfile::tempdir().unwrap();
    let made = founded(&home.path().join("vault"));
    let header = fs::read(home.path().join("vault/vault.hdr")).unwrap();
    let refused = change(&made.office, WORDS).unwrap_err();
    assert!(matches!(refused, crate::Error::Invalid { field: "new_passphrase", .. }), "told beside its field");
    assert_eq!(fs::read(home.path().join("vault/vault.hdr")).unwrap(), header, "nothing was changed");
    change(&made.office, OTHER).expect("another one is taken");
}

#[test]
fn a_code_that_counts_is_told_even_when_the_second_copy_or_the_line_could_not_be_written() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("vault");
    let made = founded(&dir);
    // Nothing can be written where a folder stands.
    fs::create_dir(dir.join("vault.hdr.2.tmp")).unwrap();
    let code = replace_recovery_code(&made.office, known(), KdfParams::for_tests()).expect("the first copy counts");
    assert_ne!(fs::read(dir.join("vault.hdr")).unwrap(), fs::read(dir.join("vault.hdr.2")).unwrap(), "one was written");
    assert_eq!(acts(&made.office).last().unwrap(), "recovery_replace", "with its line");
    rehearse_recovery_code(&made.office, RecoveryCode::parse(&code).unwrap()).expect("it opens vault and root");
    fs::remove_dir(dir.join("vault.hdr.2.tmp")).unwrap();

    // The line cannot be written: the table of life events stands in the way of the transaction that settles.
    let block = "CREATE TRIGGER block BEFORE INSERT ON life_event BEGIN SELECT raise(ABORT, 'no'); END";
    made.office.run(move |vault, _| vault.transaction(|sql| Ok(sql.execute_batch(block)?))).unwrap();
    let code = replace_recovery_code(&made.office, known(), KdfParams::for_tests()).expect("the new code is told");
    made.office.run(|vault, _| vault.transaction(|sql| Ok(sql.execute_batch("DROP TRIGGER block")?))).unwrap();
    rehearse_recovery_code(&made.office, RecoveryCode::parse(&code).unwrap()).expect("it opens vault and root");
    let acts = acts(&made.office);
    assert_eq!(acts[acts.len() - 2..], ["recovery_replace", "recovery_rehearse"], "the line came with the next one");
    assert!(verify::verify(&made.office).unwrap().complete, "and the audit is whole");
    let unsettled =
        made.office.read(|sql, _| Ok(setting::get(sql, setting::NEXT_ROOT_BY_RECOVERY)?.is_some())).unwrap();
    assert!(unsettled, "the root opened from where it was prepared");
}
