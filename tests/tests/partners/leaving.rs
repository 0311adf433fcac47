//! Who was taken out of a circle gets nothing new, and learns of nobody who came later.

use casework::case::share;
use crdt::{Part, trust::ControlEntry};

use super::{PRACTICE, practice_and_hospice};
use tests::hand_made::{HandMade, now, org_of};

#[test]
fn a_bundle_for_a_partner_that_was_taken_out_holds_nothing_new() {
    let mut n = practice_and_hospice(121);
    let mut gone = HandMade::new("Calder Community Trust", 40, now(&n));
    gone.meet(&n, PRACTICE);
    let housing = n.found("Beckside Homes", "housing").unwrap();
    n.pair(PRACTICE, housing).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Calder Community Trust").unwrap();
    let before = n.seal(PRACTICE, "Calder Community Trust").unwrap();
    let had: usize = before.iter().map(|file| gone.read(file, now(&n)).contents.changes.len()).sum();
    assert!(had > 0, "it held the case");

    share::unshare(&n.laptops[PRACTICE].office, &case, "Calder Community Trust").unwrap();
    n.laptops[PRACTICE].note(&case, "After it left.").unwrap();
    n.laptops[PRACTICE].share(&case, "Beckside Homes").unwrap();
    let newcomer = org_of(&n, housing);
    for file in n.seal(PRACTICE, "Calder Community Trust").unwrap() {
        let contents = gone.read(&file, now(&n)).contents;
        assert!(contents.changes.is_empty() && contents.bodies.is_empty(), "no change and no text");
        assert!(
            contents.control.iter().all(|entry| !entry.value.members.contains(&newcomer)),
            "it does not learn who came after it left"
        );
        assert!(contents.trust.iter().all(|item| item.org() != newcomer), "nor anything about them");
        let told = |part: &Part| {
            contents.control.iter().any(|entry: &crdt::sign::Signed<ControlEntry>| {
                entry.value.part == *part && !entry.value.members.contains(&gone.org())
            })
        };
        assert!(told(&Part::CORE), "it is told that it was taken out");
    }
}

#[test]
fn a_partner_gets_only_the_parts_it_holds() {
    let mut n = practice_and_hospice(122);
    let mut housing = HandMade::new("Beckside Homes", 50, now(&n));
    housing.meet(&n, PRACTICE);
    n.found("Fellside Trust", "community_trust").unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    let office = &n.laptops[PRACTICE].office;
    casework::case::set::set(office, &case, "cpr_decision", "not_for_attempted", None).unwrap();
    let new = casework::note::add::NewNote {
        case: case.clone(),
        kind: "update".to_owned(),
        part: Some("clinical".to_owned()),
        text: "Only for health.".to_owned(),
    };
    casework::note::add::add(office, new).unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    let parts = ["core".to_owned(), "contact".to_owned()];
    share::share(office, &case, &["Beckside Homes".to_owned()], Some(&parts), "told").unwrap();
    for file in n.seal(PRACTICE, "Beckside Homes").unwrap() {
        let contents = housing.read(&file, now(&n)).contents;
        let allowed = [Part::CORE, Part::CONTACT];
        assert!(contents.changes.iter().all(|change| allowed.contains(&change.part)), "changes of its parts only");
        assert!(contents.control.iter().all(|entry| allowed.contains(&entry.value.part)), "and their circles only");
        assert!(contents.bodies.is_empty(), "no text of another part");
    }
}
