//! What the program says about sharing is so.

use casework::share::{status, write};

use super::{HOSPICE, PRACTICE, practice_and_hospice};
use crdt::{bundle::Contents, trust::TrustItem};
use tests::hand_made::{HandMade, now, org_of};

#[test]
fn an_old_case_that_is_shared_today_is_still_to_send() {
    let n = practice_and_hospice(131);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].note(&case, "An old note.").unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    let now = || {
        let found = status::status(&n.laptops[PRACTICE].office).unwrap().remove(0);
        (found.to_send, found.sent_not_received, found.laptops_level)
    };
    assert_eq!(now(), (0, 0, 1), "nothing is shared yet");
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    assert_eq!(now(), (2, 0, 0), "two changes of an old case are to be sent");
    let files = n.seal(PRACTICE, "Hathermoor Hospice").unwrap();
    assert_eq!(now(), (0, 2, 0), "sent, and nobody has said that they arrived");
    for file in files {
        casework::share::read::receive(&n.laptops[HOSPICE].office, file).unwrap();
    }
    n.carry(HOSPICE, PRACTICE).unwrap();
    assert_eq!(now(), (0, 0, 1), "received, by its word");
}

#[test]
fn what_could_not_be_written_was_not_sent() {
    let n = practice_and_hospice(132);
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    let file = n.folder().join("a-file");
    std::fs::write(&file, b"x").unwrap();
    let to = ["Hathermoor Hospice".to_owned()];
    let refused = write::write(&n.laptops[PRACTICE].office, &to, &file.join("folder")).unwrap_err();
    assert_eq!(refused.code(), "file", "a folder cannot be made inside a file");
    let found = status::status(&n.laptops[PRACTICE].office).unwrap().remove(0);
    assert!(found.to_send > 0 && found.sent_not_received == 0, "it is not called sent: {found:?}");
}

#[test]
fn a_partner_with_two_device_lists_stays_distrusted_after_a_restart() {
    let mut n = practice_and_hospice(133);
    let mut double = HandMade::new("Calder Community Trust", 60, now(&n));
    double.meet(&n, PRACTICE);
    let us = org_of(&n, PRACTICE);
    let mut contents = Contents { trust: double.trust(), ..Contents::default() };
    contents.trust.push(TrustItem::DeviceList(double.list(1, vec![crdt::id::SeatId([7; 16])])));
    let store = double.store;
    let file = double.seal(&us, store, 0, 1, &contents, now(&n));
    let _ = casework::share::read::receive(&n.laptops[PRACTICE].office, file);
    let revoked = |n: &tests::Neighbourhood| {
        let partners = casework::organisation::partners::list(&n.laptops[PRACTICE].office).unwrap();
        partners.into_iter().find(|partner| partner.name == "Calder Community Trust").unwrap().revoked
    };
    assert!(revoked(&n), "two lists of one version: stop trusting");
    n.restart(PRACTICE).unwrap();
    assert!(revoked(&n), "and remember it");
}
