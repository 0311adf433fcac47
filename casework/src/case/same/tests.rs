//! Tests of joining and separating on one laptop; between laptops see `tests/tests/same_person.rs`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::{different, merge, plan, questions, unmerge};
use crate::{
    action::{NewOwner, add as add_action, set as set_action},
    case::{
        add,
        change::{self, NewValue},
        list,
        list::Query,
        matches, open,
    },
    note,
    office::{Office, sample},
    view,
};

struct Desk {
    office: Office,
    _folder: tempfile::TempDir,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    Desk { office: sample::founded(&folder.path().join("vault")).office, _folder: folder }
}

fn person(family: &str, given: &str, born: &str, phone: &str) -> add::NewPerson {
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    add::NewPerson {
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        date_of_birth: said(born),
        phone: said(phone),
        ..add::NewPerson::default()
    }
}

impl Desk {
    fn add(&self, person: add::NewPerson, cohorts: &[&str]) -> String {
        let cohorts = cohorts.iter().map(|id| (*id).to_owned()).collect();
        add::add(&self.office, add::NewCase { person, cohorts, ..add::NewCase::default() }).unwrap().value.id
    }

    /// Two records of one woman.
    fn edna(&self) -> (String, String) {
        (
            self.add(person("Ashworth", "Edna", "1931-04-03", "01632 960111"), &["frailty"]),
            self.add(person("Ashwroth", "Edna", "1931-04-03", ""), &["falls"]),
        )
    }

    fn ask(&self, case: &str, text: &str) -> String {
        let owner = NewOwner { person: "Priya Nair".to_owned(), organisation: None };
        let new = add_action::NewAction {
            case: case.to_owned(),
            text: text.to_owned(),
            owner,
            due: self.office.read(|_, desk| Ok(crate::time::day(desk.now()))).unwrap(),
            part: None,
        };
        add_action::add(&self.office, new).unwrap().value.id
    }

    fn shown(&self) -> Vec<String> {
        list::list(&self.office, Query::default()).unwrap().cases.into_iter().map(|row| row.id).collect()
    }

    fn found(&self, typed: &str) -> Vec<String> {
        let query = Query { search: Some(typed.to_owned()), ..Query::default() };
        list::list(&self.office, query).unwrap().cases.into_iter().map(|row| row.id).collect()
    }

    fn asked(&self) -> Vec<(String, String, &'static str)> {
        let all = questions::list(&self.office, None).unwrap();
        all.into_iter().map(|one| (one.case, one.other, one.why)).collect()
    }

    fn states(&self, case: &str) -> Vec<(String, String)> {
        let actions = open::open(&self.office, case).unwrap().actions;
        let mut states: Vec<_> = actions.into_iter().map(|action| (action.text, action.state)).collect();
        states.sort();
        states
    }

    /// What is projected is what the documents say, whatever came in which order.
    fn rebuilds(&self) {
        let (kept, made) = self
            .office
            .run(|vault, _| {
                let sql = vault.conn()?;
                let kept = view::fingerprint(sql)?;
                view::rebuild(sql)?;
                Ok((kept, view::fingerprint(sql)?))
            })
            .unwrap();
        assert_eq!(kept, made, "the projection is the same when it is made anew");
    }
}

#[test]
fn two_records_become_one_person_and_two_again() {
    let desk = desk();
    let (keep, other) = desk.edna();
    assert_eq!(desk.asked(), [(keep.clone(), other.clone(), "same_name_and_birth_date")], "the question is raised");
    let office = &desk.office;
    desk.ask(&keep, "Ring the daughter");
    let moved = desk.ask(&other, "Measure for a frame");
    let note = note::add::NewNote {
        case: other.clone(),
        kind: "update".to_owned(),
        part: None,
        text: "Fell in the garden.".to_owned(),
    };
    note::add::add(office, note).unwrap();

    let told = plan::plan(office, &keep, &other).unwrap();
    assert_eq!(told.actions.len(), 1, "one open action would be asked anew");
    assert_eq!(told.actions[0].text, "Measure for a frame");
    assert_eq!(told.cohorts[0].id, "falls", "and one cohort entered");
    assert_eq!(told.refused, None, "nothing stands in the way");
    assert_eq!(desk.shown().len(), 2, "telling changes nothing");
    let merged = merge::merge(office, &keep, &other, Some(told.seen)).unwrap().value;
    assert_eq!((merged.actions, merged.cohorts.as_slice()), (1, &["falls".to_owned()][..]), "as was told");

    assert_eq!(desk.shown(), std::slice::from_ref(&keep), "one row in the list");
    assert_eq!(desk.found("ashwroth"), std::slice::from_ref(&keep), "found by the other spelling too");
    assert_eq!(desk.asked(), [], "the question is answered");
    let shown = open::open(office, &keep).unwrap();
    assert_eq!(shown.merged, std::slice::from_ref(&other), "the other record is named");
    assert_eq!(shown.others[0].by, "Priya Nair", "and who said so");
    assert_eq!(shown.summary.cohorts, ["falls", "frailty"], "in the cohorts of both");
    assert_eq!(shown.notes.len(), 1, "notes of both are shown");
    assert_eq!(shown.notes[0].record.as_deref(), Some(other.as_str()), "marked as from the other record");
    let gone = open::open(office, &other).unwrap();
    assert_eq!(
        gone.merged_into.as_deref(),
        Some(keep.as_str()),
        "the other is reached by its id and says where it went"
    );
    assert_eq!(gone.actions[0].state, "cancelled", "its action was settled");
    assert!(gone.actions[0].reason.as_deref().unwrap().contains(&shown.summary.code), "with the code of the kept one");
    assert_eq!(gone.actions[0].id, moved, "it is still the same action");
    let again =
        add::add(office, add::NewCase { person: person("Ashwroth", "Edna", "1931-04-03", ""), ..Default::default() });
    assert_eq!(
        again.unwrap().value.possible_duplicates,
        std::slice::from_ref(&keep),
        "who is typed again is found once, by the kept one"
    );
    desk.rebuilds();

    let separated = unmerge::unmerge(office, &keep, &other, "Her sister").unwrap().value;
    assert_eq!((separated.actions, separated.still_together), (1, false), "its action is asked again");
    assert!(desk.shown().contains(&keep) && desk.shown().contains(&other), "both are shown again");
    assert_eq!(desk.states(&other), [("Measure for a frame".to_owned(), "proposed".to_owned())], "asked again");
    assert_eq!(desk.states(&keep).len(), 2, "and what was asked anew stays, so that nothing is lost");
    assert!(!desk.asked().is_empty(), "the question is open again");
    desk.rebuilds();
}

