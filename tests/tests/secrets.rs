//! What opens a vault: changed, replaced, rehearsed; and what that means for backups made before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    office::{self, Known, Office},
    organisation::seat::{self, Newcomer},
    vault::{KdfParams, Passphrase, RecoveryCode, Secret},
    world::World,
};
use tests::{
    Neighbourhood,
    neighbourhood::{OTHER_PASSPHRASE, passphrase},
};

const KDF: fn() -> KdfParams = KdfParams::for_tests;

fn practice(seed: u64) -> Neighbourhood {
    let mut n = Neighbourhood::in_memory(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n
}

fn code(shown: &str) -> RecoveryCode {
    RecoveryCode::parse(shown).unwrap()
}

/// Whether a passphrase opens the organisation's root.
fn admits(n: &Neighbourhood, office: &Office, words: &Passphrase) -> bool {
    let newcomer = Newcomer { person: "Asha Rahman".to_owned(), role: "Nurse".to_owned(), machine: "l".to_owned() };
    let dir = n.folder().join(format!("asking-{}", std::fs::read_dir(n.folder()).unwrap().count()));
    let asked = seat::request(&dir, words, &newcomer, &World::system(), KDF()).unwrap();
    seat::admit(office, &asked.request, words).is_ok()
}

#[test]
fn a_new_passphrase_opens_vault_and_root_and_the_old_one_only_old_backups() {
    let n = practice(501);
    let file = n.backup(0).unwrap();
    let new = Passphrase::new(OTHER_PASSPHRASE);
    let office = &n.laptops[0].office;
    let wrong = Known::Passphrase(Passphrase::new("not the passphrase at all"));
    let refused = office::change_passphrase(office, wrong, new.again(), KDF()).unwrap_err();
    assert_eq!(refused.code(), "wrong_passphrase", "only who knows the old one changes it");
    let weak = office::change_passphrase(office, Known::Passphrase(passphrase()), Passphrase::new("hospice"), KDF());
    assert_eq!(weak.unwrap_err().code(), "weak_passphrase", "and not to anything");
    assert!(admits(&n, office, &passphrase()), "nothing changed so far");

    office::change_passphrase(office, Known::Passphrase(passphrase()), new.again(), KDF()).unwrap();
    assert!(admits(&n, office, &new), "the root follows");
    assert!(!admits(&n, office, &passphrase()), "and leaves the old one");
    office.close().unwrap();
    let dir = &n.laptops[0].dir;
    assert_eq!(Office::open(dir, &passphrase(), World::system()).err().unwrap().code(), "wrong_passphrase");
    drop(Office::open(dir, &new, World::system()).unwrap());
    let restored = n.folder().join("restored");
    let old = passphrase();
    let made = office::restore(&restored, &file, Secret::Passphrase(&old), &new, World::system(), KDF()).unwrap();
    assert_eq!(made.recovered_cases, 0, "a backup keeps the passphrase of its day");
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_code_on_paper() {
    let n = practice(502);
    let paper = n.laptops[0].recovery.clone();
    n.laptops[0].office.close().unwrap();
    let office = Office::open_with_recovery_code(&n.laptops[0].dir, &code(&paper), World::system()).unwrap();
    let new = Passphrase::new(OTHER_PASSPHRASE);
    office::change_passphrase(&office, Known::Recovery(code(&paper)), new.again(), KDF()).unwrap();
    assert!(admits(&n, &office, &new), "the root opens with it");
    office.close().unwrap();
    let office = Office::open(&n.laptops[0].dir, &new, World::system()).unwrap();
    office::rehearse_recovery_code(&office, code(&paper)).unwrap();
}

#[test]
fn a_rehearsal_says_whether_the_paper_fits_and_changes_nothing_else() {
    let mut n = practice(503);
    n.found("Hathermoor Hospice", "hospice").unwrap();
    let office = &n.laptops[0].office;
    assert_eq!(office::safety_nets(office).unwrap().rehearsed_at, None, "never yet");
    let header = std::fs::read(n.laptops[0].dir.join("vault.hdr")).unwrap();
    let other = code(&n.laptops[1].recovery);
    assert_eq!(office::rehearse_recovery_code(office, other).unwrap_err().code(), "wrong_passphrase", "another paper");
    assert_eq!(office::safety_nets(office).unwrap().rehearsed_at, None, "a wrong one is no rehearsal");
    office::rehearse_recovery_code(office, code(&n.laptops[0].recovery)).unwrap();
    assert!(office::safety_nets(office).unwrap().rehearsed_at.is_some(), "the date is kept");
    assert_eq!(std::fs::read(n.laptops[0].dir.join("vault.hdr")).unwrap(), header, "and nothing else changed");
}

#[test]
fn a_replaced_code_opens_vault_and_root_and_the_old_one_only_old_backups() {
    let n = practice(504);
    let office = &n.laptops[0].office;
    let old = n.laptops[0].recovery.clone();
    let before = n.backup(0).unwrap();
    let new = office::replace_recovery_code(office, Known::Passphrase(passphrase()), KDF()).unwrap();
    assert_eq!(office::rehearse_recovery_code(office, code(&old)).unwrap_err().code(), "wrong_passphrase");
    office::rehearse_recovery_code(office, code(&new)).unwrap();
    let after = n.backup(0).unwrap();
    for (file, paper, opens) in
        [(&before, &*old, true), (&before, &*new, false), (&after, &*new, true), (&after, &*old, false)]
    {
        let dir = n.folder().join("restored");
        let known = code(paper);
        let made = office::restore(&dir, file, Secret::Recovery(&known), &passphrase(), World::system(), KDF());
        assert_eq!(made.is_ok(), opens, "a backup opens with the code of its day: {:?}", made.err().map(|e| e.code()));
        let _ = std::fs::remove_dir_all(&dir);
    }
}
