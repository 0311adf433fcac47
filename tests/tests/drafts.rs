//! A half-written note is never lost: not by a lock, and not by the laptop stopping.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use casework::note::draft::{self, ACTION, Draft, NOTE};
use tests::Neighbourhood;

fn half_written(text: &str) -> Draft {
    Draft { kind: "visit".to_owned(), part: "clinical".to_owned(), text: text.to_owned() }
}

#[test]
fn a_half_written_note_is_there_after_unlocking_and_gone_once_saved() {
    let mut n = Neighbourhood::new(71);
    n.found("Riverside Practice", "gp_practice").unwrap();
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    draft::keep(&n.laptops[0].office, Some(&case), NOTE, half_written("Seen at home, she")).unwrap();
    n.restart(0).unwrap();
    let office = &n.laptops[0].office;
    assert!(draft::unfinished(office).unwrap().is_some(), "the unlock page can say that something is unfinished");
    assert_eq!(
        draft::read(office, Some(&case), NOTE).unwrap(),
        Some(half_written("Seen at home, she")),
        "word for word"
    );

    n.laptops[0].note(&case, "Seen at home, she is eating.").unwrap();
    assert_eq!(draft::read(&n.laptops[0].office, Some(&case), NOTE).unwrap(), None, "the saved note replaces it");
}

#[test]
fn a_draft_is_this_laptops_alone() {
    let mut n = Neighbourhood::new(72);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.pair(0, 1).unwrap();
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    n.laptops[0].share(&case, "Hathermoor Hospice").unwrap();
    draft::keep(&n.laptops[0].office, Some(&case), NOTE, half_written("Not yet said")).unwrap();
    n.carry(0, 1).unwrap();
    assert_eq!(draft::read(&n.laptops[1].office, Some(&case), NOTE).unwrap(), None, "nothing half-written leaves");
    draft::keep(&n.laptops[0].office, Some(&case), NOTE, half_written("  ")).unwrap();
    assert!(draft::unfinished(&n.laptops[0].office).unwrap().is_none(), "an emptied box is no draft");
}

#[test]
fn each_form_keeps_its_own_and_saving_one_leaves_the_others() {
    let mut n = Neighbourhood::new(73);
    n.found("Riverside Practice", "gp_practice").unwrap();
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    let office = &n.laptops[0].office;
    let reason = draft::step("an action");
    for (case, form) in
        [(Some(case.as_str()), NOTE), (Some(&case), ACTION), (Some(&case), reason.as_str()), (None, "add person")]
    {
        draft::keep(office, case, form, half_written(form)).unwrap();
    }
    let unfinished = draft::unfinished(office).unwrap().unwrap();
    assert_eq!((unfinished.form.as_str(), unfinished.initials.as_str()), (NOTE, "E A"), "initials and no more");
    n.laptops[0].note(&case, "Seen at home.").unwrap();
    n.restart(0).unwrap();
    let office = &n.laptops[0].office;
    assert_eq!(draft::read(office, Some(&case), NOTE).unwrap(), None, "the note is saved");
    for (case, form) in [(Some(case.as_str()), ACTION), (Some(&case), reason.as_str()), (None, "add person")] {
        assert_eq!(draft::read(office, case, form).unwrap(), Some(half_written(form)), "{form} is still half-written");
        draft::keep(office, case, form, half_written(" ")).unwrap();
    }
    assert_eq!(draft::unfinished(office).unwrap(), None, "everything was emptied");
}
