//! Offices that write offline and exchange in any order, with copies and late dependencies, end with the same part;
//! two answers are both seen until a person chooses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod kit;

use std::time::Instant;

use crdt::{
    Error, Part,
    change::{ChangeRecord, actor_id},
    document::{Container, Document, Edit, Map, Value, content_digest, open_answers, set_field, settle},
    field::Policy,
    guard::{Offer, Trial},
    id::{ChangeHash, ControlHash},
};
use kit::{Dice, Sent, one_field};

/// A laptop: its document, and what arrived before its dependencies did.
#[derive(Clone)]
struct Office {
    document: Document,
    parked: Vec<Sent>,
    unlock: u8,
}

impl Office {
    fn new() -> Self {
        Self { document: Document::new(), parked: Vec::new(), unlock: 0 }
    }

    /// Takes what arrived; gives how many changes were admitted.
    fn receive(&mut self, arrived: &[Sent]) -> u64 {
        let mut trial = Trial::new(&self.document);
        let mut waiting: Vec<Sent> = self.parked.drain(..).chain(arrived.iter().cloned()).collect();
        let mut admitted = 0;
        loop {
            let before = admitted;
            waiting.retain(|sent| match trial.offer(&sent.raw, &sent.hash, &sent.actor) {
                Offer::Admitted => {
                    admitted += 1;
                    false
                }
                Offer::Known => false,
                Offer::Missing(hashes) => {
                    assert!(!hashes.is_empty(), "what waits says for what");
                    true
                }
                Offer::Forked | Offer::Refused(_) => panic!("an honest change was refused"),
            });
            if admitted == before {
                break;
            }
        }
        self.parked = waiting;
        self.document = trial.finish().expect("honest changes survive the trial").0;
        admitted
    }
}

fn write(office: &mut Office, seat: u8, edit: &Edit) -> Sent {
    let made = office.document.commit(&kit::actor(seat, office.unlock), 1_700_000_000_000, edit).expect("honest");
    Sent::of(&made.change)
}

#[test]
fn every_schedule_converges_and_no_honest_change_is_refused() {
    let wanted = 20_000;
    let (mut admitted, mut schedules, mut written) = (0u64, 0u64, 0u64);
    while admitted < wanted {
        let seed = 7_000 + schedules;
        admitted += schedule(seed, &mut written);
        schedules += 1;
    }
    println!("{schedules} schedules, {written} changes written, {admitted} admitted elsewhere, 0 refused");
    assert!(written > 1_000, "the schedules must write: {written}");
}

fn schedule(seed: u64, written: &mut u64) -> u64 {
    let mut dice = Dice(seed);
    let seats = 2 + dice.below(4);
    let mut offices: Vec<Office> = (0..seats).map(|_| Office::new()).collect();
    let mut all: Vec<Sent> = Vec::new();
    let mut admitted = 0;
    for _ in 0..60 {
        let seat = dice.below(seats);
        match dice.below(10) {
            0..=4 => {
                let edit = kit::any_edit(&mut dice, &offices[seat].document);
                let actor = kit::actor(seat as u8, offices[seat].unlock);
                let at = 1_700_000_000_000 + dice.below(1_000_000) as i64;
                // An edit that repeats what stands there writes nothing.
                if let Ok(made) = offices[seat].document.commit(&actor, at, &edit) {
                    all.push(Sent::of(&made.change));
                    *written += 1;
                }
            }
            5 => offices[seat].unlock += 1,
            _ => {
                // Some of everything, shuffled and partly twice: dependencies arrive late, or not yet.
                let mut bundle: Vec<Sent> = all.iter().filter(|_| dice.chance(40)).cloned().collect();
                shuffle(&mut dice, &mut bundle);
                let twice = bundle.len() / 3;
                bundle.extend_from_within(..twice);
                admitted += offices[seat].receive(&bundle);
            }
        }
    }
    for office in &mut offices {
        shuffle(&mut dice, &mut all);
        admitted += office.receive(&all);
        assert!(office.parked.is_empty(), "seed {seed}: nothing waits when everything has arrived");
    }
    let first = &offices[0].document;
    for office in &offices {
        assert_eq!(office.document.heads(), first.heads(), "seed {seed}: the same newest changes");
        assert_eq!(office.document.changes(), all.len(), "seed {seed}: every change once");
        assert_eq!(
            content_digest(&office.document).unwrap(),
            content_digest(first).unwrap(),
            "seed {seed}: the same content"
        );
        assert_eq!(office.document.fields().unwrap(), first.fields().unwrap(), "seed {seed}: the same answers");
    }
    admitted
}

