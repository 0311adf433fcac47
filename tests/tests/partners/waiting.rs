//! Records that came before what they need are taken in when it comes, whatever road it came by.

use casework::{
    note::add::{NewNote, add_all},
    organisation::{card, pair, partners},
    share::read,
};

use super::{HOSPICE, PRACTICE, practice_and_hospice, texts};

#[test]
fn a_text_that_came_before_its_note_is_shown_with_it() {
    let mut n = practice_and_hospice(101);
    let second = n.enrol(HOSPICE).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].note(&case, "First.").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap(); // the practice learns of the second laptop
    n.carry(HOSPICE, second).unwrap(); // and the second laptop of the practice
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap(); // the first laptop's receipt

    n.laptops[PRACTICE].note(&case, "Second.").unwrap();
    n.carry(PRACTICE, second).unwrap(); // only what the first laptop has not: the note cannot be placed yet
    n.carry(HOSPICE, second).unwrap();
    assert_eq!(texts(&n, second, &case), ["First.", "Second."], "no note without its text");
}

#[test]
fn what_waited_for_a_stranger_is_taken_in_when_the_stranger_is_met() {
    let mut n = practice_and_hospice(102);
    let trust = n.found("Calder Community Trust", "community_trust").unwrap();
    n.pair(HOSPICE, trust).unwrap();
    // The practice knows the hospice of another neighbourhood only by introduction.
    let charity = n.found("Age Well", "vcse").unwrap();
    let path = n.folder().join("introduced.card");
    card::write(&n.laptops[HOSPICE].office, &path).unwrap();
    pair::pair(&n.laptops[charity].office, &path, pair::Proof::Introduced).unwrap();
    n.pair(charity, HOSPICE).unwrap_or(());
    let lonely = n.found("Beckside Homes", "housing").unwrap();
    pair::pair(&n.laptops[lonely].office, &path, pair::Proof::Introduced).unwrap();
    let theirs = n.folder().join("lonely.card");
    let words = card::write(&n.laptops[lonely].office, &theirs).unwrap().fingerprint;
    pair::pair(&n.laptops[HOSPICE].office, &theirs, pair::Proof::Words(words)).unwrap();

    let case = n.laptops[trust].case("Ashworth", "Edna").unwrap();
    n.laptops[trust].note(&case, "From the trust.").unwrap();
    n.laptops[trust].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(trust, HOSPICE).unwrap();
    let parts = ["core".to_owned()];
    casework::case::share::share(
        &n.laptops[HOSPICE].office,
        &case,
        &["Beckside Homes".to_owned()],
        Some(&parts),
        "told",
    )
    .unwrap();
    assert_eq!(n.carry(HOSPICE, lonely).unwrap(), 0, "an introduced partner introduces nobody: its records wait");
    let known = partners::list(&n.laptops[lonely].office).unwrap();
    assert!(known.iter().all(|partner| partner.name != "Calder Community Trust"), "nobody was introduced");

    let path = n.folder().join("trust.card");
    let words = card::write(&n.laptops[trust].office, &path).unwrap().fingerprint;
    pair::pair(&n.laptops[lonely].office, &path, pair::Proof::Words(words)).unwrap();
    assert_eq!(texts(&n, lonely, &case), ["From the trust."], "met in the room: what waited is taken in at once");
}

#[test]
fn a_file_that_was_too_much_to_keep_waiting_can_be_read_again() {
    let mut n = practice_and_hospice(103);
    let second = n.enrol(HOSPICE).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.carry(HOSPICE, second).unwrap();
    let first = n.seal(PRACTICE, "Hathermoor Hospice").unwrap();
    for file in &first {
        read::receive(&n.laptops[HOSPICE].office, file.clone()).unwrap();
    }
    n.carry(HOSPICE, PRACTICE).unwrap();

    // More text than may wait for one partner.
    let mut letter = 0u32;
    let mut text = || -> String {
        (0..19_000)
            .map(|_| {
                letter = letter.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from(b'a' + (letter >> 27) as u8 % 26)
            })
            .collect()
    };
    let notes = (0..600).map(|_| NewNote { case: case.clone(), kind: "update".to_owned(), part: None, text: text() });
    add_all(&n.laptops[PRACTICE].office, notes.collect()).unwrap();
    let second_half = n.seal(PRACTICE, "Hathermoor Hospice").unwrap();
    for file in &second_half {
        read::receive(&n.laptops[second].office, file.clone()).unwrap();
    }
    for file in first.iter().chain(&second_half) {
        read::receive(&n.laptops[second].office, file.clone()).unwrap();
    }
    let notes = n.laptops[second].open(&case).unwrap().notes;
    assert_eq!(notes.iter().filter(|note| note.text.is_some()).count(), 600, "the same stick again has it all");
}
