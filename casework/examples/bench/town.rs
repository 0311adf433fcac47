//! A made-up town to measure in: a practice with many cases and notes, and a hospice without any.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use casework::{
    case::list,
    intake::csv::{self, Options},
    note::add::{self, NewNote},
    office::{Founding, Office, create},
    organisation::{
        card,
        pair::{self, Proof},
    },
    vault::{KdfParams, Passphrase},
    world::World,
};

/// The passphrase of both vaults.
pub(crate) const PASSPHRASE: &str = "kettle lantern orchard pebble violin";

const FAMILY: [&str; 20] = [
    "Ashworth",
    "Barraclough",
    "Clegg",
    "Dyson",
    "Entwistle",
    "Fairburn",
    "Greenwood",
    "Holroyd",
    "Illingworth",
    "Jagger",
    "Kershaw",
    "Lumb",
    "Mallinson",
    "Naylor",
    "Ogden",
    "Pickles",
    "Ramsden",
    "Sutcliffe",
    "Thackray",
    "Uttley",
];
const GIVEN: [&str; 10] = ["Edna", "Harold", "Mary", "Stanley", "Doris", "Ernest", "Vera", "Leslie", "Irene", "Norman"];
const WORDS: [&str; 40] = [
    "seen",
    "at",
    "home",
    "with",
    "her",
    "daughter",
    "slept",
    "badly",
    "pain",
    "better",
    "since",
    "the",
    "new",
    "dose",
    "ate",
    "half",
    "of",
    "breakfast",
    "walks",
    "to",
    "kitchen",
    "frame",
    "district",
    "nurse",
    "will",
    "call",
    "on",
    "Thursday",
    "dressing",
    "changed",
    "no",
    "fever",
    "feels",
    "low",
    "and",
    "would",
    "like",
    "visit",
    "from",
    "chaplain",
];

pub(crate) struct Town {
    pub(crate) practice: Office,
    pub(crate) practice_dir: PathBuf,
    pub(crate) hospice: Office,
    pub(crate) hospice_dir: PathBuf,
    pub(crate) cases: Vec<String>,
}

/// About 400 characters that differ from note to note and compress like English.
pub(crate) fn note_text(number: usize) -> String {
    let mut state = number as u64 ^ 0x9E37_79B9_7F4A_7C15;
    let mut text = String::new();
    while text.len() < 400 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(WORDS[(state >> 33) as usize % WORDS.len()]);
        text.push(if state >> 60 == 3 { '.' } else { ' ' });
    }
    text
}

impl Town {
    pub(crate) fn found(folder: &Path, cases: usize, notes: usize) -> Self {
        let practice_dir = folder.join("practice");
        let practice = found(&practice_dir, "Riverside Practice", "gp_practice");
        let hospice_dir = folder.join("hospice");
        let hospice = found(&hospice_dir, "Hathermoor Hospice", "hospice");
        meet(&practice, &hospice, &folder.join("practice.card"));
        meet(&hospice, &practice, &folder.join("hospice.card"));
        let options = Options { cohort: Some("frailty".to_owned()), ..Options::default() };
        csv::import(&practice, spreadsheet(cases).as_bytes(), options).unwrap();
        let page = list::list(&practice, list::Query::default()).unwrap();
        let cases: Vec<String> = page.cases.into_iter().map(|case| case.id).collect();
        for (turn, some) in cases.chunks(100).enumerate() {
            let written = some.iter().enumerate().flat_map(|(index, case)| {
                (0..notes).map(move |note| NewNote {
                    case: case.clone(),
                    kind: "update".to_owned(),
                    part: None,
                    text: note_text((turn * 100 + index) * notes + note),
                })
            });
            add::add_all(&practice, written.collect()).unwrap();
        }
        Self { practice, practice_dir, hospice, hospice_dir, cases }
    }
}

fn found(dir: &Path, name: &str, kind: &str) -> Office {
    let founding = Founding {
        organisation: name.to_owned(),
        kind: kind.to_owned(),
        ods: None,
        person: "Sam Taylor".to_owned(),
        role: "Care coordinator".to_owned(),
        machine: "laptop".to_owned(),
    };
    create(dir, &Passphrase::new(PASSPHRASE), &founding, World::system(), KdfParams::standard()).unwrap().office
}

fn meet(from: &Office, to: &Office, card: &Path) {
    let words = card::write(from, card).unwrap().fingerprint;
    pair::pair(to, card, Proof::Words(words)).unwrap();
}

fn spreadsheet(cases: usize) -> String {
    let mut out = String::from("Surname,Forename,Date of Birth,Postcode,Address,Telephone,Rockwood\n");
    for number in 0..cases {
        let family = FAMILY[number * 7 % FAMILY.len()];
        let given = GIVEN[number * 3 % GIVEN.len()];
        let _ = writeln!(
            out,
            "{family}{},{given},{:02}/{:02}/{},DB{} {}AA,\"{} Mill Lane, Hathermoor\",01632 {:06},{}",
            ["", "-Lee", "-Wood", " Hall"][number / 200 % 4],
            1 + number % 28,
            1 + number / 28 % 12,
            1925 + number / 336 % 40,
            1 + number % 20,
            1 + number % 9,
            number,
            960_000 + number % 1000,
            1 + number % 9
        );
    }
    out
}
