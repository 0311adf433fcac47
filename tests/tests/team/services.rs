//! The team's directory: what two write apart reaches both and is the same on both; and what a case asks of its team.

use casework::{
    case::{
        add::{NewCase, NewPerson, add as add_case},
        board, change,
        close::{Closing, close},
        list::{self, Query},
        needs::{self, Needs},
        review,
        stage::{NewStage, move_to},
    },
    services::{
        Service,
        add::{NewService, add, change as correct},
        gap::{self, NewGap},
        list::list as directory,
        suggest::suggest,
        withdraw::withdraw,
    },
};
use tests::Neighbourhood;

use super::{HOSPICE, HOUSING, NAMES, PRACTICE, agree, joined, whole};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn service(name: &str, what: &str, run_by: &str) -> NewService {
    NewService {
        name: name.to_owned(),
        what: what.to_owned(),
        run_by: run_by.to_owned(),
        phone: "01632 960101".to_owned(),
        eligibility: "Adults at home".to_owned(),
        ..NewService::default()
    }
}

fn offered(n: &Neighbourhood, laptop: usize, typed: &str) -> Vec<Service> {
    directory(&n.laptops[laptop].office, Some(typed)).unwrap().services
}

fn names(services: &[Service]) -> Vec<&str> {
    services.iter().map(|service| service.name.as_str()).collect()
}

/// What two laptops wrote goes to both by way of files.
fn exchange(n: &Neighbourhood, a: usize, b: usize) {
    n.carry(a, b).unwrap();
    n.carry(b, a).unwrap();
    n.carry(a, b).unwrap();
}

#[test]
fn services_written_apart_reach_both_and_the_same_one_counts() {
    let n = joined(341);
    let [practice, hospice] = [PRACTICE, HOSPICE].map(|laptop| &n.laptops[laptop].office);
    let lift = add(practice, service("Falls pick-up", "Lifts people who have fallen.", NAMES[HOUSING])).unwrap().value;
    assert_eq!(lift.run_by, NAMES[HOUSING], "a partner runs it");
    add(hospice, service("Night sitters", "Somebody sits with a dying person at night.", "Volunteers")).unwrap();
    exchange(&n, PRACTICE, HOSPICE);
    assert_eq!(names(&offered(&n, PRACTICE, "")), ["Falls pick-up", "Night sitters"], "both have both");
    assert_eq!(offered(&n, PRACTICE, ""), offered(&n, HOSPICE, ""), "the same on both");

    // Both correct one at the same time: the later clock counts everywhere, and what the other said stands beside it.
    let ours = NewService { hours: "8am to 8pm".to_owned(), ..service("Falls pick-up", "Lifts people.", "Oakfield") };
    correct(practice, &lift.id, ours, Some(&lift.entry)).unwrap();
    n.clock.advance(60_000);
    let theirs = NewService { phone: "01632 960999".to_owned(), ..service("Falls lift", "Lifts people.", "Oakfield") };
    correct(hospice, &lift.id, theirs, Some(&lift.entry)).unwrap();
    exchange(&n, PRACTICE, HOSPICE);
    let [here, there] = [PRACTICE, HOSPICE].map(|laptop| offered(&n, laptop, "lift"));
    assert_eq!(here, there, "the same on both");
    assert_eq!(
        (here[0].name.as_str(), here[0].also.len()),
        ("Falls lift", 1),
        "the later one, and the other beside it"
    );
    let said: Vec<&str> = here[0].also[0].differs.iter().map(|line| line.field).collect();
    assert_eq!(said, ["name", "phone", "hours"], "with what it says otherwise");
    let stale = correct(practice, &lift.id, service("X", "Y", "Z"), Some(&lift.entry)).unwrap_err();
    assert_eq!(stale.code(), "changed_meanwhile", "a form that showed the old one is refused");
    let settled = correct(practice, &lift.id, service("Falls lift", "Lifts people.", "Oakfield"), Some(&here[0].entry));
    assert_eq!(settled.unwrap().value.also, [], "whoever saw both and goes on settles it");

    withdraw(practice, &lift.id, "The van was sold", None).unwrap();
    exchange(&n, PRACTICE, HOSPICE);
    assert_eq!(names(&offered(&n, HOSPICE, "")), ["Night sitters"], "no longer offered there either");
    let gone = directory(hospice, Some("falls")).unwrap().withdrawn;
    assert_eq!(gone[0].withdrawn.as_deref(), Some("The van was sold"), "with the reason");
    agree(&n, PRACTICE, HOSPICE);
    [PRACTICE, HOSPICE].iter().for_each(|laptop| whole(&n, *laptop));
}

