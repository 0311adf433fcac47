//! The story of two offices that share no network: set-up, pairing, a caseload, notes by stick, two answers.
//!
//! Everything is said by the real command line; nothing here knows how it is done.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, While as _};
use crate::places;
use crate::tell;

use super::office::{Answer, Office};

const CASELOAD: &str = "tests/fixtures/data/caseload-gp-system.csv";
const FIELD: &str = "preferred_place_of_death";
const BASIS: &str = "Direct care: talked through with the person at a visit, no objection";

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
    let shared = share(&practice, &hospice)?;
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

/// Shares three people with the hospice and gives their cases.
fn share(practice: &Office, hospice: &Office) -> Result<Vec<String>, Failure> {
    let all = practice.ask(&["case", "list"])?;
    let chosen = eldest(&all, FROM_THE_PRACTICE.len())?;
    let mut parts = Vec::new();
    for case in &chosen {
        let shared = practice.ask(&["case", "share", case, "--with", hospice.name, "--basis", BASIS])?;
        parts = parts_of(&shared, hospice.name);
    }
    tell::line(format!(
        "{} shares {} of its {} people with {}{}.",
        practice.name,
        chosen.len(),
        all.count("/total")?,
        hospice.name,
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) },
    ));
    Ok(chosen)
}

/// Picks the eldest people whose entry raises no question: the likeliest to be known to a hospice.
fn eldest(all: &Answer, wanted: usize) -> Result<Vec<String>, Failure> {
    let mut people: Vec<(&str, &str)> = all
        .list("/cases")?
        .iter()
        .filter(|case| raises_no_question(case))
        .filter_map(|case| Some((case.get("date_of_birth")?.as_str()?, case.get("id")?.as_str()?)))
        .collect();
    people.sort_unstable();
    if people.len() < wanted {
        return Err(Failure::new("The caseload holds too few people to share any."));
    }
    Ok(people.into_iter().take(wanted).map(|(_, id)| id.to_owned()).collect())
}

fn raises_no_question(case: &Value) -> bool {
    let open = matches!(case.get("status").and_then(Value::as_str), Some("new" | "active"));
    let numbered = case.get("nhs_number").is_some_and(Value::is_string);
    let asked = match case.get("needs_checking") {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::Number(count)) => count.as_u64() != Some(0),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(_) => true,
    };
    open && numbered && !asked
}

/// Lists what a partner holds by a circle's answer, which names it by id or by name.
fn parts_of(shared: &Answer, partner: &str) -> Vec<String> {
    let names = |entry: &Value| {
        let organisation = entry.get("organisation");
        organisation
            .is_some_and(|o| o.as_str() == Some(partner) || o.get("name").and_then(Value::as_str) == Some(partner))
    };
    shared
        .list("/circle")
        .unwrap_or_default()
        .iter()
        .filter(|entry| names(entry))
        .filter_map(|entry| entry.get("parts")?.as_array())
        .flatten()
        .filter_map(|part| part.as_str().map(str::to_owned))
        .collect()
}

/// Writes one bundle for the other office, puts it on the stick, and lets the other office read it.
fn carry(from: &Office, to: &Office, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).during("make a folder on the stick")?;
    let written = from.ask(&["bundle", "write", "--to", to.name, "--out", &text_of(folder)?])?;
    let files: Vec<String> = written
        .list("/files")?
        .iter()
        .filter_map(|file| Some(file.get("file")?.as_str()?.to_owned()))
        .map(|file| text_of(&resolve(folder, &file)))
        .collect::<Result<_, _>>()?;
    let bytes: u64 = written.list("/files")?.iter().filter_map(|file| file.get("bytes")?.as_u64()).sum();
    let mut argv = vec!["bundle", "read"];
    argv.extend(files.iter().map(String::as_str));
    let read = to.ask(&argv)?;
    for file in read.list("/files")? {
        let status = file.get("status").and_then(Value::as_str).unwrap_or("nothing said");
        if status != "applied" {
            return Err(Failure::new(format!("{} read the stick and says: {status}.", to.name)));
        }
    }
    tell::line(format!(
        "By stick from {} to {}: {}, {}, in {} of {}.",
        from.name,
        to.name,
        several(written.count("/notes")?, "note"),
        several(written.count("/changes")?, "signed change"),
        several(files.len() as u64, "file"),
        size(bytes),
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

fn text_of(path: &Path) -> Result<String, Failure> {
    path.to_str()
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("The checkout lies under a folder name that is not Unicode."))
}

/// A command may name a file by its whole path or within the folder it was given.
fn resolve(folder: &Path, file: &str) -> PathBuf {
    let named = PathBuf::from(file);
    if named.is_file() { named } else { folder.join(named) }
}

fn several(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn people(count: u64) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

fn size(bytes: u64) -> String {
    if bytes < 1000 { several(bytes, "byte") } else { format!("{:.1} kB", bytes as f64 / 1000.0) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_open_entries_without_a_question_are_shared() {
        let sound = json!({ "status": "new", "nhs_number": "9990000018", "needs_checking": false });
        assert!(raises_no_question(&sound), "an ordinary entry may be shared");
        for (key, value) in [
            ("status", json!("closed")),
            ("nhs_number", json!(null)),
            ("needs_checking", json!(true)),
            ("needs_checking", json!(["date_of_birth"])),
        ] {
            let mut doubtful = sound.clone();
            if let Some(entry) = doubtful.as_object_mut() {
                entry.insert(key.to_owned(), value.clone());
            }
            assert!(
                !raises_no_question(&doubtful),
                "{key} = {value} must be looked at by a person before it is shared"
            );
        }
    }

    #[test]
    fn figures_read_as_a_person_says_them() {
        assert_eq!(several(1, "note"), "1 note", "one is not a plural");
        assert_eq!(people(3), "3 people", "nobody says persons");
        assert_eq!(size(12_345), "12.3 kB", "bytes are for machines");
    }
}
