//! One person with a record in each of two organisations: asked about whichever came first, joined and separated in
//! different vaults at one moment, and never beyond what an organisation holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    action::{NewOwner, add as add_action, todo},
    case::{
        add::{NewCase, NewPerson, add},
        list::{self, Query},
        same::{different, merge, questions, unmerge},
        share,
    },
    seen::look,
};
use tests::Neighbourhood;

const SURGERY: usize = 0;
const HOSPICE: usize = 1;
const HOUSING: usize = 2;

fn town(seed: u64) -> Neighbourhood {
    let mut n = Neighbourhood::in_memory(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.found("Moorside Housing", "housing").unwrap();
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        n.pair(a, b).unwrap();
    }
    n
}

/// Edna Ashworth as an organisation writes her down, shared with the two others.
fn edna(n: &Neighbourhood, at: usize, family: &str) -> String {
    let person = NewPerson {
        family_name: family.to_owned(),
        given_name: "Edna".to_owned(),
        date_of_birth: Some("1931-04-03".to_owned()),
        ..NewPerson::default()
    };
    let id = add(&n.laptops[at].office, NewCase { person, ..NewCase::default() }).unwrap().value.id;
    for other in (0..n.laptops.len()).filter(|other| *other != at) {
        n.laptops[at].share(&id, &n.laptops[other].organisation.clone()).unwrap();
    }
    id
}

fn exchange(n: &Neighbourhood) {
    loop {
        let mut new = 0;
        for from in 0..n.laptops.len() {
            for to in (0..n.laptops.len()).filter(|to| *to != from) {
                new += n.carry(from, to).unwrap();
            }
        }
        if new == 0 {
            return;
        }
    }
}

fn shown(n: &Neighbourhood, at: usize) -> Vec<String> {
    list::list(&n.laptops[at].office, Query::default()).unwrap().cases.into_iter().map(|case| case.id).collect()
}

fn asked(n: &Neighbourhood, at: usize) -> usize {
    questions::list(&n.laptops[at].office, None).unwrap().len()
}

fn ask(n: &Neighbourhood, at: usize, case: &str, part: &str, text: &str) -> String {
    let new = add_action::NewAction {
        case: case.to_owned(),
        text: text.to_owned(),
        owner: NewOwner { person: "Priya Nair".to_owned(), organisation: None },
        due: "2026-12-01".to_owned(),
        part: Some(part.to_owned()),
    };
    add_action::add(&n.laptops[at].office, new).unwrap().value.id
}

#[test]
fn the_question_is_asked_whichever_record_came_first() {
    let n = town(61);
    let theirs = edna(&n, HOSPICE, "Ashworth");
    exchange(&n);
    assert_eq!(asked(&n, SURGERY), 0, "one record is no question");
    let ours = edna(&n, SURGERY, "Ashwroth");
    assert_eq!(asked(&n, SURGERY), 1, "theirs was here before ours was made");
    assert_eq!(asked(&n, HOSPICE), 0, "ours has not arrived there");
    exchange(&n);
    assert_eq!(asked(&n, HOSPICE), 1, "ours arrived after theirs was made");
    assert_eq!(asked(&n, HOUSING), 0, "housing knows less than the two who keep the records, and is not asked");
    different::different(&n.laptops[SURGERY].office, &ours, &theirs, "Her niece").unwrap();
    exchange(&n);
    assert_eq!(asked(&n, HOSPICE), 0, "one answer is enough for all");
}

#[test]
fn two_who_join_the_same_records_at_one_moment_agree() {
    let n = town(62);
    let (ours, theirs) = (edna(&n, SURGERY, "Ashworth"), edna(&n, HOSPICE, "Ashworth"));
    exchange(&n);
    ask(&n, SURGERY, &ours, "core", "Ring the daughter");
    ask(&n, HOSPICE, &theirs, "core", "Bring the mouth care box");
    merge::merge(&n.laptops[SURGERY].office, &ours, &theirs, None).unwrap();
    merge::merge(&n.laptops[HOSPICE].office, &theirs, &ours, None).unwrap();
    assert_ne!(shown(&n, SURGERY), shown(&n, HOSPICE), "each kept its own");
    exchange(&n);
    let smallest = ours.clone().min(theirs.clone());
    for at in 0..3 {
        assert_eq!(shown(&n, at), std::slice::from_ref(&smallest), "everybody shows her by the same record");
        let page = n.laptops[at].open(&smallest).unwrap();
        let open: Vec<_> = page.actions.iter().filter(|action| !action.settled).map(|one| one.text.as_str()).collect();
        assert!(open.contains(&"Ring the daughter"), "what was to be done still is: {open:?}");
        assert!(open.contains(&"Bring the mouth care box"), "of both: {open:?}");
    }
    // Only the hospice separates them; its word is enough, because it takes back what both said.
    unmerge::unmerge(&n.laptops[HOSPICE].office, &ours, &theirs, "Her sister-in-law").unwrap();
    exchange(&n);
    for at in 0..3 {
        assert_eq!(shown(&n, at).len(), 2, "two people everywhere");
    }
}

