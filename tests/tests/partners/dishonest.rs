//! A partner with a valid key that says what is not so.

use casework::share::{read, status};
use crdt::{
    Part,
    bundle::{Contents, Receipt},
    document::{Document, Edit, Value},
    id::StoreId,
};

use super::{HOSPICE, PRACTICE, practice_and_hospice, texts};
use tests::{
    forge,
    hand_made::{HandMade, now, org_of},
};

#[test]
fn nobody_speaks_for_another_partners_laptop() {
    let n = practice_and_hospice(141);
    let mut liar = HandMade::new("Calder Community Trust", 70, now(&n));
    liar.meet(&n, PRACTICE);
    liar.meet(&n, HOSPICE);
    let (practice, hospice) = (org_of(&n, PRACTICE), org_of(&n, HOSPICE));
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    let store_of = |laptop: usize| -> StoreId {
        let file = n.seal(laptop, "Calder Community Trust").unwrap().remove(0);
        liar.read(&file, now(&n)).envelope.sender_store
    };
    let (practice_store, hospice_store) = (store_of(PRACTICE), store_of(HOSPICE));

    // To the practice it says that the hospice has everything; to the hospice, that it has all of the practice's.
    let word = Receipt {
        reader: liar.keys.seat(),
        reader_store: hospice_store,
        about: practice_store,
        applied_to: 1 << 40,
        exceptions: Vec::new(),
        parked: 0,
        refused: 0,
        at: now(&n) / 1000,
        marks: None,
    };
    let contents = Contents { receipts: vec![word], ..Contents::default() };
    let file = liar.seal(&practice, StoreId([1; 16]), 0, 1, &contents, now(&n));
    read::receive(&n.laptops[PRACTICE].office, file).unwrap();
    let file = liar.seal(&hospice, practice_store, 0, 1 << 40, &Contents::default(), now(&n));
    let _ = read::receive(&n.laptops[HOSPICE].office, file);

    n.laptops[PRACTICE].note(&case, "Must arrive.").unwrap();
    let found = status::status(&n.laptops[PRACTICE].office).unwrap();
    let hospice = found.iter().find(|partner| partner.partner == "Hathermoor Hospice").unwrap();
    assert_eq!(hospice.to_send, 1, "the hospice itself did not say that");
    let lost = n.seal(PRACTICE, "Hathermoor Hospice").unwrap();
    drop(lost);
    n.carry(HOSPICE, PRACTICE).unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    assert_eq!(texts(&n, HOSPICE, &case), ["Must arrive."], "a lie about a store costs nobody else a record");
}

#[test]
fn positions_that_cannot_be_are_refused() {
    let n = practice_and_hospice(142);
    let mut liar = HandMade::new("Calder Community Trust", 80, now(&n));
    liar.meet(&n, PRACTICE);
    let us = org_of(&n, PRACTICE);
    for (from, to) in [(0, u64::MAX), (u64::MAX - 1, u64::MAX)] {
        let store = liar.store;
        let file = liar.seal(&us, store, from, to, &Contents::default(), now(&n));
        let refused = read::receive(&n.laptops[PRACTICE].office, file).unwrap_err();
        assert_eq!(refused.code(), "bad_bundle", "{from} to {to} is no range");
    }
}

#[test]
fn a_case_of_which_only_the_circle_came_is_not_here_yet() {
    let n = practice_and_hospice(143);
    let mut early = HandMade::new("Calder Community Trust", 90, now(&n));
    early.meet(&n, PRACTICE);
    let us = org_of(&n, PRACTICE);
    let (space, _, entry) = early.open_core(5, &[us]);
    let contents = Contents { control: vec![entry], ..Contents::default() };
    let store = early.store;
    let file = early.seal(&us, store, 0, 1, &contents, now(&n));
    read::receive(&n.laptops[PRACTICE].office, file).unwrap();
    let refused = n.laptops[PRACTICE].open(&space.to_string()).unwrap_err();
    assert_eq!(refused.code(), "not_found", "nothing of it can be shown yet");
}

#[test]
fn a_seat_that_writes_two_changes_in_one_place_is_found_out_and_its_second_kept_as_evidence() {
    let n = practice_and_hospice(144);
    let mut cloned = HandMade::new("Calder Community Trust", 100, now(&n));
    cloned.meet(&n, PRACTICE);
    let us = org_of(&n, PRACTICE);
    let (space, _, entry) = cloned.open_core(6, &[us]);
    let head = crdt::trust::ControlEntry::hash(&entry);
    let author = cloned.author(1);
    let change = |value: &str| {
        let mut edit = Edit::new();
        edit.put("headline", Value::from(value));
        let made = Document::new().commit(&author.actor(&space, &Part::CORE), 5, &edit).unwrap();
        author.sign(space, Part::CORE, &made.change, head)
    };
    let store = cloned.store;
    for (n_th, value) in ["one", "other"].into_iter().enumerate() {
        let contents = Contents { control: vec![entry.clone()], changes: vec![change(value)], ..Contents::default() };
        let file = cloned.seal(&us, store, n_th as u64, n_th as u64 + 1, &contents, now(&n));
        read::receive(&n.laptops[PRACTICE].office, file).unwrap();
    }
    let seen = n.laptops[PRACTICE].open(&space.to_string()).unwrap();
    assert_eq!(seen.summary.headline, "one", "the first to arrive is kept");
    let report = casework::check::check(&n.laptops[PRACTICE].office).unwrap();
    let told: Vec<_> =
        report.findings.iter().filter(|finding| finding.what.contains("two different changes")).collect();
    assert_eq!(told.len(), 1, "and the second is told of: {:?}", report.findings);
    assert!(told[0].what.contains("Calder Community Trust"), "with the organisation to ring");
    assert!(report.ok, "this vault is not damaged by it");
}

#[test]
fn a_partner_that_names_our_store_does_not_make_us_believe_that_we_were_copied() {
    let n = practice_and_hospice(143);
    let directory = forge::directory(&n);
    let ours = n.seal(PRACTICE, "Hathermoor Hospice").unwrap().remove(0);
    let our_store = forge::opened(&n, &directory, HOSPICE, &ours).unwrap().envelope.sender_store;
    let honest = n.seal(HOSPICE, "Riverside Practice").unwrap().remove(0);
    let forged = forge::sealed_again(&n, PRACTICE, &honest, n.laptops[HOSPICE].keys().sign_key(), |envelope, _| {
        envelope.sender_store = our_store;
    })
    .unwrap();
    let refused = read::receive(&n.laptops[PRACTICE].office, forged).unwrap_err();
    assert_eq!(refused.code(), "bad_bundle", "only our own seat writes as our store: {refused}");
    let again = n.seal(PRACTICE, "Hathermoor Hospice").unwrap().remove(0);
    let store = forge::opened(&n, &directory, HOSPICE, &again).unwrap().envelope.sender_store;
    assert_eq!(store, our_store, "no new life was begun");
}
