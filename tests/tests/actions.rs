//! An action between organisations: asked, seen, accepted, done and confirmed, each told only once it is known; and
//! whatever two laptops do apart, they end with the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{collections::BTreeMap, path::PathBuf};

use casework::{
    Error,
    action::{
        Action, NewOwner,
        add::{self, NewAction},
        list::{self, Query},
        set::{self, NewStep},
    },
    case::share::{share, unshare},
    check,
    share::{read, write},
    world::Clock as _,
};
use crdt::{
    Part,
    action::{State, next},
    change::{Author, ChangeRecord},
    document::{Container, Document, Edit, Map, Value},
    id::Incarnation,
    sign::SignKey,
};
use tests::{Neighbourhood, forge};

const PRACTICE: &str = "Riverside Practice";
const HOUSING: &str = "Oakfield Housing";
const CHARITY: &str = "Good Neighbours";
const RAMP: &str = "Fit a ramp at the back door";

/// A practice, housing and a charity that know each other, and a case that all three hold.
fn three(seed: u64) -> (Neighbourhood, String) {
    let mut n = Neighbourhood::in_memory(seed);
    for (name, kind) in [(PRACTICE, "gp_practice"), (HOUSING, "housing"), (CHARITY, "vcse")] {
        n.found(name, kind).unwrap();
    }
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        n.pair(a, b).unwrap();
    }
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    for partner in [HOUSING, CHARITY] {
        n.laptops[0].share(&case, partner).unwrap();
    }
    (n, case)
}

fn new(case: &str, owner: &str) -> NewAction {
    NewAction {
        case: case.to_owned(),
        text: RAMP.to_owned(),
        owner: NewOwner::typed(owner),
        due: "2026-11-20".to_owned(),
        part: None,
    }
}

fn ask(n: &Neighbourhood, laptop: usize, case: &str, owner: &str) -> String {
    add::add(&n.laptops[laptop].office, new(case, owner)).unwrap().value.id
}

fn try_step(n: &Neighbourhood, laptop: usize, action: &str, state: &str) -> Result<(), Error> {
    let owner = (state == "proposed").then(|| NewOwner::typed("Dev Patel"));
    let step = NewStep {
        action: action.to_owned(),
        state: state.to_owned(),
        reason: Some("Because the hallway is too narrow.".to_owned()),
        owner,
        seen: None,
    };
    set::set(&n.laptops[laptop].office, step).map(|_| ())
}

fn step(n: &Neighbourhood, laptop: usize, action: &str, state: &str) {
    // From laptop to laptop the name differs, so that asking again always asks somebody else.
    let owner = (state == "proposed").then(|| NewOwner::typed(&format!("Dev Patel of laptop {laptop}")));
    let step = NewStep {
        action: action.to_owned(),
        state: state.to_owned(),
        reason: Some(format!("As laptop {laptop} found.")),
        owner,
        seen: None,
    };
    set::set(&n.laptops[laptop].office, step).unwrap();
}

fn held(n: &Neighbourhood, laptop: usize) -> Vec<Action> {
    list::list(&n.laptops[laptop].office, Query::default()).unwrap()
}

fn one(n: &Neighbourhood, laptop: usize) -> Action {
    let mut all = held(n, laptop);
    assert_eq!(all.len(), 1, "one action on laptop {laptop}");
    all.remove(0)
}

fn told(action: &Action) -> (&str, Option<&str>) {
    (&action.state, action.seen_by_owner)
}

/// Writes what one laptop has for a partner to a stick: real files.
fn to_stick(n: &Neighbourhood, from: usize, to: &str, stick: &str) -> Vec<PathBuf> {
    let written = write::write(&n.laptops[from].office, &[to.to_owned()], &n.folder().join(stick)).unwrap().value;
    written.files.into_iter().map(|file| file.file.into()).collect()
}

fn from_stick(n: &Neighbourhood, laptop: usize, files: &[PathBuf]) {
    let read = read::read(&n.laptops[laptop].office, files).unwrap().value;
    assert!(read.files.iter().all(|file| file.status == "applied"), "the stick is read: {read:?}");
}