#[test]
fn a_service_is_found_by_any_word_and_suggested_by_what_is_needed() {
    let n = joined(342);
    let office = &n.laptops[PRACTICE].office;
    for (name, what) in [
        ("Falls pick-up", "Lifts people who have fallen and are not hurt."),
        ("Befriending visits", "A volunteer visits every week."),
        ("Small repairs", "Grab rails, key safes and lights on the stairs."),
        ("Strength and balance class", "Exercise in a group for people who have fallen."),
    ] {
        add(office, service(name, what, "Age Well")).unwrap();
    }
    assert_eq!(names(&offered(&n, PRACTICE, "rails STAIRS")), ["Small repairs"], "every word, in any order and case");
    assert_eq!(
        names(&offered(&n, PRACTICE, "0163296010")).len(),
        4,
        "by the beginning of a number, without its spaces"
    );
    assert_eq!(
        names(&offered(&n, PRACTICE, "nonsense")),
        Vec::<&str>::new(),
        "nothing is found for what nobody offers"
    );
    let found = |text: &str| {
        let services = suggest(office, text, 3).unwrap();
        services.into_iter().map(|service| service.name).collect::<Vec<_>>()
    };
    assert_eq!(found("Ask somebody to fit a grab rail by the stairs"), ["Small repairs"], "by what it does");
    assert_eq!(found("She falls at night"), ["Falls pick-up"], "a word of its name counts most");
    assert_eq!(found("Ring the chemist"), Vec::<String>::new(), "nothing that does not fit is put before anybody");
    assert_eq!(found("on"), Vec::<String>::new(), "short words say nothing");
    let twice = add(office, service("falls PICK-UP", "The same", "age well")).unwrap_err();
    assert_eq!(twice.field(), Some("name"), "not a second time");
    let tomorrow = NewService { last_checked: Some("2199-01-01".to_owned()), ..service("New", "New", "New") };
    assert_eq!(add(office, tomorrow).unwrap_err().field(), Some("last_checked"), "nobody has checked tomorrow");
    let mut lonely = Neighbourhood::new(343);
    lonely.found("Nobody's", "vcse").unwrap();
    let alone = &lonely.laptops[0].office;
    assert_eq!(add(alone, service("A", "B", "C")).unwrap_err().code(), "not_allowed", "a directory needs a team");
    assert!(!directory(alone, None).unwrap().in_team, "and says so");
    whole(&n, PRACTICE);
}

#[test]
fn gaps_are_the_teams_and_name_nobody() {
    let n = joined(344);
    let [practice, hospice] = [PRACTICE, HOSPICE].map(|laptop| &n.laptops[laptop].office);
    let person = NewPerson { family_name: "Day".to_owned(), given_name: "May".to_owned(), ..NewPerson::default() };
    let case = add_case(practice, NewCase { person, ..NewCase::default() }).unwrap().value.id;
    let note = |text: &str| {
        gap::note(practice, NewGap { text: text.to_owned(), not_naming: Some(case.clone()), ..NewGap::default() })
    };
    for named in ["Somebody to sit with Mrs Day", "MAY needs a sitter", "For 943 476 5919: a sitter"] {
        assert_eq!(note(named).unwrap_err().field(), Some("text"), "{named}");
    }
    assert!(note("A sitter by day, who may stay").is_ok(), "words that are nobody's name");
    assert_eq!(gap::note(practice, NewGap::default()).unwrap_err().field(), Some("text"), "what was needed");
    let none = NewGap { text: "X".to_owned(), people: Some(0), ..NewGap::default() };
    assert_eq!(gap::note(practice, none).unwrap_err().field(), Some("people"), "for somebody");
    let podiatry = NewGap {
        text: "Podiatry at home".to_owned(),
        people: Some(7),
        cohort: Some("home-visiting".to_owned()),
        not_naming: None,
    };
    let podiatry = gap::note(hospice, podiatry).unwrap().value;
    exchange(&n, PRACTICE, HOSPICE);
    let [here, there] = [practice, hospice].map(|office| gap::list(office).unwrap());
    assert_eq!(here, there, "the same on both");
    assert_eq!(here.len(), 2, "both gaps");
    assert!(here.iter().any(|gap| gap.cohort_name.as_deref() == Some("Home visiting")), "with the cohort's name");
    gap::answer(practice, &podiatry.id, true, "The trust visits again").unwrap();
    let again = gap::answer(practice, &podiatry.id, true, "Really").unwrap_err();
    assert_eq!(again.code(), "changed_meanwhile", "it is met already");
    exchange(&n, PRACTICE, HOSPICE);
    let open = |office| gap::list(office).unwrap().into_iter().filter(|gap| gap.met.is_none()).count();
    assert_eq!((open(practice), open(hospice)), (1, 1), "met on both");
    gap::answer(hospice, &podiatry.id, false, "They stopped").unwrap();
    exchange(&n, PRACTICE, HOSPICE);
    assert_eq!((open(practice), open(hospice)), (2, 2), "open after all, on both");
    agree(&n, PRACTICE, HOSPICE);
    [PRACTICE, HOSPICE].iter().for_each(|laptop| whole(&n, *laptop));
}

