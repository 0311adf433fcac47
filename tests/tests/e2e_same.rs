//! "Same person?" through the real window: compared, joined by keyboard, taken back, separated on the case, two people.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use serde_json::{Value, json};
use tests::{
    offices::{Office, TwoOffices},
    window::{Trouble, Window, key},
};

fn add(office: &Office, person: &Value, cohorts: &[&str]) -> Result<String, Trouble> {
    let case = json!({"person": person, "cohorts": cohorts});
    let added = office.ask_with(&["case", "add", "--json-file", "-"], &case.to_string())?;
    Ok(added["id"].as_str().unwrap().to_owned())
}

/// Two records of one woman, and twins.
fn records(office: &Office) -> Result<(String, String), Trouble> {
    let edna = json!({"family_name": "Ashworth", "given_name": "Edna", "title": "Mrs", "date_of_birth": "1931-04-03",
        "phone": "01632 960111", "postcode": "DB1 6AH", "address": "70 Gasworks Lane, Hathermoor", "nhs_number": "9434765919"});
    let again =
        json!({"family_name": "Ashwroth", "given_name": "Edna", "date_of_birth": "1931-04-03", "postcode": "DB1 6AH"});
    let keep = add(office, &edna, &["frailty"])?;
    let other = add(office, &again, &["falls"])?;
    office.ask(&[
        "action",
        "add",
        &other,
        "--text",
        "Measure for a frame",
        "--owner",
        "Priya Nair",
        "--due",
        "2027-03-09",
    ])?;
    for twin in ["Doreen", "Maureen"] {
        let twin = json!({"family_name": "Wildgoose", "given_name": twin, "date_of_birth": "1939-01-19", "phone": "01632 960082"});
        add(office, &twin, &[])?;
    }
    Ok((keep, other))
}

#[test]
fn two_records_are_compared_joined_and_separated() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let (keep, other) = records(&offices.practice)?;
    let window = Window::open(&offices.practice.vault)?;
    window.unlock()?;

    // Today says so, and leads there.
    window.until_it_says("2 pairs of records may be one person")?;
    window.press_words(".rt-today", "2 pairs of records")?;
    window.until_it_says("Are these the same person?")?;
    window.until_it_says("The names are alike")?;
    window.look("same-person")?;

    // Nothing is chosen when it opens; saving without a choice says so.
    window.press_words(".rt-same", "Save")?;
    window.until_it_says("Choose an answer, or “Not now”")?;
    window.look("same-person-missing")?;

    // By keyboard: the first radio, and what it does is told before anything is saved.
    window.press("#same-one")?;
    window.until_it_says("Asked again in")?;
    window.until_it_says("Measure for a frame")?;
    window.until_it_says("enters Falls response")?;
    window.look("same-person-plan")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("They are shown as one person now")?;
    window.until_it_says("1 question is left")?;
    window.until("document.activeElement.tagName === 'H1'")?;

    // Two people need a reason; then nobody is asked again.
    window.press("#same-different")?;
    window.press_words(".rt-same", "Save")?;
    window.until_it_says("Say how you know")?;
    window.type_into("#same-reason", "Twins, both met at home")?;
    window.look("same-person-different")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Nobody looks like somebody else")?;
    window.look("same-person-none")?;

    // The case says where else she is, and separates them again.
    window.go(&format!("#/case/{keep}"))?;
    window.until_it_says("Also recorded as")?;
    window.look("case-other-record")?;
    window.go(&format!("#/case/{other}"))?;
    window.until_it_says("shown under another record of the same person")?;
    window.look("case-merged-into")?;
    window.go(&format!("#/case/{keep}"))?;
    window.until_it_says("Also recorded as")?;
    window.press_words(".rt-others", "Separate them again")?;
    window.see("#separate-reason")?;
    window.look("case-separate")?;
    window.type_into("#separate-reason", "Her sister")?;
    window.keys(&[key::ENTER])?;
    window.until("!document.body.innerText.includes('Also recorded as')")?;
    window.until_it_says("Its open actions are asked again there")?;
    window.go("#/same-person")?;
    window.until_it_says("Are these the same person?")?;
    window.close()
}
