//! What is new on a laptop: exactly what came from somebody else since the case was last shown there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;

use casework::{
    action::{
        add::{self as ask, NewAction},
        set as action_set,
        todo::{self, Whose},
    },
    case::{
        list::{self, Query, Sort},
        needs::{self, Needs},
        set,
    },
    office::Office,
    seen::{look, overview, since},
};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha12Rng;
use tests::Neighbourhood;

const HOSPICE: &str = "Hathermoor Hospice";
const HOUR: i64 = 60 * 60 * 1000;

/// A practice and a hospice that share one case, which both have looked at.
fn two(seed: u64) -> (Neighbourhood, String) {
    let mut n = Neighbourhood::in_memory(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found(HOSPICE, "hospice").unwrap();
    n.pair(0, 1).unwrap();
    let case = n.laptops[0].case("Smith", "Mary").unwrap();
    n.laptops[0].share(&case, HOSPICE).unwrap();
    n.carry(0, 1).unwrap();
    for laptop in &n.laptops {
        look::look(&laptop.office, &case).unwrap();
    }
    n.clock.advance(HOUR);
    (n, case)
}

fn row(office: &Office, case: &str) -> list::Row {
    let page = list::list(office, Query::default()).unwrap();
    page.cases.into_iter().find(|row| row.id == case).expect("the case is in the list")
}

fn new_notes(office: &Office, case: &str) -> BTreeSet<String> {
    let told = since::since(office, case).unwrap();
    let notes = casework::case::open::open(office, case).unwrap().notes;
    notes.into_iter().filter(|note| note.arrived.is_some_and(|n| n > told.from)).map(|note| note.id).collect()
}

#[test]
fn what_a_partner_wrote_is_new_until_the_case_is_shown_and_stays_marked_during_that_look() {
    let (n, case) = two(501);
    let office = &n.laptops[0].office;
    assert_eq!(row(office, &case).updates, None, "nothing came yet");
    let note = n.laptops[1].note(&case, "Breathless lying flat. **Morphine eased it.**").unwrap();
    n.carry(1, 0).unwrap();

    let told = row(office, &case).updates.expect("something came");
    assert_eq!(
        (told.count, told.partner.as_str(), told.line.what, told.line.text.as_str()),
        (1, HOSPICE, "note", "Breathless lying flat. Morphine eased it."),
        "the list says how much, from whom, and how it begins"
    );
    let first = overview::overview(office).unwrap().partners;
    assert_eq!(
        first.iter().map(|one| (one.partner.as_str(), one.updates, one.people)).collect::<Vec<_>>(),
        [(HOSPICE, 1, 1)],
        "so does the first page"
    );

    let looked = look::look(office, &case).unwrap();
    assert_eq!(looked.value.partners[0].updates, 1, "the page is told");
    assert!(looked.value.since.is_some(), "and when the person looked before");
    assert!(!looked.touched.is_empty(), "and the list is drawn again");
    assert_eq!(row(office, &case).updates, None, "it was shown");
    assert!(overview::overview(office).unwrap().partners.is_empty(), "everywhere");
    assert_eq!(new_notes(office, &case), BTreeSet::from([note.clone()]), "it stays marked while it is looked at");

    n.clock.advance(5 * 60 * 1000);
    look::look(office, &case).unwrap();
    assert_eq!(new_notes(office, &case), BTreeSet::from([note]), "also after a lock: that is the same look");
    n.clock.advance(HOUR);
    look::look(office, &case).unwrap();
    assert!(new_notes(office, &case).is_empty(), "the next look has nothing new");
}

#[test]
fn what_arrives_while_a_case_is_open_is_new_until_it_is_shown() {
    let (n, case) = two(502);
    let office = &n.laptops[0].office;
    let begun = look::look(office, &case).unwrap().value;
    n.laptops[1].note(&case, "Anne is very tired.").unwrap();
    n.carry(1, 0).unwrap();
    let now = since::since(office, &case).unwrap();
    assert_eq!((now.from, now.partners[0].updates), (begun.from, 1), "it is new in the same look");
    assert!(now.up_to > begun.up_to, "and came after what is on the page");
    assert!(row(office, &case).updates.is_some(), "it was not shown yet");
    look::mark(office, &case, begun.up_to).unwrap();
    assert!(row(office, &case).updates.is_some(), "marking what was shown before does not hide it");
    look::mark(office, &case, i64::MAX).unwrap();
    assert_eq!(row(office, &case).updates, None, "pressing Show does");
    n.laptops[1].note(&case, "Sitter came.").unwrap();
    n.carry(1, 0).unwrap();
    assert!(row(office, &case).updates.is_some(), "nothing that comes later was marked along with it");
    assert!(look::look(office, "no such case").is_err(), "a case that is not here cannot be looked at");
}

#[test]
fn what_is_new_beside_notes_is_named() {
    let (n, case) = two(503);
    let (practice, hospice) = (&n.laptops[0].office, &n.laptops[1].office);
    set::set(hospice, &case, "headline", "Heart failure; nights are the gap.", None).unwrap();
    let asked = ask::add(
        hospice,
        NewAction {
            case: case.clone(),
            text: "Ring Anne".to_owned(),
            owner: casework::action::NewOwner {
                person: String::new(),
                organisation: Some("Riverside Practice".to_owned()),
            },
            due: "2026-03-20".to_owned(),
            part: None,
        },
    )
    .unwrap();
    action_set::set(
        hospice,
        action_set::NewStep { action: asked.value.id, state: "accepted".to_owned(), ..Default::default() },
    )
    .unwrap();
    n.carry(1, 0).unwrap();
    assert_eq!(row(practice, &case).updates.unwrap().line.what, "step", "words come before changed details");
    let told = look::look(practice, &case).unwrap().value;
    let said: Vec<_> = told.others.iter().map(|one| (one.what, one.text.as_str(), one.organisation.as_str())).collect();
    assert_eq!(
        said,
        [("step", "Ring Anne", HOSPICE), ("action", "Ring Anne", HOSPICE), ("field", "headline", HOSPICE)],
        "newest first, with who"
    );
}

/// Random work on both sides, carried now and then: a note is new on a laptop exactly from its coming until the case was
/// shown, and what was written on a laptop never is. The projection says the same when it is made anew.
#[test]
fn every_note_that_came_is_new_exactly_until_it_was_shown() {
    for seed in 0..5 {
        let (mut n, case) = two(600 + seed);
        let mut dice = ChaCha12Rng::seed_from_u64(seed);
        // For each laptop: what stands there unseen, and what the other wrote and has not been carried.
        let mut unseen = [BTreeSet::new(), BTreeSet::new()];
        let mut on_the_way = [BTreeSet::new(), BTreeSet::new()];
        for step in 0..24 {
            let at = dice.random_range(0..2_usize);
            match dice.random_range(0..6_u32) {
                0 | 1 => {
                    let id = n.laptops[at].note(&case, &format!("Note {step}")).unwrap();
                    on_the_way[1 - at].insert(id);
                }
                2 | 3 => {
                    n.carry(1 - at, at).unwrap();
                    let came = std::mem::take(&mut on_the_way[at]);
                    unseen[at].extend(came);
                }
                4 => {
                    n.clock.advance(HOUR);
                    look::look(&n.laptops[at].office, &case).unwrap();
                    unseen[at].clear();
                }
                _ => n.restart(at).unwrap(),
            }
            for (laptop, unseen) in unseen.iter().enumerate() {
                let count = row(&n.laptops[laptop].office, &case).updates.map_or(0, |told| told.count);
                assert_eq!(
                    count,
                    unseen.len() as u64,
                    "seed {seed}, step {step}, laptop {laptop}: new is what came and was not shown"
                );
            }
        }
        for laptop in &n.laptops {
            let again = casework::check::rebuild(&laptop.office);
            assert!(again.unwrap().identical, "seed {seed}: counted anew it is the same");
        }
    }
}

#[test]
fn lists_sort_and_narrow_by_what_is_new_and_what_is_needed() {
    let (n, mary) = two(504);
    let practice = &n.laptops[0];
    let thomas = practice.case("Brennan", "Thomas").unwrap();
    n.laptops[1].note(&mary, "Seen at home.").unwrap();
    n.carry(1, 0).unwrap();
    let ids = |query: Query| -> Vec<String> {
        let page = list::list(&practice.office, query).unwrap();
        assert_eq!(page.total, page.cases.len() as u64, "the total is of what was asked for");
        page.cases.into_iter().map(|row| row.id).collect()
    };
    let both = || [thomas.clone(), mary.clone()];
    assert_eq!(ids(Query::default()), both(), "by family name unless said otherwise");
    let newest_first = Query { sort: Sort::Updates, ..Query::default() };
    assert_eq!(ids(newest_first), [mary.clone(), thomas.clone()], "what arrived comes first");
    assert_eq!(ids(Query { reverse: true, ..Query::default() }), [mary.clone(), thomas.clone()], "the other way round");
    assert_eq!(ids(Query { updates: true, ..Query::default() }), std::slice::from_ref(&mary), "only what has updates");
    let hospice = casework::organisation::partners::list(&practice.office).unwrap()[0].id.clone();
    let from = |org: &str| Query { updates_from: Some(org.to_owned()), ..Query::default() };
    assert_eq!(ids(from(&hospice)), std::slice::from_ref(&mary), "only what came from the hospice");
    assert_eq!(ids(from("nobody")), Vec::<String>::new(), "nothing came from nobody");

    set::set(&practice.office, &mary, "key_worker", "Grace Okafor, hospice", None).unwrap();
    let needs = |needs: Needs| Query { needs: Some(needs), ..Query::default() };
    assert_eq!(ids(needs(Needs::KeyWorker)), std::slice::from_ref(&thomas), "nobody is his key worker");
    assert_eq!(ids(needs(Needs::NhsNumber)), both(), "our own cases without a number");
    assert_eq!(ids(needs(Needs::Quiet)), Vec::<String>::new(), "both were changed lately");
    n.clock.advance(40 * 24 * HOUR);
    assert_eq!(ids(needs(Needs::Quiet)), both(), "nothing for more than four weeks");
    let counted = needs::counts(&practice.office).unwrap();
    assert_eq!(
        (counted.key_worker, counted.nhs_number, counted.quiet, counted.updates, counted.cases),
        (1, 2, 2, 1, 2),
        "the counts are those of the lists"
    );
    let theirs = needs::counts(&n.laptops[1].office).unwrap();
    assert_eq!(theirs.cases, 1, "the hospice has one of them");
}

#[test]
fn a_list_of_actions_is_by_whose_they_are_and_finished_ones_stay_two_weeks() {
    let (n, case) = two(505);
    let office = &n.laptops[0].office;
    let add = |text: &str, organisation: Option<&str>, person: &str, due: &str| {
        let owner =
            casework::action::NewOwner { person: person.to_owned(), organisation: organisation.map(str::to_owned) };
        let new = NewAction { case: case.clone(), text: text.to_owned(), owner, due: due.to_owned(), part: None };
        ask::add(office, new).unwrap().value.id
    };
    let us = Some("Riverside Practice");
    let late = add("Order a commode", us, "", "2020-01-02");
    let mine = add("Ring Anne", us, "Person at Riverside Practice", "2030-01-02");
    let theirs = add("Bring the syringe driver", Some(HOSPICE), "", "2030-01-01");
    let ids = |whose: Whose| -> Vec<String> {
        let page = todo::list(office, todo::Query { whose: Some(whose), ..Default::default() }).unwrap();
        page.actions.into_iter().map(|one| one.action.id).collect()
    };
    assert_eq!(ids(Whose::Mine), std::slice::from_ref(&mine), "mine names me");
    assert_eq!(ids(Whose::Ours), std::slice::from_ref(&late), "ours names nobody");
    assert_eq!(ids(Whose::Organisation), [late.clone(), mine], "both are our organisation's");
    assert_eq!(ids(Whose::Others), [theirs], "a partner's is waited for");
    let counts = todo::counts(office).unwrap();
    assert_eq!((counts.mine, counts.ours, counts.others, counts.late), (1, 2, 1, 1), "mine is ours too");
    let found =
        todo::list(office, todo::Query { search: Some("smith commode".to_owned()), ..Default::default() }).unwrap();
    assert_eq!((found.total, found.late), (1, 1), "found by the person and by a word");

    let done = action_set::set(
        office,
        action_set::NewStep { action: late.clone(), state: "done".to_owned(), ..Default::default() },
    )
    .unwrap()
    .value;
    assert_eq!(ids(Whose::Finished), std::slice::from_ref(&late), "what is done stays in sight");
    let back = action_set::NewStep {
        action: late.clone(),
        state: "in_progress".to_owned(),
        reason: Some("Ticked by mistake".to_owned()),
        seen: Some(vec![done.step]),
        ..Default::default()
    };
    action_set::set(office, back).unwrap();
    assert_eq!(ids(Whose::Ours), std::slice::from_ref(&late), "taking the tick back goes on from it");
    action_set::set(office, action_set::NewStep { action: late, state: "done".to_owned(), ..Default::default() })
        .unwrap();
    n.clock.advance(15 * 24 * HOUR);
    assert_eq!(ids(Whose::Finished), Vec::<String>::new(), "after two weeks it goes");
}
