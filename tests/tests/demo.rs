//! The made-up neighbourhood is what it says: five vaults in step, honest about who has not answered.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::{path::Path, sync::Mutex};

use casework::{
    World,
    audit::verify,
    check,
    demo::{self, Made},
    office::Office,
    share::{digest, status},
    two_answers::list,
    vault::{KdfParams, Passphrase},
};

fn make(dir: &Path, cases: usize) -> (Made, Vec<String>) {
    let told = Mutex::new(Vec::new());
    let mut tell = |sentence: &str| told.lock().unwrap().push(sentence.to_owned());
    let made = demo::make(dir, cases, &World::system(), KdfParams::for_tests(), &mut tell).unwrap();
    let told = told.lock().unwrap().clone();
    (made, told)
}

#[test]
fn five_organisations_are_in_step_and_say_honestly_who_has_not_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (made, told) = make(&folder.path().join("town"), 60);
    assert_eq!(made.vaults.len(), 5, "practice, hospice, community trust, charity, housing");
    assert!(told.len() > 12, "a sentence a week for whoever watches: {told:?}");
    let words = Passphrase::new(made.passphrase);
    let offices: Vec<(String, Office)> = made
        .vaults
        .iter()
        .map(|one| (one.organisation.clone(), Office::open(Path::new(&one.vault), &words, World::system()).unwrap()))
        .collect();
    for (ours, office) in &offices {
        for (theirs, other) in &offices {
            let here = digest::digest(office, Some(theirs)).unwrap();
            let there = digest::digest(other, Some(ours)).unwrap();
            assert_eq!(here, there, "{ours} and {theirs} hold the same of what both may hold");
            assert!(here.cases > 0 && here.notes > 0, "{ours} and {theirs} know somebody together");
        }
        let report = check::check(office).unwrap();
        assert!(report.ok, "{ours} is whole: {:?}", report.findings);
        assert!(verify::verify(office).unwrap().complete, "{ours} has its whole audit");
    }
    let practice = &offices[0].1;
    assert!(!list::list(practice).unwrap().is_empty(), "people disagree");
    let status = status::status(practice).unwrap();
    let waiting = |name: &str| {
        let partner = status.iter().find(|partner| partner.partner == name).expect("a partner");
        (partner.to_send + partner.sent_not_received, partner.last_received_at.clone())
    };
    let (hospice, fresh) = waiting("Hathermoor Hospice");
    let (charity, stale) = waiting("Age Well Hathermoor");
    assert_eq!(hospice, 0, "the hospice confirmed today");
    assert!(charity > 0, "the charity has it all but did not say so: it is waited for");
    assert!(stale.unwrap() < fresh.unwrap(), "receipts are of different ages");
}

#[test]
fn small_and_odd_sizes_are_made_too() {
    let folder = tempfile::tempdir().unwrap();
    for cases in [1, 19, 25] {
        let (made, _) = make(&folder.path().join(cases.to_string()), cases);
        assert_eq!(made.vaults.len(), 5, "{cases} people");
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("letter.txt"), "keep me").unwrap();
    let mut tell = |_: &str| {};
    let refused = demo::make(folder.path(), 5, &World::system(), KdfParams::for_tests(), &mut tell).unwrap_err();
    assert_eq!((refused.code(), refused.field()), ("invalid", Some("dir")), "in words: {refused}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was added");
    for cases in [0, demo::MOST_CASES + 1] {
        let refused =
            demo::make(&folder.path().join("new"), cases, &World::system(), KdfParams::for_tests(), &mut tell);
        assert_eq!(refused.unwrap_err().field(), Some("cases"), "{cases} people");
    }
    assert!(!folder.path().join("new").exists(), "and no folder was made");
}