#[test]
fn the_practice_asks_housing_and_hears_at_every_step_how_far_it_is() {
    let (n, case) = three(1);
    n.carry(0, 2).unwrap();

    // The practice asks, before it has met housing's stick.
    let id = ask(&n, 0, &case, HOUSING);
    let asked = one(&n, 0);
    assert_eq!(told(&asked), ("proposed", Some("not_sent")), "only saved on this laptop");
    assert_eq!(
        (asked.owner.as_str(), asked.asked_by.as_str()),
        (HOUSING, "Person at Riverside Practice"),
        "who asks whom"
    );
    assert!(!asked.overdue, "there are days left");
    let out = to_stick(&n, 0, HOUSING, "out");
    assert_eq!(told(&one(&n, 0)), ("proposed", Some("sent")), "the stick may still lie in a drawer");

    // Housing reads the stick: the practice does not know that yet.
    from_stick(&n, 1, &out);
    let theirs = one(&n, 1);
    assert_eq!((theirs.text.as_str(), theirs.due.as_str()), (RAMP, "2026-11-20"), "housing reads what it is asked");
    assert_eq!(theirs.asked_by_organisation, PRACTICE, "and who asks");
    assert_eq!(told(&theirs), ("proposed", Some("seen")), "housing itself has seen it");
    assert_eq!(told(&one(&n, 0)), ("proposed", Some("sent")), "nobody has told the practice");
    from_stick(&n, 0, &to_stick(&n, 1, PRACTICE, "receipt"));
    assert_eq!(told(&one(&n, 0)), ("proposed", Some("seen")), "housing's receipt says that it has it");

    // Each further step is told only when it came.
    for (state, stick) in [("accepted", "a"), ("in_progress", "b"), ("done", "c")] {
        let before = one(&n, 0).state;
        step(&n, 1, &id, state);
        assert_eq!(one(&n, 0).state, before, "the practice cannot know of {state} yet");
        from_stick(&n, 0, &to_stick(&n, 1, PRACTICE, stick));
        let now = one(&n, 0);
        assert_eq!(
            (now.state.as_str(), now.state_by_organisation.as_deref()),
            (state, Some(HOUSING)),
            "housing says so"
        );
    }
    step(&n, 0, &id, "confirmed");
    assert_eq!(one(&n, 1).state, "done", "housing cannot know that somebody looked");
    from_stick(&n, 1, &to_stick(&n, 0, HOUSING, "d"));
    assert_eq!(one(&n, 1).state, "confirmed", "now it does");

    // The charity holds the case too: it learns of the action, and claims nothing about housing's post.
    n.carry(0, 2).unwrap();
    assert_eq!(told(&one(&n, 2)), ("confirmed", Some("seen")), "housing has answered, so it has seen it");
    let steps = n.laptops[2].open(&case).unwrap().actions.remove(0).steps.unwrap();
    let states: Vec<&str> = steps.iter().map(|taken| taken.state.as_str()).collect();
    assert_eq!(states, ["accepted", "in_progress", "done", "confirmed"], "with every step in order");
    for (a, b) in [(0, 1), (0, 2)] {
        let (name, other) = (&n.laptops[a].organisation, &n.laptops[b].organisation);
        assert_eq!(n.digest(a, other).unwrap(), n.digest(b, name).unwrap(), "{name} and {other} hold the same");
    }
}

#[test]
fn housing_declines_and_suggests_the_charity() {
    let (n, case) = three(2);
    let id = ask(&n, 0, &case, HOUSING);
    n.carry(0, 1).unwrap();
    let declined = NewStep {
        action: id.clone(),
        state: "declined".to_owned(),
        reason: Some("The house is not ours.".to_owned()),
        owner: Some(NewOwner { person: "Dev Patel".to_owned(), organisation: Some(CHARITY.to_owned()) }),
        seen: None,
    };
    set::set(&n.laptops[1].office, declined).unwrap();
    n.carry(1, 0).unwrap();
    let heard = one(&n, 0);
    assert_eq!(
        (heard.state.as_str(), heard.reason.as_deref(), heard.suggested_owner.as_deref()),
        ("declined", Some("The house is not ours."), Some("Dev Patel, Good Neighbours")),
        "whoever asked hears it, with the reason and whom to ask"
    );
    assert_eq!((heard.owner.as_str(), heard.settled), (HOUSING, false), "it is still to be done, by nobody else yet");

    let again = NewStep {
        action: id.clone(),
        state: "proposed".to_owned(),
        owner: Some(NewOwner { person: "Dev Patel".to_owned(), organisation: Some(CHARITY.to_owned()) }),
        seen: Some(heard.newest),
        ..NewStep::default()
    };
    set::set(&n.laptops[0].office, again).unwrap();
    let asked = one(&n, 0);
    assert_eq!(asked.owner, "Dev Patel, Good Neighbours", "the charity is asked now");
    assert_eq!(told(&asked), ("proposed", Some("not_sent")), "and what housing saw says nothing of the charity");
    n.seal(0, CHARITY).unwrap();
    assert_eq!(told(&one(&n, 0)), ("proposed", Some("sent")), "it is on a stick");
    n.carry(0, 2).unwrap();
    n.carry(2, 0).unwrap();
    assert_eq!(told(&one(&n, 0)), ("proposed", Some("seen")), "the charity has it");
    step(&n, 2, &id, "done");
    n.carry(2, 0).unwrap();
    n.carry(0, 1).unwrap();
    assert_eq!(one(&n, 1).state, "done", "housing hears the end of it");
}