fn shuffle(dice: &mut Dice, items: &mut [Sent]) {
    for index in (1..items.len()).rev() {
        items.swap(index, dice.below(index + 1));
    }
}

/// Two offices that both opened the part offline and answered the same question, after the exchange.
fn two_answers() -> (Office, Office) {
    let (mut practice, mut hospice) = (Office::new(), Office::new());
    let mut edit = one_field("preferred_place_of_death", Value::from("hospice"));
    edit.enter(Container::Entries, Map::from([("kind".to_owned(), Value::from("visit"))]));
    let one = write(&mut practice, 0, &edit);
    let mut edit = one_field("preferred_place_of_death", Value::from("own_home"));
    edit.enter(Container::Entries, Map::from([("kind".to_owned(), Value::from("phone_call"))]));
    let two = write(&mut hospice, 1, &edit);
    practice.receive(&[two]);
    hospice.receive(&[one]);
    (practice, hospice)
}

fn seen(office: &Office) -> Vec<ChangeHash> {
    office.document.answers("preferred_place_of_death").unwrap().iter().map(|answer| answer.id).collect()
}

fn open(office: &Office) -> usize {
    open_answers(&office.document.answers("preferred_place_of_death").unwrap())
}

fn choose(office: &Office, value: &str) -> Edit {
    let mut edit = Edit::new();
    settle(&office.document, &mut edit, "preferred_place_of_death", Value::from(value), &seen(office)).unwrap();
    edit
}

#[test]
fn a_part_opened_twice_offline_is_one_part_with_two_answers() {
    let (practice, hospice) = two_answers();
    for office in [&practice, &hospice] {
        assert_eq!(office.document.entries(Container::Entries).unwrap().len(), 2, "neither entry hides the other");
        assert_eq!(open(office), 2, "both answers are visible");
        let mut edit = Edit::new();
        let plain = set_field(
            &office.document,
            &mut edit,
            "preferred_place_of_death",
            Policy::KeepBoth,
            Value::from("hospital"),
            Some(&seen(office)),
        );
        assert_eq!(plain, Err(Error::TwoAnswersOpen), "a plain edit is not a choice");
    }
    assert_eq!(content_digest(&practice.document), content_digest(&hospice.document), "and both hold the same");
}

#[test]
fn choosing_either_answer_settles_it_everywhere() {
    for choice in ["hospice", "own_home", "care_home"] {
        let (mut practice, mut hospice) = two_answers();
        let edit = choose(&practice, choice);
        let sent = write(&mut practice, 0, &edit);
        hospice.receive(std::slice::from_ref(&sent));
        for office in [&practice, &hospice] {
            let answers = office.document.answers("preferred_place_of_death").unwrap();
            assert_eq!(answers.len(), 1, "{choice}: one answer is left");
            assert_eq!(answers[0].value, Value::from(choice), "{choice}: the chosen one");
            assert_eq!(answers[0].id, sent.hash, "{choice}: and it is the settlement's own, with who and when");
            assert_eq!(office.document.entries(Container::Settlements).unwrap().len(), 1, "{choice}: on record");
        }
    }
}

#[test]
fn two_different_choices_at_once_are_both_seen() {
    // The trap: an engine that only deletes the loser would let one of these win unseen.
    for (one, two) in [("hospice", "own_home"), ("own_home", "hospice")] {
        let (mut practice, mut hospice) = two_answers();
        let (first, second) = (choose(&practice, one), choose(&hospice, two));
        let (a, b) = (write(&mut practice, 0, &first), write(&mut hospice, 1, &second));
        practice.receive(&[b]);
        hospice.receive(&[a]);
        assert_eq!(open(&practice), 2, "the people disagree, and that is shown");
        assert_eq!(content_digest(&practice.document), content_digest(&hospice.document), "in both places");
    }
}

