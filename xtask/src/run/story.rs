//! The story of two offices that share no network: set-up, pairing, a caseload, notes by stick, two answers.
//!
//! Everything is said by the real command line; nothing here knows how it is done.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::failure::{Failure, While as _};
use crate::places;
use crate::tell::{self, people, several};

use super::office::Office;
use super::share::share;
use super::stick::{carry, text_of};

const CASELOAD: &str = "tests/fixtures/data/caseload-gp-system.csv";
const FIELD: &str = "preferred_place_of_death";

/// What the practice writes about the three people it shares, with the kind of each note.
const FROM_THE_PRACTICE: [(&str, &str); 3] = [
    ("phone_call", "Daughter rang: eating little since Tuesday, more tired. Asked for a visit this week."),
    ("visit", "Seen at home. Pain worse at night, managing the stairs with help. Wants to stay at home."),
    ("update", "Bloods back, nothing new. Happy for the hospice to ring about night sitting."),
];
const FROM_THE_HOSPICE: (&str, &str) =
    ("visit", "Night sitting starts Thursday. Medicines for comfort are in the house; key safe works.");

/// Plays the story in `folder` and gives the practice, whose vault the window then opens.
pub(super) fn play(command_line: &Path, folder: &Path) -> Result<Office, Failure> {
    let stick = folder.join("stick");
    fs::create_dir_all(&stick).during("make a folder for the stick")?;
    let practice = Office::new("Riverside Practice", folder.join("practice"), command_line);
    let hospice = Office::new("Hathermoor Hospice", folder.join("hospice"), command_line);

    let practice_words = begin(&practice, "gp_practice", "Asha Rahman", "Care coordinator")?;
    let hospice_words = begin(&hospice, "hospice", "Grace Okafor", "Hospice nurse")?;
    meet(&practice, &hospice, &hospice_words, &stick)?;
    meet(&hospice, &practice, &practice_words, &stick)?;
    tell::line("They swapped cards, and each read the other's eight words aloud:");
    tell::line(format!("  {} is  {practice_words}", practice.name));
    tell::line(format!("  {} is  {hospice_words}", hospice.name));

    import(&practice)?;
    let shared = share(&practice, &hospice, FROM_THE_PRACTICE.len())?;
    for (case, (kind, text)) in shared.iter().zip(FROM_THE_PRACTICE) {
        practice.ask(&["note", "add", case, "--kind", kind, "--text", text])?;
    }
    carry(&practice, &hospice, &stick.join("1-to-hospice"))?;

    let first = shared.first().ok_or_else(|| Failure::new("Nobody was shared, so there is no story."))?;
    let (kind, text) = FROM_THE_HOSPICE;
    hospice.ask(&["note", "add", first, "--kind", kind, "--text", text])?;
    practice.ask(&["case", "set", first, FIELD, "own_home"])?;
    hospice.ask(&["case", "set", first, FIELD, "hospice"])?;
    tell::line("Apart, both wrote down where one person would like to die, and not the same place.");
    carry(&hospice, &practice, &stick.join("2-to-practice"))?;
    carry(&practice, &hospice, &stick.join("3-to-hospice"))?;

    both_show_two_answers(&practice, &hospice, first)?;
    same_record(&practice, &hospice)?;
    Ok(practice)
}

/// Makes an organisation's vault and gives the eight words by which others know it.
fn begin(office: &Office, kind: &str, person: &str, role: &str) -> Result<String, Failure> {
    let made =
        office.ask(&["init", "--organisation", office.name, "--kind", kind, "--person", person, "--role", role])?;
    tell::line(format!("{} has a vault of its own; {person}, {role}, holds its first seat.", office.name));
    made.text("/organisation/fingerprint")
}

/// Hands the other's card over and pairs with it under the words that were read aloud.
fn meet(office: &Office, other: &Office, words: &str, stick: &Path) -> Result<(), Failure> {
    let card = stick.join(format!("{}.card", other.name.to_lowercase().replace(' ', "-")));
    let card = text_of(&card)?;
    other.ask(&["card", "--out", &card])?;
    let paired = office.ask(&["pair", &card, "--fingerprint", words])?;
    if paired.value.pointer("/verified").and_then(Value::as_bool) == Some(true) {
        return Ok(());
    }
    Err(Failure::new(format!("{} paired with {} but does not call it verified.", office.name, other.name)))
}

/// Reads the caseload as a coordinator would: first without committing, then for good.
fn import(practice: &Office) -> Result<(), Failure> {
    let file = text_of(&places::root().join(CASELOAD))?;
    if !Path::new(&file).is_file() {
        return Err(Failure::new(format!("The made-up caseload is not there: {CASELOAD}.")));
    }
    let tried = practice.ask(&["import", "csv", &file, "--dry-run"])?;
    let mut argv = vec!["import", "csv", &file];
    if tried.count("/rejected")? > 0 {
        argv.push("--skip-rejected");
    }
    let done = practice.ask(&argv)?;
    tell::line(format!(
        "{} imported {} people from {} rows of a GP system's spreadsheet: {} rows refused, {} flagged \
         for a person to look at, {} perhaps the same person as another.",
        practice.name,
        done.count("/imported")?,
        done.count("/rows")?,
        done.count("/rejected")?,
        done.count("/flagged")?,
        done.count("/possible_duplicates")?,
    ));
    Ok(())
}

/// Checks that each office shows both answers, and leaves the choice to the person at the window.
fn both_show_two_answers(practice: &Office, hospice: &Office, case: &str) -> Result<(), Failure> {
    for office in [practice, hospice] {
        let open = office.ask(&["two-answers", "list"])?;
        let answers = open
            .list("")?
            .iter()
            .find(|one| {
                one.get("case").and_then(Value::as_str) == Some(case)
                    && one.get("field").and_then(Value::as_str) == Some(FIELD)
            })
            .and_then(|one| one.get("answers")?.as_array())
            .map_or(0, Vec::len);
        if answers != 2 {
            return Err(Failure::new(format!(
                "{} shows {answers} answers about the place of death where there should be two.",
                office.name
            )));
        }
    }
    tell::line("Both now show both answers, with who gave each and when, until a person chooses.");
    Ok(())
}

/// Checks that both offices hold the same record of what they share.
fn same_record(practice: &Office, hospice: &Office) -> Result<(), Failure> {
    let ours = practice.ask(&["digest", "--with", hospice.name])?;
    let theirs = hospice.ask(&["digest", "--with", practice.name])?;
    let (left, right) = (ours.text("/digest")?, theirs.text("/digest")?);
    if left != right {
        return Err(Failure::new(format!(
            "The two offices do not hold the same record: {} has {left}, {} has {right}.",
            practice.name, hospice.name
        )));
    }
    tell::line(format!(
        "Both hold the same record of {} and {}: digest {}….",
        people(ours.count("/cases")?),
        several(ours.count("/notes")?, "note"),
        left.chars().take(16).collect::<String>(),
    ));
    Ok(())
}