#[test]
fn what_was_settled_meanwhile_is_not_asked_again() {
    let desk = desk();
    let (keep, other) = desk.edna();
    desk.ask(&other, "Measure for a frame");
    merge::merge(&desk.office, &keep, &other, None).unwrap();
    let open = open::open(&desk.office, &keep).unwrap();
    let anew = open.actions.iter().find(|action| !action.settled).unwrap();
    assert_eq!(anew.record, None, "it stands in the kept record");
    let done = set_action::NewStep { action: anew.id.clone(), state: "done".to_owned(), ..Default::default() };
    set_action::set(&desk.office, done).unwrap();
    let separated = unmerge::unmerge(&desk.office, &keep, &other, "").unwrap().value;
    assert_eq!(separated.actions, 0, "nobody does it twice");
    assert_eq!(desk.states(&other), [("Measure for a frame".to_owned(), "cancelled".to_owned())], "as it was");
}

#[test]
fn what_was_shown_is_what_is_agreed_to() {
    let desk = desk();
    let (keep, other) = desk.edna();
    let told = plan::plan(&desk.office, &keep, &other).unwrap();
    desk.ask(&other, "Measure for a frame");
    let stale = merge::merge(&desk.office, &keep, &other, Some(told.seen)).unwrap_err();
    assert_eq!(stale.code(), "changed_meanwhile", "an action came between");
    assert_eq!(desk.shown().len(), 2, "and nothing was joined");
    for (a, b) in [(&keep, &keep), (&other, &other)] {
        assert_eq!(merge::merge(&desk.office, a, b, None).unwrap_err().code(), "invalid", "one record is not two");
    }
    merge::merge(&desk.office, &keep, &other, None).unwrap();
    assert_eq!(merge::merge(&desk.office, &other, &keep, None).unwrap_err().code(), "invalid", "they are one already");
    let third = desk.add(person("Ashworth", "Enid", "", ""), &[]);
    let hidden = merge::merge(&desk.office, &other, &third, None).unwrap_err();
    assert_eq!(hidden.field(), Some("keep"), "nobody is joined to a record that is not shown");
    assert_eq!(unmerge::unmerge(&desk.office, &keep, &third, "").unwrap_err().code(), "invalid", "nothing joins them");
}

#[test]
fn a_closed_record_takes_no_open_action() {
    let desk = desk();
    let (keep, other) = desk.edna();
    desk.ask(&other, "Measure for a frame");
    let closed = NewValue { field: "status".to_owned(), value: "closed".to_owned(), seen: None };
    change::change(&desk.office, &keep, vec![closed]).unwrap();
    let refused = plan::plan(&desk.office, &keep, &other).unwrap().refused;
    assert!(refused.unwrap().contains("closed"), "it is said before");
    assert_eq!(merge::merge(&desk.office, &keep, &other, None).unwrap_err().field(), Some("keep"), "and refused");
    assert_eq!(desk.shown().len(), 2, "nothing was joined");
    merge::merge(&desk.office, &other, &keep, None).unwrap();
    assert_eq!(desk.shown(), [other], "the other way round it can be done");
}

