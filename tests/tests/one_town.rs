//! Four organisations of one town each import their own list as it is, share what they may, and find out who is the same
//! person: the questions are compared with who is who, answered in different vaults, and everybody ends up with the same
//! people.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

use casework::{
    case::{
        list::{self, Query},
        same::{different, merge, questions},
        share,
    },
    import::{self, plan::Options as PlanOptions},
    intake::csv::{self, Options},
};
use chrono::NaiveDate;
use serde::Deserialize;
use tests::Neighbourhood;

const OFFICES: [(&str, &str, &str, &str); 4] = [
    ("Packhorse Street Surgery", "gp_practice", "gp", "caseload-gp-system.csv"),
    ("Crindle Valley Community Health", "community_trust", "referrals", "referrals-community.csv"),
    ("Skylark Rise Hospice", "hospice", "hospice", "hospice-register.csv"),
    ("Hathermoor Good Neighbours", "vcse", "vcse", "vcse-contacts.csv"),
];

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
}

#[derive(Deserialize)]
struct Person {
    rows: Vec<Row>,
}

type Row = (String, usize);
type Rows = (Row, Row);

fn ordered<T: Ord>(a: T, b: T) -> (T, T) {
    if a < b { (a, b) } else { (b, a) }
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/fixtures/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

struct Town {
    n: Neighbourhood,
    /// Which row of which list a case was made from.
    row_of: BTreeMap<String, Row>,
}

fn town() -> Town {
    let mut n = Neighbourhood::in_memory(52);
    // "Today" of the lists, and where the clock of tests begins.
    let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap().and_hms_opt(12, 0, 0).unwrap();
    let today = today.and_utc().timestamp_millis();
    for (name, kind, _, _) in OFFICES {
        n.found(name, kind).unwrap();
    }
    for a in 0..OFFICES.len() {
        for b in a + 1..OFFICES.len() {
            n.pair(a, b).unwrap();
        }
    }
    let mut row_of = BTreeMap::new();
    for (which, (name, _, short, file)) in OFFICES.iter().enumerate() {
        let office = &n.laptops[which].office;
        let start = Instant::now();
        let report = csv::import(office, &fixture(file), Options::default()).unwrap().value;
        assert_eq!(report.rejected, [], "{name}: every row has a name");
        assert_eq!(report.imported + report.repeated, report.rows, "{name}: every row is imported or repeats another");
        let planned = import::plan(
            &fixture(file),
            &PlanOptions { now: today, map: BTreeMap::new(), refused: Vec::new() },
            |_, _| {},
        )
        .unwrap();
        // Codes count up in the order of the rows.
        let mut cases = list::list(office, Query::default()).unwrap().cases;
        cases.sort_by(|a, b| a.code.cmp(&b.code));
        let rows: Vec<usize> = planned.importable().map(|(row, _)| row.row).collect();
        assert_eq!(cases.len(), rows.len(), "{name}: one case a row");
        for (case, row) in cases.iter().zip(rows) {
            row_of.insert(case.id.clone(), ((*short).to_owned(), row));
        }
        println!("{name}: {} rows in {:.1} s", report.imported, start.elapsed().as_secs_f64());
    }
    for which in 0..OFFICES.len() {
        let others: Vec<String> =
            OFFICES.iter().enumerate().filter(|(n, _)| *n != which).map(|(_, (name, ..))| (*name).to_owned()).collect();
        for case in list::list(&n.laptops[which].office, Query::default()).unwrap().cases {
            share::share(&n.laptops[which].office, &case.id, &others, None, "Direct care; told by letter.").unwrap();
        }
    }
    Town { n, row_of }
}

impl Town {
    fn exchange(&self) -> u64 {
        let mut all = 0;
        loop {
            let mut new = 0;
            for from in 0..OFFICES.len() {
                for to in (0..OFFICES.len()).filter(|to| *to != from) {
                    new += self.n.carry(from, to).unwrap();
                }
            }
            if new == 0 {
                return all;
            }
            all += new;
            self.n.clock.advance(60_000);
        }
    }

    fn questions(&self, which: usize) -> Vec<questions::Question> {
        questions::list(&self.n.laptops[which].office, None).unwrap()
    }

    fn rows(&self, question: &questions::Question) -> Rows {
        ordered(self.row_of[&question.case].clone(), self.row_of[&question.other].clone())
    }

    /// The cases in the list of an office.
    fn listed(&self, which: usize) -> Vec<String> {
        let cases = list::list(&self.n.laptops[which].office, Query::default()).unwrap().cases;
        cases.into_iter().map(|case| case.id).collect()
    }

    /// Every case in the list of an office, with the cases that are shown with it.
    fn people(&self, which: usize) -> BTreeMap<String, BTreeSet<String>> {
        let laptop = &self.n.laptops[which];
        let cases = list::list(&laptop.office, Query::default()).unwrap().cases;
        let shown = cases.into_iter().map(|case| {
            let merged = laptop.open(&case.id).unwrap().merged.into_iter().collect();
            (case.id, merged)
        });
        shown.collect()
    }
}

#[test]
fn four_lists_become_one_town() {
    let truth: Truth = serde_json::from_slice(&fixture("matches.json")).unwrap();
    let mut same: BTreeSet<Rows> = BTreeSet::new();
    let mut of_row: BTreeMap<Row, usize> = BTreeMap::new();
    for person in &truth.people {
        for (n, a) in person.rows.iter().enumerate() {
            *of_row.entry(a.clone()).or_default() += 1;
            same.extend(person.rows[n + 1..].iter().map(|b| ordered(a.clone(), b.clone())));
        }
    }
    let town = town();
    let start = Instant::now();
    println!("exchanged {} changes in {:.1} s", town.exchange(), start.elapsed().as_secs_f64());

    // What is asked, in any of the four vaults, before anybody answers.
    let mut asked: BTreeMap<Rows, &'static str> = BTreeMap::new();
    for (which, (name, ..)) in OFFICES.iter().enumerate() {
        let start = Instant::now();
        let questions = town.questions(which);
        println!(
            "{name} asks {} questions, listed in {:.1} ms",
            questions.len(),
            start.elapsed().as_secs_f64() * 1000.0
        );
        asked.extend(questions.iter().map(|question| (town.rows(question), question.strength)));
        assert_eq!(town.listed(which).len(), town.row_of.len(), "{name}: nobody is joined by the program");
    }
    compare(&town, &truth, &same, &asked);

    // Each vault answers a part of what it is asked, some of it at the same moment as another, until nobody asks.
    let sure = |rows: &Rows| same.contains(rows) && of_row[&rows.0] == 1 && of_row[&rows.1] == 1;
    for round in 0_usize.. {
        let mut answers = 0;
        for which in 0..OFFICES.len() {
            let office = &town.n.laptops[which].office;
            for (n, question) in town.questions(which).into_iter().enumerate() {
                // Two offices in turn answer each question, in opposite directions.
                if (n + round) % 2 != which % 2 {
                    continue;
                }
                let (keep, other) =
                    if which < 2 { (&question.case, &question.other) } else { (&question.other, &question.case) };
                let done = if sure(&town.rows(&question)) {
                    merge::merge(office, keep, other, None).map(|_| ())
                } else {
                    different::different(office, keep, other, "Two people; asked at the door.").map(|_| ())
                };
                // An answer a moment ago may have answered this one too.
                match done {
                    Ok(()) => answers += 1,
                    Err(error) => assert_eq!(error.code(), "invalid", "{error}"),
                }
            }
        }
        town.exchange();
        println!("round {round}: {answers} answers");
        if answers == 0 {
            break;
        }
        assert!(round < 12, "the questions come to an end");
    }
    for (which, (name, ..)) in OFFICES.iter().enumerate() {
        let open: Vec<_> = town.questions(which).into_iter().filter(|one| one.why != questions::SAID_BOTH).collect();
        assert_eq!(open, [], "{name}: nothing is left to ask");
    }
    let first = town.people(0);
    for (which, (name, ..)) in OFFICES.iter().enumerate().skip(1) {
        let listed: BTreeSet<&String> = first.keys().collect();
        assert_eq!(town.listed(which).iter().collect::<BTreeSet<_>>(), listed, "{name} shows the same people");
        for (id, merged) in first.iter().filter(|(_, merged)| !merged.is_empty()) {
            let shown: BTreeSet<String> = town.n.laptops[which].open(id).unwrap().merged.into_iter().collect();
            assert_eq!(shown, *merged, "{name} shows each by the same records");
        }
    }
    println!("{} records of {} people", town.row_of.len(), first.len());
    for (id, merged) in &first {
        for other in merged {
            let rows = ordered(town.row_of[id].clone(), town.row_of[other].clone());
            assert!(same.contains(&rows), "{rows:?} are shown as one person and are two");
        }
    }
}

/// Compares what was asked with who is who.
fn compare(town: &Town, truth: &Truth, same: &BTreeSet<Rows>, asked: &BTreeMap<Rows, &'static str>) {
    let here: BTreeSet<&Row> = town.row_of.values().collect();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for pair in &truth.pairs {
        // A row that repeats another to the letter is no second record: nothing is there to ask about.
        if !here.contains(&pair.a) || !here.contains(&pair.b) {
            continue;
        }
        let count = counts.entry(&pair.strength).or_default();
        count.1 += 1;
        if asked.contains_key(&ordered(pair.a.clone(), pair.b.clone())) {
            count.0 += 1;
        } else if pair.strength != "weak" {
            println!("not asked ({}): {:?} {:?}", pair.strength, pair.a, pair.b);
        }
    }
    let fair = ["certain", "probable", "possible"].map(|strength| counts[strength]);
    let (found, of) = fair.iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    let right = asked.keys().filter(|rows| same.contains(*rows)).count();
    let lookalikes: BTreeSet<Rows> =
        truth.not_the_same_person.iter().map(|one| ordered(one.a.clone(), one.b.clone())).collect();
    let wrong: Vec<_> = asked.iter().filter(|(rows, _)| !same.contains(*rows)).collect();
    let (recall, precision) = (found as f64 / of as f64, right as f64 / asked.len() as f64);
    println!("pairs of records asked about, by how two rows agree: {counts:?}");
    println!(
        "recall {recall:.3}: {found} of {of} true pairs that are certain, probable or possible, each of two records of \
         which both are in at least one vault"
    );
    println!("precision {precision:.3}: {right} of {} questions are about one person", asked.len());
    println!(
        "of the other {}, {} are lookalikes on purpose",
        wrong.len(),
        wrong.iter().filter(|(rows, _)| lookalikes.contains(*rows)).count()
    );
    for (rows, strength) in &wrong {
        println!("  {strength} {rows:?}");
    }
    assert_eq!(counts["certain"].0, counts["certain"].1, "one number, and the name or the birth date agrees");
    assert!(recall >= 0.97, "recall {recall}");
    assert!(precision >= 0.95, "precision {precision}");
}
