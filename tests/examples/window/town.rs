//! A made-up practice of any size, and a hospice that has written to it.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use casework::{
    case::{list, share_cohort},
    intake::csv::{self, Options},
    note::add,
    share::write,
    vault::KdfParams,
};
use tests::{desks::Desk, window::Trouble};

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

/// What the hospice wrote.
pub(crate) const CHANGES: usize = 1_000;

/// A practice with many cases, and a folder with bundles of [`CHANGES`] notes for it.
pub(crate) struct Town {
    pub(crate) practice: PathBuf,
    pub(crate) bundles: PathBuf,
}

/// A practice with so many cases, left closed.
pub(crate) fn practice(folder: &Path, cases: usize) -> Result<PathBuf, Trouble> {
    let practice = found(folder, cases)?;
    practice.leave()?;
    Ok(practice.vault)
}

fn found(folder: &Path, cases: usize) -> Result<Desk, Trouble> {
    fs::create_dir_all(folder)?;
    let who = ["Priya Nair", "Care coordinator"];
    let practice = Desk::found_with(folder, "Riverside Practice", "gp_practice", who, KdfParams::standard())?;
    let options = Options { cohort: Some("frailty".to_owned()), ..Options::default() };
    csv::import(practice.office(), spreadsheet(cases).as_bytes(), options)?;
    Ok(practice)
}

impl Town {
    /// Makes it in `folder`.
    pub(crate) fn make(folder: &Path, cases: usize) -> Result<Self, Trouble> {
        let practice = found(folder, cases)?;
        let hospice = Desk::found(folder, "Hathermoor Hospice", "hospice", "Grace Okafor", "Hospice nurse")?;
        practice.meet(&hospice)?;
        share_cohort::share_cohort(practice.office(), "frailty", &[hospice.name.to_owned()], None, "Direct care")?;
        practice.carry(&hospice)?;
        let held = list::list(hospice.office(), list::Query::default())?.cases;
        let notes = held.iter().cycle().take(CHANGES).enumerate().map(|(number, case)| add::NewNote {
            case: case.id.clone(),
            kind: "visit".to_owned(),
            part: None,
            text: format!(
                "Seen at home, visit {number}. Slept badly, pain better since the new dose; ate half of breakfast."
            ),
        });
        add::add_all(hospice.office(), notes.collect())?;
        let bundles = folder.join("stick");
        fs::create_dir_all(&bundles)?;
        write::write(hospice.office(), &[practice.name.to_owned()], &bundles)?;
        practice.leave()?;
        hospice.leave()?;
        Ok(Self { practice: practice.vault, bundles })
    }
}

fn spreadsheet(cases: usize) -> String {
    let mut out = String::from("Surname,Forename,Date of Birth,Postcode,Address,Telephone,Rockwood\n");
    for number in 0..cases {
        let family = FAMILY.get(number * 7 % FAMILY.len()).unwrap_or(&"Ashworth");
        let given = GIVEN.get(number * 3 % GIVEN.len()).unwrap_or(&"Edna");
        let double = ["", "-Lee", "-Wood", " Hall"].get(number / 200 % 4).unwrap_or(&"");
        let _ = writeln!(
            out,
            "{family}{double},{given},{:02}/{:02}/{},DB{} {}AA,\"{number} Mill Lane, Hathermoor\",01632 {:06},{}",
            1 + number % 28,
            1 + number / 28 % 12,
            1925 + number / 336 % 40,
            1 + number % 20,
            1 + number % 9,
            960_000 + number % 1000,
            1 + number % 9
        );
    }
    out
}