#[test]
fn one_says_the_same_and_another_says_two_people() {
    let n = town(63);
    let (ours, theirs) = (edna(&n, SURGERY, "Ashworth"), edna(&n, HOSPICE, "Ashworth"));
    exchange(&n);
    merge::merge(&n.laptops[SURGERY].office, &ours, &theirs, None).unwrap();
    different::different(&n.laptops[HOSPICE].office, &ours, &theirs, "Met both").unwrap();
    exchange(&n);
    for at in [SURGERY, HOSPICE] {
        let open = questions::list(&n.laptops[at].office, None).unwrap();
        assert_eq!(open.iter().map(|one| one.why).collect::<Vec<_>>(), [questions::SAID_BOTH], "both are told");
        assert_eq!(shown(&n, at), std::slice::from_ref(&ours), "shown together until somebody decides");
    }
    unmerge::unmerge(&n.laptops[SURGERY].office, &ours, &theirs, "The hospice met both").unwrap();
    exchange(&n);
    assert_eq!((asked(&n, SURGERY), asked(&n, HOSPICE)), (0, 0), "decided, and nobody is asked again");
}

#[test]
fn an_action_is_never_moved_to_where_nobody_would_see_it() {
    let n = town(64);
    let (ours, theirs) = (edna(&n, SURGERY, "Ashworth"), edna(&n, HOUSING, "Ashworth"));
    exchange(&n);
    ask(&n, HOUSING, &theirs, "safeguarding", "Ring the safeguarding lead");
    let refused = merge::merge(&n.laptops[HOUSING].office, &ours, &theirs, None).unwrap_err();
    assert_eq!(refused.code(), "not_allowed", "housing does not hold that part of the surgery's record");
    assert!(refused.to_string().contains("\"safeguarding\""), "and is told which: {refused}");
    assert_eq!(shown(&n, HOUSING).len(), 2, "nothing was joined");
    merge::merge(&n.laptops[HOUSING].office, &theirs, &ours, None).unwrap();
    assert_eq!(shown(&n, HOUSING), std::slice::from_ref(&theirs), "its own record can be kept");
    // The surgery does not hold that part of housing's record: the action never leaves housing.
    exchange(&n);
    assert!(n.laptops[SURGERY].open(&theirs).unwrap().actions.is_empty(), "what was not shared stays so");
}

#[test]
fn what_a_partner_still_writes_into_the_other_record_is_seen() {
    let n = town(65);
    let (ours, theirs) = (edna(&n, SURGERY, "Ashworth"), edna(&n, HOSPICE, "Ashworth"));
    exchange(&n);
    for case in [&ours, &theirs] {
        look::look(&n.laptops[SURGERY].office, case).unwrap();
    }
    merge::merge(&n.laptops[SURGERY].office, &ours, &theirs, None).unwrap();
    n.clock.advance(60 * 60 * 1000);
    // The hospice has not heard of it.
    n.laptops[HOSPICE].note(&theirs, "Settled on the new dose.").unwrap();
    ask(&n, HOSPICE, &theirs, "core", "Bring the mouth care box");
    n.carry(HOSPICE, SURGERY).unwrap();
    let office = &n.laptops[SURGERY].office;
    let page = list::list(office, Query { updates: true, ..Query::default() }).unwrap();
    assert_eq!(page.cases.iter().map(|case| &case.id).collect::<Vec<_>>(), [&ours], "told where she is shown");
    assert_eq!(page.cases[0].updates.as_ref().map(|new| new.count), Some(2), "a note and an action");
    let actions = todo::list(office, todo::Query::default()).unwrap().actions;
    assert_eq!(actions.iter().map(|one| &one.action.case).collect::<Vec<_>>(), [&ours], "and so is its action");
    let since = look::look(office, &ours).unwrap().value;
    assert_eq!(since.partners[0].updates, 2, "looking at her shows both");
    assert_eq!(
        list::list(office, Query { updates: true, ..Query::default() }).unwrap().total,
        0,
        "and then all is seen"
    );
}

#[test]
fn whoever_holds_one_record_alone_still_shows_it() {
    let n = town(66);
    let theirs = edna(&n, HOSPICE, "Ashworth");
    // The surgery's own record is shared with nobody.
    let person = NewPerson {
        family_name: "Ashworth".to_owned(),
        given_name: "Edna".to_owned(),
        date_of_birth: Some("1931-04-03".to_owned()),
        ..NewPerson::default()
    };
    let ours = add(&n.laptops[SURGERY].office, NewCase { person, ..NewCase::default() }).unwrap().value.id;
    exchange(&n);
    merge::merge(&n.laptops[SURGERY].office, &ours, &theirs, None).unwrap();
    exchange(&n);
    assert_eq!(
        shown(&n, HOSPICE),
        std::slice::from_ref(&theirs),
        "the record that is kept is not here: nobody is hidden"
    );
    share::share(&n.laptops[SURGERY].office, &ours, &["Hathermoor Hospice".to_owned()], None, "Direct care").unwrap();
    exchange(&n);
    assert_eq!(shown(&n, HOSPICE), std::slice::from_ref(&ours), "once it comes, she is shown by it");
}
