//! Two organisations, no network: a practice and a hospice keep one record by stick.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    case::set,
    share::{read, write},
    two_answers,
};
use tests::Neighbourhood;

const PRACTICE: usize = 0;
const HOSPICE: usize = 1;

fn practice_and_hospice(seed: u64) -> Neighbourhood {
    let mut n = Neighbourhood::new(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.pair(PRACTICE, HOSPICE).unwrap();
    n
}

#[test]
fn a_case_goes_to_the_hospice_and_an_answer_comes_back() {
    let n = practice_and_hospice(1);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].note(&case, "Seen at home. Tired, eating little.").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();

    assert!(n.carry(PRACTICE, HOSPICE).unwrap() > 0, "the stick carried changes");
    let seen = n.laptops[HOSPICE].open(&case).unwrap();
    assert_eq!(seen.notes[0].text.as_deref(), Some("Seen at home. Tired, eating little."), "the note's text arrived");
    assert_eq!(seen.notes[0].organisation, "Riverside Practice", "the note is attributed");

    n.laptops[HOSPICE].note(&case, "Known to us since May. We will ring on Tuesday.").unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    let back = n.laptops[PRACTICE].open(&case).unwrap();
    assert_eq!(back.notes.len(), 2, "both notes are there");
    assert!(back.notes.iter().any(|note| note.organisation == "Hathermoor Hospice" && !note.ours), "with its author");
    assert_eq!(
        n.digest(PRACTICE, "Hathermoor Hospice").unwrap(),
        n.digest(HOSPICE, "Riverside Practice").unwrap(),
        "both hold the same record"
    );
}

#[test]
fn a_partner_is_not_sent_what_it_sent_us() {
    let n = practice_and_hospice(7);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].note(&case, "Seen at home. Tired, eating little.").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    let (_, told) = write::seal(&n.laptops[HOSPICE].office, &["Riverside Practice".to_owned()]).unwrap().value;
    assert_eq!((told.changes, told.notes), (0, 0), "the answer is a receipt, not an echo");
}

#[test]
fn files_may_come_twice_late_shuffled_or_not_at_all() {
    let n = practice_and_hospice(2);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    let mut files = Vec::new();
    for day in 0..4 {
        n.laptops[PRACTICE].note(&case, &format!("Day {day}.")).unwrap();
        files.extend(n.seal(PRACTICE, "Hathermoor Hospice").unwrap());
    }
    // The second is lost, the others come in reverse and twice.
    for file in [3usize, 0, 2, 3, 0] {
        let status = read::receive(&n.laptops[HOSPICE].office, files[file].clone()).unwrap().value.status;
        assert!(matches!(status, "applied" | "already-seen"), "file {file}: {status}");
    }
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    assert_eq!(n.laptops[HOSPICE].open(&case).unwrap().notes.len(), 4, "every note once");
    assert_eq!(n.digest(PRACTICE, "Hathermoor Hospice").unwrap(), n.digest(HOSPICE, "Riverside Practice").unwrap());
}

#[test]
fn a_file_for_somebody_else_is_not_for_us() {
    let mut n = practice_and_hospice(3);
    let housing = n.found("Beckside Homes", "housing").unwrap();
    n.pair(PRACTICE, housing).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    let before = casework::share::digest::digest(&n.laptops[housing].office, None).unwrap();
    for file in n.seal(PRACTICE, "Hathermoor Hospice").unwrap() {
        let refused = read::receive(&n.laptops[housing].office, file).unwrap_err();
        assert_eq!(refused.code(), "not_for_us");
    }
    assert_eq!(casework::share::digest::digest(&n.laptops[housing].office, None).unwrap(), before, "nothing changed");
}

