//! Nothing is lost when clocks are wrong, laptops are many, or a partner leaves and comes back.

use casework::{case::share, share::read};

use super::{HOSPICE, PRACTICE, practice_and_hospice, texts};

#[test]
fn receipts_count_by_position_and_not_by_a_wrong_clock() {
    let n = practice_and_hospice(111);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    let month = 30 * 86_400_000;
    n.clock.advance(month);
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.clock.advance(-month);
    n.laptops[PRACTICE].note(&case, "After the clock was put right.").unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    let status = casework::share::status::status(&n.laptops[PRACTICE].office).unwrap();
    assert_eq!(
        (status[0].to_send, status[0].sent_not_received, status[0].laptops_level),
        (0, 0, 1),
        "the newer receipt counts although its clock says earlier"
    );
}

#[test]
fn a_partner_that_comes_back_gets_what_was_written_while_it_was_away() {
    let mut n = practice_and_hospice(112);
    let trust = n.found("Calder Community Trust", "community_trust").unwrap();
    n.found("Fellside Trust", "community_trust").unwrap();
    n.pair(PRACTICE, trust).unwrap();
    n.pair(HOSPICE, trust + 1).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Calder Community Trust").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(PRACTICE, trust).unwrap();

    // The practice takes the trust out while the hospice, not knowing it, brings another partner in.
    share::unshare(&n.laptops[PRACTICE].office, &case, "Calder Community Trust").unwrap();
    n.laptops[HOSPICE].share(&case, "Fellside Trust").unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.laptops[PRACTICE].note(&case, "While away.").unwrap();
    n.carry(PRACTICE, trust).unwrap();
    n.carry(trust, PRACTICE).unwrap();
    assert!(texts(&n, trust, &case).is_empty(), "nothing is sent to a partner that was taken out");

    n.laptops[PRACTICE].share(&case, "Calder Community Trust").unwrap();
    n.carry(PRACTICE, trust).unwrap();
    assert_eq!(texts(&n, trust, &case), ["While away."], "whoever is in again gets the whole history");
    assert_eq!(
        n.digest(PRACTICE, "Calder Community Trust").unwrap(),
        n.digest(trust, "Riverside Practice").unwrap(),
        "both hold the same record"
    );
}

#[test]
fn a_file_for_a_partner_read_by_our_own_other_laptop_is_not_all_that_it_is_to_get() {
    let mut n = practice_and_hospice(113);
    let second = n.enrol(PRACTICE).unwrap();
    n.carry(PRACTICE, second).unwrap();
    let shared = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    let kept = n.laptops[PRACTICE].case("Birtwistle", "Amos").unwrap();
    n.laptops[PRACTICE].share(&shared, "Hathermoor Hospice").unwrap();
    for file in n.seal(PRACTICE, "Hathermoor Hospice").unwrap() {
        read::receive(&n.laptops[second].office, file).unwrap();
    }
    assert!(n.laptops[second].open(&shared).is_ok(), "what it holds is taken in");
    n.carry(second, PRACTICE).unwrap();
    n.carry(PRACTICE, second).unwrap();
    assert!(n.laptops[second].open(&kept).is_ok(), "the rest was not taken for received");
}

#[test]
fn a_vault_put_back_in_time_asks_for_what_it_lost() {
    let mut n = practice_and_hospice(114);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.restart(HOSPICE).unwrap();
    n.laptops[HOSPICE].office.close().unwrap();
    let old = n.folder().join("old.db");
    std::fs::copy(n.laptops[HOSPICE].dir.join("vault.db"), &old).unwrap();
    n.restart(HOSPICE).unwrap_or(());
    n.laptops[HOSPICE].note(&case, "Lost with the disk.").unwrap();
    n.laptops[PRACTICE].note(&case, "Read, then lost.").unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.laptops[HOSPICE].office.close().unwrap();
    std::fs::copy(&old, n.laptops[HOSPICE].dir.join("vault.db")).unwrap();
    n.restart(HOSPICE).unwrap();
    assert!(n.laptops[HOSPICE].office.was_rolled_back(), "the witness tells");
    for _ in 0..3 {
        n.carry(HOSPICE, PRACTICE).unwrap();
        n.carry(PRACTICE, HOSPICE).unwrap();
    }
    assert_eq!(texts(&n, HOSPICE, &case), ["Lost with the disk.", "Read, then lost."], "the partner gives it back");
}
