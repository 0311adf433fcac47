//! Records that come before what they need wait, and are taken in when it comes, by whatever way that is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use casework::share::read;
use tests::{Neighbourhood, forge};

const PRACTICE: usize = 0;
const HOSPICE: usize = 1;
const TRUST: usize = 2;

#[test]
fn a_text_that_came_before_its_note_is_shown_with_it() {
    let mut n = Neighbourhood::in_memory(121);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.pair(PRACTICE, HOSPICE).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].note(&case, "Seen at home.").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    let whole = n.seal(PRACTICE, "Hathermoor Hospice").unwrap().remove(0);
    let keys = n.laptops[PRACTICE].keys();
    let texts = forge::sealed_again(&n, HOSPICE, &whole, keys.sign_key(), |_, contents| contents.changes.clear());
    let notes = forge::sealed_again(&n, HOSPICE, &whole, keys.sign_key(), |_, contents| contents.bodies.clear());

    let first = read::receive(&n.laptops[HOSPICE].office, texts.unwrap()).unwrap().value;
    assert_eq!((first.changes, first.waiting), (0, 1), "the text waits for its note");
    let second = read::receive(&n.laptops[HOSPICE].office, notes.unwrap()).unwrap().value;
    assert_eq!(second.waiting, 0, "nothing waits any more");
    let seen = n.laptops[HOSPICE].open(&case).unwrap();
    assert_eq!(seen.notes[0].text.as_deref(), Some("Seen at home."), "the text came first and was kept");
}

#[test]
fn what_waited_for_an_author_is_shown_once_the_author_is_met() {
    let mut n = Neighbourhood::in_memory(122);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.found("Calder Community Trust", "community_trust").unwrap();
    n.pair(PRACTICE, HOSPICE).unwrap();
    n.pair(PRACTICE, TRUST).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Calder Community Trust").unwrap();
    n.carry(PRACTICE, TRUST).unwrap();
    n.laptops[TRUST].note(&case, "Walks with a frame.").unwrap();
    n.carry(TRUST, PRACTICE).unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    let whole = n.seal(PRACTICE, "Hathermoor Hospice").unwrap().remove(0);
    // The practice's introduction of the trust got lost.
    let keys = n.laptops[PRACTICE].keys();
    let bare = forge::sealed_again(&n, HOSPICE, &whole, keys.sign_key(), |_, contents| contents.trust.clear()).unwrap();

    let read = read::receive(&n.laptops[HOSPICE].office, bare).unwrap().value;
    assert!(read.waiting > 0, "the trust's note waits for the trust's certificate");
    n.pair(HOSPICE, TRUST).unwrap();
    let seen = n.laptops[HOSPICE].open(&case).unwrap();
    assert_eq!(seen.notes.len(), 1, "the note is there as soon as its author is known");
    assert_eq!(seen.notes[0].text.as_deref(), Some("Walks with a frame."), "with its text");
}