#[test]
fn a_settlement_of_what_was_not_seen_is_refused() {
    let (mut practice, _) = two_answers();
    let stale = seen(&practice);
    let mut third = Office::new();
    let sent = write(&mut third, 2, &one_field("preferred_place_of_death", Value::from("hospital")));
    practice.receive(&[sent]);
    let mut edit = Edit::new();
    let refused = settle(&practice.document, &mut edit, "preferred_place_of_death", Value::from("hospice"), &stale);
    assert_eq!(refused, Err(Error::ChangedMeanwhile), "a third answer arrived while the form was open");
    assert!(edit.is_empty(), "and nothing is written");
}

#[test]
fn a_third_answer_during_settling_stays_visible() {
    let (mut practice, mut hospice) = two_answers();
    let mut third = Office::new();
    let late = write(&mut third, 2, &one_field("preferred_place_of_death", Value::from("hospital")));
    let edit = choose(&practice, "own_home");
    let settled = write(&mut practice, 0, &edit);
    hospice.receive(&[late.clone(), settled.clone()]);
    practice.receive(&[late]);
    for office in [&practice, &hospice] {
        let answers = office.document.answers("preferred_place_of_death").unwrap();
        assert_eq!(open_answers(&answers), 2, "the choice and the answer it did not know");
        assert!(answers.iter().any(|answer| answer.id == settled.hash), "the choice stands");
    }
}

#[test]
fn equal_answers_are_one() {
    let (mut practice, mut hospice) = (Office::new(), Office::new());
    let one = write(&mut practice, 0, &one_field("cpr_decision", Value::from("unknown")));
    let two = write(&mut hospice, 1, &one_field("cpr_decision", Value::from("unknown")));
    practice.receive(&[two]);
    hospice.receive(&[one]);
    let answers = practice.document.answers("cpr_decision").unwrap();
    assert_eq!((answers.len(), open_answers(&answers)), (2, 1), "both said the same");
    let repeat = practice.document.commit(&kit::actor(0, 0), 1, &one_field("cpr_decision", Value::from("unknown")));
    assert!(repeat.is_ok(), "saying it again makes one of two");
    let again = practice.document.commit(&kit::actor(0, 0), 1, &one_field("cpr_decision", Value::from("unknown")));
    assert!(again.is_err(), "and then there is nothing new to say");
}

#[test]
fn measured_guarded_import() {
    let mut total = std::time::Duration::ZERO;
    let mut count = 0u32;
    let key = kit::author(0, 0).key.verify_key();
    for case in 0..100u8 {
        let mut document = Document::new();
        let records: Vec<ChangeRecord> = (0..21)
            .map(|number| {
                let mut edit = Edit::new();
                edit.enter(
                    Container::Entries,
                    Map::from([
                        ("at".to_owned(), Value::Time(1_700_000_000_000)),
                        ("body".to_owned(), Value::Bytes(vec![case; 32])),
                        ("kind".to_owned(), Value::from("visit")),
                    ]),
                );
                let made = document.commit(&kit::actor(0, 0), number, &edit).unwrap();
                kit::author(0, 0).sign(kit::space(), Part::CORE, &made.change, ControlHash([0; 32]))
            })
            .collect();
        let start = Instant::now();
        let mut trial = Trial::new(&Document::new());
        for record in &records {
            record.verify(&key).unwrap();
            let actor = actor_id(&key, &record.space, &record.part, &record.incarnation);
            assert_eq!(trial.offer(&record.raw, &record.hash, &actor), Offer::Admitted, "honest");
        }
        let (kept, ..) = trial.finish().unwrap();
        total += start.elapsed();
        count += 21;
        assert_eq!(kept.heads(), document.heads(), "the same part");
    }
    println!("verify, guard, apply, save and load: {:.0} changes a second", f64::from(count) / total.as_secs_f64());
}