#[test]
fn nobody_is_asked_who_would_never_know() {
    let (n, case) = three(3);
    let other = n.laptops[0].case("Barraclough", "Tom").unwrap();
    let refusal = |action: NewAction| {
        let error = add::add(&n.laptops[0].office, action).unwrap_err();
        (error.code(), error.to_string())
    };
    let (code, words) = refusal(new(&other, HOUSING));
    assert_eq!(code, "not_allowed", "housing does not hold that case");
    assert!(words.contains("Share the case"), "what to do first: {words}");
    let (code, words) = refusal(NewAction { part: Some("clinical".to_owned()), ..new(&case, HOUSING) });
    assert_eq!(code, "not_allowed", "nor the clinical part of this one");
    assert!(words.contains("\"clinical\""), "which part to share: {words}");
    assert!(!words.contains("Oakfield") && !words.contains("ramp"), "nobody and nothing is named: {words}");
    assert!(held(&n, 0).is_empty(), "nothing was added");

    share(&n.laptops[0].office, &case, &[HOUSING.to_owned()], Some(&["clinical".to_owned()]), "Direct care.").unwrap();
    let id = add::add(&n.laptops[0].office, NewAction { part: Some("clinical".to_owned()), ..new(&case, HOUSING) });
    let id = id.unwrap().value.id;
    // The charity, which does not hold that part, cannot be asked instead, and never hears of it.
    step(&n, 0, &id, "blocked");
    let again = NewStep {
        action: id,
        state: "proposed".to_owned(),
        owner: Some(NewOwner::typed(CHARITY)),
        ..NewStep::default()
    };
    assert_eq!(set::set(&n.laptops[0].office, again).unwrap_err().code(), "not_allowed", "it would never know");
    n.carry(0, 2).unwrap();
    assert!(held(&n, 2).is_empty(), "an action is seen by those who hold its part");
    n.carry(0, 1).unwrap();
    assert_eq!(one(&n, 1).state, "blocked", "housing does");
}

#[test]
fn a_form_that_showed_another_state_is_refused() {
    let (n, case) = three(4);
    let id = ask(&n, 0, &case, HOUSING);
    n.carry(0, 1).unwrap();
    let shown = one(&n, 0).newest;
    step(&n, 1, &id, "declined");
    n.carry(1, 0).unwrap();
    let late = NewStep {
        action: id,
        state: "cancelled".to_owned(),
        reason: Some("Not needed.".to_owned()),
        seen: Some(shown),
        ..NewStep::default()
    };
    assert_eq!(
        set::set(&n.laptops[0].office, late).unwrap_err().code(),
        "changed_meanwhile",
        "the form was read before"
    );
    assert_eq!(one(&n, 0).state, "declined", "nothing changed");
}

/// The shortest honest way to a state.
fn way(to: State) -> &'static [&'static str] {
    match to {
        State::Proposed => &[],
        State::Accepted => &["accepted"],
        State::InProgress => &["in_progress"],
        State::Done => &["done"],
        State::Confirmed => &["done", "confirmed"],
        State::Declined => &["declined"],
        State::Blocked => &["blocked"],
        State::Cancelled => &["cancelled"],
    }
}

/// What must be the same on both laptops: everything but who has seen what.
fn content(n: &Neighbourhood, laptop: usize) -> BTreeMap<String, String> {
    held(n, laptop)
        .into_iter()
        .map(|action| (action.id.clone(), format!("{:?}", Action { seen_by_owner: None, ..action })))
        .collect()
}

