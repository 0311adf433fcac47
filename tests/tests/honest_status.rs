//! Status never says that everything was received unless a partner's laptop really holds what we hold for it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "tests")]

use std::collections::BTreeSet;

use casework::{
    case::{list, share},
    note::add,
    share::{read, status, write},
};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha12Rng;
use tests::Neighbourhood;

const NAMES: [&str; 3] = ["Riverside Practice", "Hathermoor Hospice", "Calder Community Trust"];

/// Notes on a laptop in parts that both organisations hold, as it sees the circle.
fn shared_notes(n: &Neighbourhood, laptop: usize, partner: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for row in list::list(&n.laptops[laptop].office, list::Query::default()).unwrap().cases {
        let case = n.laptops[laptop].open(&row.id).unwrap();
        let holds = |name: &str, part: &str| {
            case.circle.iter().any(|holder| holder.organisation == name && holder.parts.iter().any(|held| held == part))
        };
        let both = |part: &str| holds(partner, part) && holds(&n.laptops[laptop].organisation, part);
        out.extend(case.notes.iter().filter(|note| both(&note.part)).map(|note| note.id.clone()));
    }
    out
}

fn every_note(n: &Neighbourhood, laptop: usize) -> BTreeSet<String> {
    let rows = list::list(&n.laptops[laptop].office, list::Query::default()).unwrap().cases;
    rows.iter().flat_map(|row| n.laptops[laptop].open(&row.id).unwrap().notes).map(|note| note.id).collect()
}

/// How often the status said that everything was received.
fn judge(n: &Neighbourhood, seed: u64, step: usize) -> usize {
    let mut said = 0;
    for laptop in 0..n.laptops.len() {
        for told in status::status(&n.laptops[laptop].office).unwrap() {
            let theirs: Vec<_> = (0..n.laptops.len()).filter(|l| n.laptops[*l].organisation == told.partner).collect();
            let ours = shared_notes(n, laptop, &told.partner);
            let level = theirs.iter().filter(|reader| ours.is_subset(&every_note(n, **reader))).count();
            let context = format!("seed {seed}, step {step}: laptop {laptop} of {}", told.partner);
            if told.to_send + told.sent_not_received == 0 {
                said += 1;
                assert!(ours.is_empty() || level > 0, "{context}: everything received, it says, and nobody has it");
            }
            let most = u64::try_from(level).unwrap();
            assert!(told.laptops_level <= most, "{context}: {} laptops level, and {most} are", told.laptops_level);
        }
    }
    said
}

fn work(n: &Neighbourhood, dice: &mut ChaCha12Rng, kept_back: &mut Vec<(usize, Vec<u8>)>) {
    let laptop = dice.random_range(0..n.laptops.len());
    let office = &n.laptops[laptop].office;
    let own = &n.laptops[laptop].organisation;
    let cases = list::list(office, list::Query::default()).unwrap().cases;
    let partner = NAMES[dice.random_range(0..NAMES.len())];
    let case = if cases.is_empty() { None } else { Some(cases[dice.random_range(0..cases.len())].id.clone()) };
    match (dice.random_range(0..10), case) {
        (0, _) => _ = n.laptops[laptop].case("Ashworth", "Edna").unwrap(),
        (1..4, Some(case)) => {
            let part = ["core", "clinical", "social"][dice.random_range(0..3)];
            let new =
                add::NewNote { case, kind: "update".into(), part: Some(part.into()), text: "Seen at home.".into() };
            // Not every organisation holds every part.
            _ = add::add(office, new);
        }
        (4 | 5, Some(case)) => {
            let parts = if dice.random_bool(0.3) { Some(vec!["social".to_owned()]) } else { None };
            let with = [partner.to_owned()];
            _ = share::share(office, &case, &with, parts.as_deref(), "Direct care.");
        }
        (6, Some(case)) => _ = share::unshare(office, &case, partner),
        (7, _) if !kept_back.is_empty() => {
            let (to, bytes) = kept_back.swap_remove(dice.random_range(0..kept_back.len()));
            _ = read::receive(&n.laptops[to].office, bytes);
        }
        _ => {
            let Ok(sealed) = write::seal(office, &[partner.to_owned()]) else { return };
            for bundle in sealed.value.0 {
                for to in (0..n.laptops.len()).filter(|to| *to != laptop && n.laptops[*to].organisation == partner) {
                    match dice.random_range(0..3) {
                        0 => kept_back.push((to, bundle.bytes.clone())),
                        1 if own != partner => {}
                        _ => _ = read::receive(&n.laptops[to].office, bundle.bytes.clone()),
                    }
                }
            }
        }
    }
}

#[test]
fn received_means_received() {
    let mut template = Neighbourhood::in_memory(111);
    for (name, kind) in NAMES.iter().zip(["gp_practice", "hospice", "community_trust"]) {
        template.found(name, kind).unwrap();
    }
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        template.pair(a, b).unwrap();
    }
    template.enrol(1).unwrap();
    let mut said = 0;
    for seed in 0..12 {
        let n = template.copy(seed).unwrap();
        let mut dice = ChaCha12Rng::seed_from_u64(seed);
        let mut kept_back = Vec::new();
        for step in 0..50 {
            work(&n, &mut dice, &mut kept_back);
            said += judge(&n, seed, step);
        }
    }
    println!("said {said} times that everything was received, and it was true each time");
    assert!(said > 100, "a status that never says so shows nothing");
}

#[test]
fn a_case_shared_after_everything_was_received_is_not_received() {
    let mut n = Neighbourhood::in_memory(112);
    for (name, kind) in NAMES.iter().zip(["gp_practice", "hospice"]) {
        n.found(name, kind).unwrap();
    }
    n.pair(0, 1).unwrap();
    let old = n.laptops[0].case("Ashworth", "Edna").unwrap();
    n.laptops[0].note(&old, "Written before anybody else was in the circle.").unwrap();
    let other = n.laptops[0].case("Barraclough", "Tom").unwrap();
    n.laptops[0].share(&other, NAMES[1]).unwrap();
    for _ in 0..2 {
        n.carry(0, 1).unwrap();
        n.carry(1, 0).unwrap();
    }
    let level = &status::status(&n.laptops[0].office).unwrap()[0];
    assert_eq!((level.to_send, level.sent_not_received, level.laptops_level), (0, 0, 1), "all was received");

    n.laptops[0].share(&old, NAMES[1]).unwrap();
    let shared = &status::status(&n.laptops[0].office).unwrap()[0];
    assert!(shared.to_send > 0, "the whole case is still to be sent, though it was written long ago");
    assert_eq!((shared.sent_not_received, shared.laptops_level), (0, 0), "and nobody has it");
    n.seal(0, NAMES[1]).unwrap();
    let sent = &status::status(&n.laptops[0].office).unwrap()[0];
    assert_eq!((sent.to_send, sent.laptops_level), (0, 0), "sent is not received");
    assert!(sent.sent_not_received > 0, "sent is not received");
}