#[test]
fn both_change_the_preferred_place_of_death_offline() {
    let n = practice_and_hospice(4);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();

    // The end of life part has no content on either laptop.
    set::set(&n.laptops[PRACTICE].office, &case, "preferred_place_of_death", "own_home", None).unwrap();
    set::set(&n.laptops[HOSPICE].office, &case, "preferred_place_of_death", "hospice", None).unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();

    for laptop in &n.laptops {
        let open = two_answers::list::list(&laptop.office).unwrap();
        assert_eq!(open.len(), 1, "one question is open at {}", laptop.organisation);
        let mut said: Vec<_> = open[0].answers.iter().map(|a| (a.value.as_str(), a.organisation.as_str())).collect();
        said.sort_unstable();
        assert_eq!(said, [("hospice", "Hathermoor Hospice"), ("own_home", "Riverside Practice")], "both with who");
        let plain = set::set(&laptop.office, &case, "preferred_place_of_death", "hospital", None).unwrap_err();
        assert_eq!(plain.code(), "two_answers_open", "a plain edit cannot overwrite either");
    }
    let settled =
        two_answers::settle::settle(&n.laptops[HOSPICE].office, &case, "preferred_place_of_death", "hospice", None);
    settled.unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    for laptop in &n.laptops {
        assert!(two_answers::list::list(&laptop.office).unwrap().is_empty(), "settled at {}", laptop.organisation);
        let place = &laptop.open(&case).unwrap().parts["end_of_life"]["preferred_place_of_death"];
        assert_eq!((place.value.as_str(), place.organisation.as_str()), ("hospice", "Hathermoor Hospice"));
    }
    assert_eq!(n.digest(PRACTICE, "Hathermoor Hospice").unwrap(), n.digest(HOSPICE, "Riverside Practice").unwrap());
}

#[test]
fn nothing_is_overwritten_unseen() {
    let n = practice_and_hospice(5);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    set::set(&n.laptops[PRACTICE].office, &case, "cpr_decision", "not_decided", None).unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();

    // A form is open at the practice while the hospice's answer arrives.
    let form = n.laptops[PRACTICE].open(&case).unwrap().parts["end_of_life"]["cpr_decision"].answers.clone();
    set::set(&n.laptops[HOSPICE].office, &case, "cpr_decision", "not_for_attempted", None).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    let refused =
        set::set(&n.laptops[PRACTICE].office, &case, "cpr_decision", "for_attempted", Some(&form)).unwrap_err();
    assert_eq!(refused.code(), "changed_meanwhile");

    // Two answers, and a third while one of them is being chosen.
    set::set(&n.laptops[PRACTICE].office, &case, "cpr_decision", "for_attempted", None).unwrap();
    set::set(&n.laptops[HOSPICE].office, &case, "cpr_decision", "unknown", None).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    two_answers::settle::settle(&n.laptops[PRACTICE].office, &case, "cpr_decision", "for_attempted", None).unwrap();
    set::set(&n.laptops[HOSPICE].office, &case, "cpr_decision", "not_for_attempted", None).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    for laptop in &n.laptops {
        let open = two_answers::list::list(&laptop.office).unwrap();
        assert_eq!(open.len(), 1, "the third answer is visible at {}", laptop.organisation);
        let mut values: Vec<_> = open[0].answers.iter().map(|answer| answer.value.clone()).collect();
        values.sort();
        assert_eq!(values, ["for_attempted", "not_for_attempted"], "at {}", laptop.organisation);
    }
}

#[test]
fn three_laptops_of_one_organisation_and_a_late_partner_agree() {
    let mut n = practice_and_hospice(6);
    let second = n.enrol(HOSPICE).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].note(&case, "First.").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, second).unwrap();
    n.carry(PRACTICE, second).unwrap();
    n.laptops[second].note(&case, "From the second laptop.").unwrap();
    n.carry(second, HOSPICE).unwrap();
    n.carry(second, PRACTICE).unwrap();
    assert_eq!(n.laptops[HOSPICE].open(&case).unwrap().notes.len(), 2);
    assert_eq!(n.laptops[PRACTICE].open(&case).unwrap().notes.len(), 2);

    let trust = n.found("Calder Community Trust", "community_trust").unwrap();
    n.pair(PRACTICE, trust).unwrap();
    n.laptops[PRACTICE].share(&case, "Calder Community Trust").unwrap();
    n.carry(PRACTICE, trust).unwrap();
    let late = n.laptops[trust].open(&case).unwrap();
    assert_eq!(late.notes.len(), 2, "whoever gets a part gets its whole history");
    assert!(late.notes.iter().any(|note| note.organisation == "Hathermoor Hospice"), "introduced by the practice");
    assert_eq!(n.digest(PRACTICE, "Calder Community Trust").unwrap(), n.digest(trust, "Riverside Practice").unwrap());
}
