//! An old backup, restored on a new laptop with only the file and the recovery code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    check, office,
    organisation::{
        card,
        pair::{self, Proof},
        partners,
    },
    share::{read, status},
    vault::{KdfParams, Passphrase, RecoveryCode, Secret},
};
use tests::{Neighbourhood, neighbourhood::passphrase};

const PRACTICE: usize = 0;
const HOSPICE: usize = 1;
const HOUSING: usize = 2;

/// Three partners that share one case, level with one another.
fn three(seed: u64) -> (Neighbourhood, String) {
    let mut n = Neighbourhood::in_memory(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.found("Calder Housing", "housing").unwrap();
    for (a, b) in [(PRACTICE, HOSPICE), (PRACTICE, HOUSING), (HOSPICE, HOUSING)] {
        n.pair(a, b).unwrap();
    }
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.laptops[PRACTICE].share(&case, "Calder Housing").unwrap();
    n.laptops[PRACTICE].note(&case, "Before the backup.").unwrap();
    level(&n, &[PRACTICE, HOSPICE, HOUSING], 2);
    (n, case)
}

/// Every pair exchanges bundles, several times over.
fn level(n: &Neighbourhood, who: &[usize], rounds: usize) {
    for _ in 0..rounds {
        for &from in who {
            for &to in who {
                if n.laptops[from].organisation != n.laptops[to].organisation {
                    n.carry(from, to).unwrap();
                }
            }
        }
    }
}

fn texts(n: &Neighbourhood, laptop: usize, case: &str) -> Vec<String> {
    let mut texts: Vec<_> =
        n.laptops[laptop].open(case).unwrap().notes.into_iter().map(|note| note.text.unwrap_or_default()).collect();
    texts.sort();
    texts
}

fn digests_agree(n: &Neighbourhood, a: usize, b: usize) {
    let (to_b, to_a) = (&n.laptops[b].organisation, &n.laptops[a].organisation);
    assert_eq!(n.digest(a, to_b).unwrap(), n.digest(b, to_a).unwrap(), "{to_a} and {to_b} hold the same");
}

#[test]
fn everything_that_partners_held_returns_and_the_old_seat_is_out() {
    let (mut n, case) = three(301);
    let file = n.backup(PRACTICE).unwrap();
    n.clock.advance(90 * 86_400_000);
    n.laptops[PRACTICE].note(&case, "After the backup, shared.").unwrap();
    let late = n.laptops[PRACTICE].case("Birtwistle", "Amos").unwrap();
    n.laptops[PRACTICE].share(&late, "Hathermoor Hospice").unwrap();
    n.laptops[HOSPICE].note(&case, "From the hospice, meanwhile.").unwrap();
    level(&n, &[PRACTICE, HOSPICE, HOUSING], 2);
    let before = n.digest(PRACTICE, "Hathermoor Hospice").unwrap();
    let last_words = n.laptops[PRACTICE].note(&case, "Never left the lost laptop.").unwrap();
    let stray = n.seal(PRACTICE, "Hathermoor Hospice").unwrap();
    let old_seat = partners::ourselves(&n.laptops[PRACTICE].office).unwrap().seat;
    n.laptops[PRACTICE].office.close().unwrap();

    let new = n.restore(&file, PRACTICE).unwrap();
    let us = partners::ourselves(&n.laptops[new].office).unwrap();
    assert_ne!(us.seat, old_seat, "a new seat");
    assert_eq!(us.person, "Person at Riverside Practice", "of the same person");
    assert_eq!(texts(&n, new, &case), ["Before the backup."], "with what the backup held");

    level(&n, &[new, HOSPICE, HOUSING], 3);
    assert_eq!(
        texts(&n, new, &case),
        ["After the backup, shared.", "Before the backup.", "From the hospice, meanwhile."],
        "what partners held returns"
    );
    assert!(n.laptops[new].open(&late).is_ok(), "a case opened after the backup returns too");
    assert_eq!(n.digest(new, "Hathermoor Hospice").unwrap(), before, "to the letter");
    digests_agree(&n, new, HOSPICE);
    digests_agree(&n, new, HOUSING);
    assert!(!texts(&n, HOSPICE, &case).iter().any(|text| text.contains("lost laptop")), "{last_words} never left");

    // What the old seat sends now is refused in words, and changes nothing.
    for bytes in stray {
        let refused = read::receive(&n.laptops[HOSPICE].office, bytes).unwrap_err();
        assert_eq!(refused.code(), "not_trusted", "a revoked seat sends nothing");
        assert!(refused.to_string().contains("no longer"), "and the sentence says so: {refused}");
    }

    // Both directions go on working, also in the case that was opened meanwhile.
    n.laptops[new].note(&late, "Written after the restore.").unwrap();
    n.laptops[HOSPICE].note(&late, "And answered.").unwrap();
    level(&n, &[new, HOSPICE, HOUSING], 2);
    for laptop in [new, HOSPICE] {
        assert_eq!(texts(&n, laptop, &late), ["And answered.", "Written after the restore."]);
    }
    for laptop in [new, HOSPICE, HOUSING] {
        let report = check::check(&n.laptops[laptop].office).unwrap();
        assert!(report.ok, "no vault is damaged by it: {:?}", report.findings);
        for with in status::status(&n.laptops[laptop].office).unwrap() {
            assert_eq!((with.to_send, with.sent_not_received), (0, 0), "nothing waits for {}", with.partner);
        }
    }
}

#[test]
fn partners_are_told_until_they_have_confirmed_it_by_telephone() {
    let (mut n, _) = three(302);
    let old_card = n.folder().join("practice-old.card");
    let words = card::write(&n.laptops[PRACTICE].office, &old_card).unwrap().fingerprint;
    let file = n.backup(PRACTICE).unwrap();
    n.clock.advance(86_400_000);
    let new = n.restore(&file, PRACTICE).unwrap();
    n.carry(new, HOSPICE).unwrap();

    let asks = |n: &Neighbourhood| {
        let listed = partners::list(&n.laptops[HOSPICE].office).unwrap();
        let practice = listed.into_iter().find(|partner| partner.name == "Riverside Practice").unwrap();
        let report = check::check(&n.laptops[HOSPICE].office).unwrap();
        let found = report.findings.iter().any(|finding| finding.what.contains("restored its record"));
        assert_eq!(practice.reconfirm, found, "the check says the same");
        let waiting = status::status(&n.laptops[HOSPICE].office).unwrap();
        assert_eq!(waiting.iter().any(|partner| partner.reconfirm), found, "and the status");
        assert!(practice.verified, "it stays a partner");
        practice.reconfirm
    };
    assert!(asks(&n), "the hospice is told");
    n.restart(HOSPICE).unwrap();
    assert!(asks(&n), "still, after a restart");
    pair::pair(&n.laptops[HOSPICE].office, &old_card, Proof::Words(words.clone())).unwrap();
    assert!(asks(&n), "a card from before the restore confirms nothing");
    let new_card = n.folder().join("practice-new.card");
    assert_eq!(card::write(&n.laptops[new].office, &new_card).unwrap().fingerprint, words, "the same eight words");
    pair::pair(&n.laptops[HOSPICE].office, &new_card, Proof::Words(words)).unwrap();
    assert!(!asks(&n), "the words of the new card do");
}

#[test]
fn a_second_restore_of_the_same_backup_takes_the_place_of_the_first() {
    let (mut n, case) = three(303);
    let file = n.backup(PRACTICE).unwrap();
    let first = n.restore(&file, PRACTICE).unwrap();
    n.laptops[first].note(&case, "On the first new laptop.").unwrap();
    level(&n, &[first, HOSPICE, HOUSING], 2);
    n.clock.advance(60_000);
    let second = n.restore(&file, PRACTICE).unwrap();
    level(&n, &[second, HOSPICE, HOUSING], 3);
    assert!(
        texts(&n, second, &case).iter().any(|text| text == "On the first new laptop."),
        "what a seat wrote that the backup did not know comes back with its certificate"
    );
    digests_agree(&n, second, HOSPICE);
    let refused = n.carry(first, HOSPICE).unwrap_err();
    assert_eq!(refused.code(), "not_trusted", "the first may no longer send");
    let listed = partners::list(&n.laptops[HOSPICE].office).unwrap();
    assert!(listed.iter().all(|partner| !partner.revoked), "nobody is taken for a liar: {listed:?}");
}

#[test]
fn the_other_laptop_of_the_organisation_stays_and_helps() {
    let (mut n, case) = three(304);
    let other = n.enrol(PRACTICE).unwrap();
    n.carry(PRACTICE, other).unwrap();
    n.carry(other, PRACTICE).unwrap();
    let file = n.backup(PRACTICE).unwrap();
    n.clock.advance(86_400_000);
    let private = n.laptops[PRACTICE].case("Birtwistle", "Amos").unwrap();
    n.laptops[PRACTICE].note(&private, "Ours alone.").unwrap();
    n.carry(PRACTICE, other).unwrap();
    n.laptops[PRACTICE].office.close().unwrap();
    let new = n.restore(&file, PRACTICE).unwrap();
    for _ in 0..3 {
        n.carry(new, other).unwrap();
        n.carry(other, new).unwrap();
        level(&n, &[new, HOSPICE, HOUSING], 1);
        level(&n, &[other, HOSPICE, HOUSING], 1);
    }
    assert_eq!(texts(&n, new, &private), ["Ours alone."], "what only our own other laptop held returns from it");
    n.laptops[other].note(&case, "From our other laptop.").unwrap();
    level(&n, &[other, HOSPICE], 2);
    assert!(texts(&n, HOSPICE, &case).iter().any(|text| text.contains("other laptop")), "it may still send");
}

#[test]
fn a_backup_opens_with_its_own_code_and_nothing_else_and_restores_into_an_empty_place() {
    let (n, _) = three(305);
    let file = n.backup(PRACTICE).unwrap();
    let world = || tests::world::world(&n.clock, 9);
    let dir = n.folder().join("elsewhere");
    let code = RecoveryCode::parse(&n.laptops[PRACTICE].recovery).unwrap();
    let other = RecoveryCode::parse(&n.laptops[HOSPICE].recovery).unwrap();
    let new = Passphrase::new("a passphrase for the new laptop");
    let restore = |file: &std::path::Path, code: &RecoveryCode, dir: &std::path::Path| {
        office::restore(dir, file, Secret::Recovery(code), &new, world(), KdfParams::for_tests()).map(|made| made.seat)
    };
    assert_eq!(restore(&file, &other, &dir).unwrap_err().code(), "wrong_passphrase", "another office's code");
    assert!(!dir.join("vault.hdr").exists(), "leaves no vault");
    let card = n.folder().join("practice.card");
    card::write(&n.laptops[PRACTICE].office, &card).unwrap();
    assert_eq!(restore(&card, &code, &dir).unwrap_err().code(), "not_a_backup", "a card is no backup");
    let whole = std::fs::read(&file).unwrap();
    let damaged = n.folder().join("damaged");
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        std::fs::write(&damaged, &bytes).unwrap();
        let error = restore(&damaged, &code, &dir).unwrap_err();
        let expected = if at < 18 { "not_a_backup" } else { "damaged" };
        assert_eq!(error.code(), expected, "a flip at {at}: {error}");
        std::fs::write(&damaged, &whole[..at]).unwrap();
        let error = restore(&damaged, &code, &dir).unwrap_err();
        assert_eq!(error.code(), expected, "cut to {at}: {error}");
    }
    let taken = n.laptops[HOSPICE].dir.clone();
    assert_eq!(restore(&file, &code, &taken).unwrap_err().code(), "vault_exists", "never over a vault");
    restore(&file, &code, &dir).unwrap();
    assert_eq!(
        office::Office::open(&dir, &passphrase(), world()).err().map(|error| error.code()),
        Some("wrong_passphrase"),
        "the old passphrase does not open the new vault"
    );
    assert!(office::Office::open(&dir, &new, world()).is_ok(), "the new one does");
    assert_eq!(
        office::backup(&n.laptops[PRACTICE].office, &file).unwrap_err().code(),
        "file_exists",
        "no file is ever written over"
    );
    assert_eq!(std::fs::read(&file).unwrap(), whole, "it is as it was");
}