#[test]
fn boards_of_two_laptops_agree_and_two_endings_are_two_answers() {
    let n = joined(345);
    let [practice, hospice] = [PRACTICE, HOSPICE].map(|laptop| &n.laptops[laptop].office);
    let case = n.laptops[PRACTICE].case("Oyelaran", "Grace").unwrap();
    n.laptops[PRACTICE].share(&case, NAMES[HOSPICE]).unwrap();
    exchange(&n, PRACTICE, HOSPICE);
    let on_hold =
        |reason: &str| NewStage { from: "active".to_owned(), to: "on_hold".to_owned(), reason: reason.to_owned() };
    move_to(hospice, &case, on_hold("In hospital")).unwrap();
    n.clock.advance(3 * DAY);
    exchange(&n, PRACTICE, HOSPICE);
    let [here, there] = [practice, hospice].map(|office| board::board(office, None, 50).unwrap());
    assert_eq!(here, there, "the same board, also since when");
    assert_eq!(here.columns[2].cards[0].flag.as_ref().map(|flag| flag.words.as_str()), Some("In hospital"), "and why");

    // One closes while the other takes her back: neither is lost unseen, and only settling ends it.
    let closing =
        Closing { reason: "moved".to_owned(), outcome: "Lives in Leeds now.".to_owned(), ..Closing::default() };
    close(practice, &case, closing).unwrap();
    let back = NewStage { from: "on_hold".to_owned(), to: "active".to_owned(), reason: String::new() };
    move_to(hospice, &case, back).unwrap();
    exchange(&n, PRACTICE, HOSPICE);
    for laptop in [PRACTICE, HOSPICE] {
        let shown = n.laptops[laptop].open(&case).unwrap();
        assert_eq!(shown.two_answers.len(), 1, "{laptop} shows both: closed and active");
        let moved = move_to(&n.laptops[laptop].office, &case, on_hold("x")).unwrap_err();
        assert_eq!(moved.code(), "two_answers_open", "only choosing works");
    }
    agree(&n, PRACTICE, HOSPICE);
    [PRACTICE, HOSPICE].iter().for_each(|laptop| whole(&n, *laptop));
}

#[test]
fn after_four_meetings_without_a_change_the_team_is_asked_and_nothing_moves_by_itself() {
    let n = joined(346);
    let office = &n.laptops[PRACTICE].office;
    let [quiet, busy] = ["Quiet", "Busy"].map(|name| n.laptops[PRACTICE].case(name, "Person").unwrap());
    let asks = |case: &str| review::standing(office, case).unwrap().step_down;
    let found = || {
        let query = Query { needs: Some(Needs::Quiet), ..Query::default() };
        list::list(office, query).unwrap().cases.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    n.clock.advance(review::QUIET_MEETINGS * review::DAYS_BETWEEN_MEETINGS * DAY - DAY);
    n.laptops[PRACTICE].note(&busy, "Seen at home.").unwrap();
    assert!(!asks(&quiet), "not before the fourth meeting");
    n.clock.advance(2 * DAY);
    assert_eq!((asks(&quiet), asks(&busy)), (true, false), "a note is a change");
    assert_eq!(found(), std::slice::from_ref(&quiet), "and is found so");
    assert_eq!(needs::counts(office).unwrap().quiet, 1, "and counted");
    let card = |case: &str| {
        let board = board::board(office, None, 50).unwrap();
        let mut cards = board.columns.into_iter().flat_map(|column| column.cards);
        cards.find(|card| card.id == case).unwrap()
    };
    assert_eq!(card(&quiet).flag.map(|flag| flag.kind), Some("step_down"), "the card says so");
    assert_eq!(n.laptops[PRACTICE].open(&quiet).unwrap().summary.status, "active", "nothing moved");

    let kept = review::keep(office, &quiet).unwrap().value;
    assert!(!asks(&quiet), "kept as it is until the next look");
    let undo = change::NewValue {
        field: kept[0].field.clone(),
        value: kept[0].before.clone(),
        seen: Some(kept[0].answers.clone()),
    };
    n.clock.advance(27 * DAY);
    assert!(!asks(&quiet), "nobody is asked before the day that was set");
    n.clock.advance(3 * DAY);
    assert!(asks(&quiet) && review::standing(office, &quiet).unwrap().review_due, "then it is due, and asked again");
    change::change(office, &quiet, vec![undo]).unwrap();
    assert_eq!(review::standing(office, &quiet).unwrap().next_review, None, "undone: no day is set");
    whole(&n, PRACTICE);
}