/// From every state every two steps that may be taken, one on each laptop, without knowing of the other.
#[test]
fn whatever_two_laptops_do_apart_they_end_with_the_same() {
    let mut template = Neighbourhood::in_memory(5);
    for (name, kind) in [(PRACTICE, "gp_practice"), (HOUSING, "housing")] {
        template.found(name, kind).unwrap();
    }
    template.pair(0, 1).unwrap();
    let mut apart = Vec::new();
    for from in State::ALL {
        let case = template.laptops[0].case("Ashworth", from.word()).unwrap();
        template.laptops[0].share(&case, HOUSING).unwrap();
        for a in next(from) {
            for b in next(from) {
                let id = ask(&template, 0, &case, HOUSING);
                way(from).iter().for_each(|state| step(&template, 0, &id, state));
                apart.push((id, a.to, b.to));
            }
        }
    }
    template.carry(0, 1).unwrap();
    template.carry(1, 0).unwrap();
    for (id, a, b) in &apart {
        step(&template, 0, id, a.word());
        step(&template, 1, id, b.word());
    }
    // Both wrote their sticks before either read one.
    let to_housing = template.seal(0, HOUSING).unwrap();
    let to_practice = template.seal(1, PRACTICE).unwrap();

    let mut worlds = Vec::new();
    for practice_first in [true, false] {
        let n = template.copy(if practice_first { 51 } else { 52 }).unwrap();
        let order =
            if practice_first { [(0, &to_practice), (1, &to_housing)] } else { [(1, &to_housing), (0, &to_practice)] };
        for (laptop, files) in order {
            for bytes in files {
                read::receive(&n.laptops[laptop].office, bytes.clone()).unwrap();
            }
        }
        assert_eq!(content(&n, 0), content(&n, 1), "both laptops say the same of every action");
        assert_eq!(n.digest(0, HOUSING).unwrap(), n.digest(1, PRACTICE).unwrap(), "and hold the same");
        assert!(check::rebuild(&n.laptops[1].office).unwrap().identical, "and the same when made anew");
        worlds.push(n);
    }
    assert_eq!(content(&worlds[0], 0), content(&worlds[1], 0), "whichever stick was read first");

    let n = worlds.pop().unwrap();
    let stands: BTreeMap<String, Action> = held(&n, 1).into_iter().map(|action| (action.id.clone(), action)).collect();
    assert_eq!(stands.len(), apart.len(), "every pair of the table: {}", apart.len());
    for (id, a, b) in &apart {
        let action = &stands[id];
        let said = [a.word(), b.word()];
        assert!(said.contains(&action.state.as_str()), "{said:?}: one of them holds, not {}", action.state);
        for word in said.iter().filter(|word| **word != action.state) {
            assert!(action.also.iter().any(|taken| taken.state == *word), "{said:?}: the other is shown beside it");
        }
        // And whoever sees both goes on; then there is one answer.
        step(&n, 1, id, action.next[0].state);
    }
    n.carry(1, 0).unwrap();
    assert_eq!(content(&n, 0), content(&n, 1), "the same again");
    assert!(held(&n, 0).iter().all(|action| action.also.is_empty()), "nothing is left in question");
}

#[test]
fn a_case_is_not_ended_while_somebody_has_something_to_do_in_it() {
    let (n, case) = three(6);
    let id = ask(&n, 0, &case, HOUSING);
    let end = |status: &str| casework::case::set::set(&n.laptops[0].office, &case, "status", status, None);
    for status in ["closed", "declined", "entered_in_error"] {
        assert_eq!(end(status).unwrap_err().code(), "open_actions", "{status}: nobody would look there again");
    }
    end("on_hold").unwrap();
    for state in ["declined", "cancelled"] {
        assert!(end("closed").is_err(), "somebody must still find another owner, or give it up");
        step(&n, 0, &id, state);
    }
    end("closed").unwrap();
    assert_eq!(try_step(&n, 0, &id, "proposed").unwrap_err().code(), "invalid", "nobody would look there");
    assert_eq!(add::add(&n.laptops[0].office, new(&case, HOUSING)).unwrap_err().code(), "invalid", "nor at a new one");
    end("active").unwrap();
    assert!(try_step(&n, 0, &id, "proposed").is_ok(), "a case that is opened again can be worked on again");
}