#[test]
fn two_people_are_asked_about_once() {
    let desk = desk();
    let office = &desk.office;
    let doreen = desk.add(person("Wildgoose", "Doreen", "1939-01-19", "01632 960082"), &[]);
    let maureen = desk.add(person("Wildgoose", "Maureen", "1939-01-19", "01632 960082"), &[]);
    assert_eq!(desk.asked().len(), 1, "twins in one house are asked about");
    assert_eq!(
        different::different(office, &doreen, &maureen, " ").unwrap_err().field(),
        Some("reason"),
        "why is needed"
    );
    different::different(office, &doreen, &maureen, "Twins; both live there.").unwrap();
    assert_eq!(desk.asked(), [], "and not again");
    // Another record of one of the twins is not the other twin either.
    let again = desk.add(person("Wildgoose", "Doreen", "1939-01-19", ""), &[]);
    assert_eq!(desk.asked().len(), 1, "only with herself");
    merge::merge(office, &doreen, &again, None).unwrap();
    assert_eq!(desk.asked(), [], "what holds for one record holds for the person");
    desk.rebuilds();
    different::ask_again(office, &doreen, &maureen).unwrap();
    assert_eq!(desk.asked().len(), 1, "taken back, the question is open again");
    assert_eq!(different::ask_again(office, &doreen, &maureen).unwrap_err().code(), "invalid", "once");
    merge::merge(office, &doreen, &maureen, None).unwrap();
    let told = different::different(office, &doreen, &maureen, "No").unwrap_err();
    assert_eq!(told.code(), "invalid", "who is shown as one is separated first: {told}");
}

#[test]
fn blank_never_equals_blank_and_where_a_restricted_person_lives_raises_nothing() {
    let desk = desk();
    for _ in 0..2 {
        desk.add(person("Unknown", "Unknown", "", ""), &[]);
    }
    assert_eq!(desk.asked(), [], "two blanks are not one");
    let at = |given: &str| add::NewPerson {
        postcode: Some("DB2 6WN".to_owned()),
        ..person("Wildgoose", given, "1939-01-19", "01632 960082")
    };
    let doreen = desk.add(at("Doreen"), &[]);
    desk.add(at("Maureen"), &[]);
    assert_eq!(desk.asked().len(), 1, "by birth date and house");
    let restricted = NewValue { field: "restricted".to_owned(), value: "yes".to_owned(), seen: None };
    change::change(&desk.office, &doreen, vec![restricted]).unwrap();
    assert_eq!(desk.asked(), [], "a likeness of addresses would tell where she lives");
    desk.rebuilds();
}

#[test]
fn of_one_person_the_strictest_record_holds() {
    let desk = desk();
    let (keep, other) = desk.edna();
    let restricted = NewValue { field: "restricted".to_owned(), value: "yes".to_owned(), seen: None };
    change::change(&desk.office, &other, vec![restricted]).unwrap();
    assert_eq!(desk.found("960111"), std::slice::from_ref(&keep), "found by telephone while she is two");
    merge::merge(&desk.office, &keep, &other, None).unwrap();
    let shown = open::open(&desk.office, &keep).unwrap();
    assert!(shown.summary.restricted, "restricted in one record is restricted");
    assert!(!shown.parts["contact"].contains_key("phone"), "her telephone is on no screen");
    assert_eq!(desk.found("960111"), Vec::<String>::new(), "and finds nobody");
    let typed = matches::matches(&desk.office, person("Ashworth", "Edna", "1931-04-03", "")).unwrap();
    assert_eq!(typed[0].phone, "", "nor is it told while typing");
    unmerge::unmerge(&desk.office, &keep, &other, "").unwrap();
    assert!(!open::open(&desk.office, &keep).unwrap().summary.restricted, "two people again");
    assert_eq!(desk.found("960111"), [keep], "each with what it says itself");
    desk.rebuilds();
}

#[test]
fn a_key_that_begins_to_crowd_means_nothing_to_anybody() {
    let desk = desk();
    // Two sisters of one birth date and telephone, and then a switchboard's number and a default date for many.
    let twin = |given: &str| person("Wildgoose", given, "1939-01-19", "01632 960082");
    desk.add(twin("Doreen"), &[]);
    desk.add(twin("Maureen"), &[]);
    assert_eq!(desk.asked().len(), 1, "asked about while few share them");
    let mut many = String::from("Surname,First name,Date of birth,Telephone\n");
    for n in 0..200_u64 {
        let mut letters = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut name = || -> String {
            (0..6)
                .map(|_| {
                    letters = letters.rotate_left(11).wrapping_mul(0xff51_afd7_ed55_8ccd);
                    char::from(b'a' + u8::try_from((letters >> 40) % 26).unwrap())
                })
                .collect()
        };
        many.push_str(&format!("{},{},19/01/1939,01632 960082\n", name(), name()));
    }
    crate::intake::csv::import(&desk.office, many.as_bytes(), crate::intake::csv::Options::default()).unwrap();
    let asked = desk.asked().len();
    assert!(asked < 20, "a crowd raises no crowd of questions, also of those who were asked about before: {asked}");
    desk.rebuilds();
}
