//! How well duplicates are found, against who is who in `matches.json`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;

use super::*;
use crate::import::{ImportedPerson, Outcome};
use crate::person::{Features, Index, Why};

#[derive(Deserialize)]
struct Truth {
    pairs: Vec<Pair>,
    not_the_same_person: Vec<Lookalike>,
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct Pair {
    a: Row,
    b: Row,
    strength: String,
}

#[derive(Deserialize)]
struct Lookalike {
    a: Row,
    b: Row,
    why: String,
}

#[derive(Deserialize)]
struct Person {
    rows: Vec<Row>,
}

type Row = (String, usize);

fn truth() -> Truth {
    serde_json::from_slice(&fixture("matches.json")).unwrap()
}

fn ordered(a: Row, b: Row) -> (Row, Row) {
    if a < b { (a, b) } else { (b, a) }
}

#[test]
fn duplicates_within_the_gp_file_are_found_and_no_others_for_certain() {
    let plan = planned(&fixture("caseload-gp-system.csv"));
    let truth = truth();
    let gp = |row: &Row| row.0 == "gp";
    let pairs: BTreeSet<(usize, usize)> =
        truth.pairs.iter().filter(|p| gp(&p.a) && gp(&p.b)).map(|p| (p.a.1.min(p.b.1), p.a.1.max(p.b.1))).collect();
    let lookalikes: BTreeMap<(usize, usize), &str> = truth
        .not_the_same_person
        .iter()
        .filter(|l| gp(&l.a) && gp(&l.b))
        .map(|l| ((l.a.1.min(l.b.1), l.a.1.max(l.b.1)), l.why.as_str()))
        .collect();
    let found: BTreeMap<(usize, usize), (&str, u8)> =
        plan.duplicates_within.iter().map(|d| ((d.of_row, d.row), (d.why, d.score))).collect();
    let right = found.keys().filter(|p| pairs.contains(p)).count();
    println!("within the GP file: {} offered, {right} right, {} true pairs", found.len(), pairs.len());
    for (pair, why) in &found {
        println!("  rows {pair:?}: {why:?} {}", lookalikes.get(pair).copied().unwrap_or("true pair or chance"));
    }
    assert_eq!(pairs.len(), 9, "nine rows repeat somebody");
    for pair in &pairs {
        assert!(found.contains_key(pair), "rows {pair:?} are one person and must be offered");
    }
    for (pair, (why, score)) in &found {
        if *score >= 80 {
            assert!(pairs.contains(pair), "rows {pair:?} ({why}) look certain and are not");
        }
        assert!(
            pairs.contains(pair) || lookalikes.contains_key(pair),
            "rows {pair:?} ({why}) are not even lookalikes: a needless question"
        );
    }
    let mut tags = oddities("caseload-gp-system.csv");
    tags.retain(|tag, _| tag.starts_with("duplicate_"));
    let tagged: BTreeSet<usize> = tags.into_values().flatten().collect();
    for row in tagged {
        assert!(pairs.iter().any(|(a, b)| *a == row || *b == row), "row {row} is in a pair that was found");
    }
}

#[test]
fn nobody_who_only_looks_like_another_is_joined() {
    let plan = planned(&fixture("caseload-gp-system.csv"));
    for lookalike in truth().not_the_same_person {
        for row in [&lookalike.a, &lookalike.b].into_iter().filter(|row| row.0 == "gp") {
            let outcome = &plan.rows[row.1 - 1].outcome;
            assert!(matches!(outcome, Outcome::Importable(_)), "row {}: {}", row.1, lookalike.why);
        }
    }
}

/// All rows of the four files with their features, as the vault would hold them.
fn everybody() -> BTreeMap<Row, Features> {
    let mut all = BTreeMap::new();
    for (short, file) in [
        ("gp", "caseload-gp-system.csv"),
        ("referrals", "referrals-community.csv"),
        ("hospice", "hospice-register.csv"),
        ("vcse", "vcse-contacts.csv"),
    ] {
        for row in planned(&fixture(file)).rows {
            if let Outcome::Importable(person) = row.outcome {
                all.insert((short.to_owned(), row.row), person.features());
            }
        }
    }
    all
}

#[test]
fn people_in_two_lists_are_found_across_them() {
    let all = everybody();
    let truth = truth();
    let mut index = Index::new();
    let mut offered: HashMap<(Row, Row), Why> = HashMap::new();
    for (row, features) in &all {
        for found in index.candidates(features) {
            offered.insert(ordered(row.clone(), found.id), found.why);
        }
        index.add(row.clone(), features.clone());
    }
    // Two rows are about one person when any person has both.
    let mut same: BTreeSet<(Row, Row)> = BTreeSet::new();
    for person in &truth.people {
        for (n, a) in person.rows.iter().enumerate() {
            for b in &person.rows[n + 1..] {
                same.insert(ordered(a.clone(), b.clone()));
            }
        }
    }
    let mut by_strength: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for pair in &truth.pairs {
        let key = ordered(pair.a.clone(), pair.b.clone());
        if !(all.contains_key(&key.0) && all.contains_key(&key.1)) {
            continue;
        }
        let hit = offered.get(&key).is_some_and(|why| why.is_duplicate());
        let count = by_strength.entry(&pair.strength).or_default();
        count.1 += 1;
        count.0 += usize::from(hit);
        if !hit && matches!(pair.strength.as_str(), "certain" | "probable") {
            println!("missed {} {:?} {:?}", pair.strength, pair.a, pair.b);
        }
    }
    let right = offered.keys().filter(|pair| same.contains(*pair)).count();
    for (pair, why) in offered.iter().filter(|(pair, _)| !same.contains(*pair)) {
        let known = truth.not_the_same_person.iter().find(|l| ordered(l.a.clone(), l.b.clone()) == *pair);
        assert!(known.is_some(), "{pair:?} ({why:?}) are two people who do not even look alike: a needless question");
    }
    println!("across four lists, found of true pairs by strength: {by_strength:?}");
    println!("offered {}, right {right}, precision {:.3}", offered.len(), right as f64 / offered.len() as f64);
    let recall = |strength| {
        let (found, of): (usize, usize) = by_strength[strength];
        found as f64 / of as f64
    };
    assert!(recall("certain") == 1.0, "one number, and the name or the birth date agrees: must be found");
    assert!(recall("probable") >= 0.97, "must be offered");
    assert!(right * 10 >= offered.len() * 9, "nine of ten questions are worth asking");
    let spouse = ordered(("referrals".into(), 16), ("gp".into(), 147));
    assert_eq!(
        offered.get(&spouse),
        Some(&Why::NumberOfSomebodyElse),
        "the number of the other half of a couple is a mistake to flag, not a duplicate"
    );
}

#[test]
fn ten_thousand_people_are_compared_with_few_others() {
    // The same shapes many times over, each copy with its own numbers, names and dates shifted.
    let plan = planned(&fixture("caseload-gp-system.csv"));
    let people: Vec<&ImportedPerson> = plan.importable().map(|(_, person)| person).collect();
    let mut index = Index::new();
    let mut offered = 0;
    for copy in 0..24_u64 {
        for person in &people {
            let mut person = (*person).clone();
            person.identity.nhs_number = None;
            person.core.family_name.push_str(&"abcdefghijklmnopqrstuvwxyz"[copy as usize..=copy as usize]);
            person.core.date_of_birth =
                person.core.date_of_birth.and_then(|d| d.checked_add_days(chrono::Days::new(copy * 37)));
            person.contact.phones.clear();
            let features = person.features();
            offered += index.candidates(&features).len();
            index.add((), features);
        }
    }
    println!("{} people, {offered} questions", index.len());
    assert!(index.len() > 10_000, "as many as a neighbourhood has");
    assert!(offered < index.len() / 10, "and few of them look alike by chance");
}