/// Written by a stolen seat, or by a version that is yet to come.
#[test]
fn strange_entries_are_kept_and_change_nothing() {
    let (n, case) = three(7);
    let id = ask(&n, 0, &case, HOUSING);
    let sealed = n.seal(0, HOUSING).unwrap().remove(0);
    let thief = n.laptops[0].keys();
    let forged = forge::sealed_again(&n, 1, &sealed, thief.sign_key(), |_, contents| {
        let core: Vec<ChangeRecord> =
            contents.changes.iter().filter(|record| record.part == Part::CORE).cloned().collect();
        let mut document = Document::from_changes(core.iter().map(|record| record.raw.as_slice())).unwrap();
        let author = Author {
            seat: thief.seat(),
            key: SignKey::from_bytes(*thief.sign_key().expose()),
            incarnation: Incarnation([9; 16]),
        };
        let text = |pairs: &[(&str, &str)]| -> Map {
            pairs.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect()
        };
        let mut edit = Edit::new();
        for entry in [
            text(&[("type", "action_step"), ("of", &id), ("state", "superseded"), ("reason", "x")]),
            text(&[("type", "action_step"), ("of", &id), ("state", "confirmed")]),
            text(&[("type", "action_step"), ("of", &id), ("state", "declined")]),
            text(&[("type", "action_step"), ("of", &id), ("state", "proposed")]),
            text(&[("type", "action_step"), ("of", &id)]),
            text(&[("type", "action_step"), ("of", "nonsense"), ("state", "done")]),
            text(&[("type", "action_step"), ("of", &"00".repeat(16)), ("state", "done")]),
            text(&[("type", "action_step"), ("state", "done")]),
            text(&[("type", "action")]),
            text(&[("type", "action"), ("text", "  ")]),
            Map::from([("type".to_owned(), Value::Bytes(vec![1])), ("text".to_owned(), Value::Null)]),
            Map::from([
                ("type".to_owned(), Value::from("action_step")),
                ("of".to_owned(), Value::from(id.as_str())),
                ("state".to_owned(), Value::Int(3)),
                ("after".to_owned(), Value::Bytes(vec![7; 33])),
            ]),
        ] {
            edit.enter(Container::Entries, entry);
        }
        let actor = author.actor(&core[0].space, &Part::CORE);
        let made = document.commit(&actor, n.clock.now_ms(), &edit).unwrap();
        let head = core.last().unwrap().control_head;
        contents.changes.push(author.sign(core[0].space, Part::CORE, &made.change, head));
    })
    .unwrap();
    let read = read::receive(&n.laptops[1].office, forged).unwrap().value;
    assert_eq!((read.status, read.waiting), ("applied", 0), "well made, so it is kept");
    let held = n.laptops[1].open(&case).unwrap().actions;
    assert_eq!((held.len(), held[0].state.as_str()), (1, "proposed"), "and changes nothing");
    let steps = held[0].steps.clone().unwrap();
    assert!(steps.len() > 4 && steps.iter().all(|taken| !taken.counted), "it is there for whoever looks: {steps:?}");
    assert!(check::rebuild(&n.laptops[1].office).unwrap().identical, "made anew, the same");
    // Housing goes on as if it were not there, and the others agree.
    step(&n, 1, &id, "accepted");
    n.carry(1, 2).unwrap();
    assert_eq!(content(&n, 1), content(&n, 2), "the charity sees the same");
    assert_eq!(one(&n, 2).state, "accepted", "housing has accepted");
}

#[test]
fn an_owner_that_is_taken_out_of_the_circle_is_said_to_hold_the_case_no_longer() {
    let (n, case) = three(23);
    ask(&n, 0, &case, HOUSING);
    n.carry(0, 1).unwrap();
    n.carry(1, 0).unwrap();
    assert_eq!(told(&one(&n, 0)), ("proposed", Some("seen")), "housing has it");
    unshare(&n.laptops[0].office, &case, HOUSING).unwrap();
    assert_eq!(told(&one(&n, 0)), ("proposed", Some("not_in_circle")), "nothing waits to be sent to it");
    n.carry(0, 2).unwrap();
    assert_eq!(told(&one(&n, 2)), ("proposed", Some("not_in_circle")), "whoever holds the case can see that");
}

#[test]
fn who_does_not_hold_the_part_is_told_so_and_not_to_share_it() {
    let (n, case) = three(24);
    n.carry(0, 1).unwrap();
    let clinical = NewAction { part: Some("clinical".to_owned()), ..new(&case, CHARITY) };
    let refused = add::add(&n.laptops[1].office, clinical).unwrap_err();
    assert_eq!(refused.code(), "not_allowed", "housing does not hold the clinical part");
    assert!(refused.to_string().starts_with("Your organisation does not hold this part"), "it is we: {refused}");
}
