//! Vaults of released versions, opened with this one: whole, killed at any point or not, and the copy made before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{
    hint::spin_loop,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use casework::{
    World,
    audit::verify,
    case::{list, open},
    check,
    office::{self, Office},
    vault::{KdfParams, Passphrase, RecoveryCode, Secret},
};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha12Rng;
use tests::{copy_folder, neighbourhood::passphrase};

/// Made by the command line of commit 21489d2, the last whose tables were `0001_kept.sql` alone.
const FIRST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/vaults/1");
/// Its recovery code; the vault is made up like everything else here.
const FIRST_CODE: &str = include_str!("../fixtures/vaults/1.recovery-code");

fn unlock(dir: &Path) -> Office {
    Office::open(dir, &passphrase(), World::system()).expect("an older vault opens")
}

/// What the first version wrote is all there, and work goes on.
fn whole(office: &Office) {
    let cases = list::list(office, list::Query::default()).unwrap();
    assert_eq!(cases.total, 2, "both cases");
    let mary = cases.cases.iter().find(|case| case.family_name == "Smith").expect("the first of them");
    let shown = open::open(office, &mary.id).unwrap();
    let texts: Vec<_> = shown.notes.iter().filter_map(|note| note.text.as_deref()).collect();
    assert_eq!(texts, ["Seen at home. Walks with a frame."], "with its note");
    let report = check::check(office).unwrap();
    assert!(report.ok, "and sound: {:?}", report.findings);
    assert!(verify::verify(office).unwrap().complete, "the audit begins");
}

#[test]
fn a_vault_of_the_first_version_opens_with_a_copy_kept_until_the_new_tables_proved_themselves() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("vault");
    copy_folder(Path::new(FIRST), &dir);
    let safety = dir.join("vault.before-update");
    let office = unlock(&dir);
    whole(&office);
    assert!(safety.is_file(), "a verified copy was made before anything was changed");
    let code = RecoveryCode::parse(FIRST_CODE).unwrap();
    let back: PathBuf = home.path().join("back");
    let new = passphrase();
    let made = office::restore(&back, &safety, Secret::Recovery(&code), &new, World::system(), KdfParams::for_tests())
        .unwrap();
    assert_eq!(made.recovered_cases, 2, "from which all of it can be restored");
    office.close().unwrap();
    let office = unlock(&dir);
    whole(&office);
    assert!(!safety.exists(), "it goes once the vault was closed in order and opened again");
    let refused = Office::open(&dir, &Passphrase::new("not the passphrase"), World::system());
    assert!(refused.is_err(), "while this one has it open nobody else does");
}

#[test]
fn an_update_that_is_killed_leaves_the_old_tables_or_the_new_ones() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("vault");
    let mut dice = ChaCha12Rng::seed_from_u64(95);
    for round in 0..50 {
        copy_folder(Path::new(FIRST), &dir);
        let mut child = Command::new(env!("CARGO_BIN_EXE_laptop"))
            .args(["hold", &dir.display().to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        (0..dice.random_range(0..40_000_000u64)).for_each(|_| spin_loop());
        child.kill().unwrap();
        child.wait().unwrap();
        let office = unlock(&dir);
        let cases = list::list(&office, list::Query::default()).unwrap();
        assert_eq!(cases.total, 2, "round {round}: nothing is lost");
        assert!(check::check(&office).unwrap().ok, "round {round}: nothing is half done");
        office.close().unwrap();
    }
}
