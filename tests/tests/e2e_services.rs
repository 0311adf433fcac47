//! Journeys through the directory of services: founding what it needs, adding, finding, correcting, withdrawing; what
//! stands under an action that is being written; gaps; and a cohort of the team's own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use serde_json::{Value, json};
use tests::{
    offices::{PASSPHRASE, TwoOffices},
    window::{Hands, Thing, Trouble, Window, key},
};

const BOX: &str = "#passphrase";

fn open(offices: &TwoOffices, page: &str) -> Result<Window, Trouble> {
    let window = Window::open(&offices.practice.vault)?;
    window.unlock()?;
    window.go(page)?;
    Ok(window)
}

fn bar_says(window: &Window, words: &str) -> Result<(), Trouble> {
    window.until(&format!("document.querySelector('.rt-lastact').innerText.includes({})", Value::from(words)))
}

fn service(name: &str, what: &str, run_by: &str, phone: &str) -> Value {
    json!({
        "name": name, "what": what, "run_by": run_by, "area": "Hathermoor", "phone": phone,
        "refer": "Ring. No form.", "hours": "Every day, 8am to 8pm", "eligibility": "Adults who live at home",
        "urgent": name.starts_with("Falls"), "last_checked": "2026-03-03"
    })
}

#[test]
fn the_directory_is_kept_by_keys_alone() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices, "#/services")?;
    window.until_it_says("The directory belongs to a team")?;
    window.look("services-no-team")?;
    window.call("found_team", &json!({"name": "Calder neighbourhood team"}))?.expect("founded");
    window.until_it_says("The directory is empty")?;
    window.look("services-empty")?;

    let person = window.used_by(Hands::Keyboard);
    person.press(Thing::Button("Add a service"))?;
    person.press(Thing::Button("Add the service"))?;
    window.until_it_says("Say how to reach it: a telephone number, or how to refer")?;
    window.look("services-add-problems")?;
    person.fill(Thing::Box("What is it called?"), "Falls pick-up")?;
    person.fill(Thing::Box("What does it do?"), "Lifts people who have fallen and are not hurt.")?;
    person.pick(Thing::List("Who runs it?"), "Somebody else, in words")?;
    person.fill(Thing::Box("Who, in words"), "St Bride’s volunteers")?;
    person.fill(Thing::Box("Telephone"), "01632 960101")?;
    person.choose(Thing::Tick("It helps when somebody must act today"))?;
    // Locked half-way: what was typed is still there.
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Services")?;
    person.press(Thing::Button("Add a service"))?;
    window.until("document.getElementById('service-phone')?.value === '01632 960101'")?;
    window.look("services-add")?;
    person.press(Thing::Button("Add the service"))?;
    bar_says(&window, "Falls pick-up added to the services")?;
    window.until("document.activeElement.innerText === 'Falls pick-up'")?;

    for (name, what, run_by, phone) in [
        ("Befriending visits", "A volunteer visits every week.", "Age Well", "01632 960121"),
        ("Small repairs", "Grab rails, key safes and lights on the stairs.", "Oakfield Housing", "01632 960131"),
        ("Strength and balance class", "Exercise for people who have fallen.", "Age Well", "01632 960122"),
    ] {
        window.call("add_to_directory", &service(name, what, run_by, phone))?.expect("added");
    }
    window.until("document.querySelectorAll('.rt-service').length === 4")?;
    window.until_it_says("Last checked 3 March 2026")?;
    window.look("services")?;
    window.type_into("#search", "fall").or_else(|_| window.type_into(".rt-services__search input", "fall"))?;
    window.until("document.querySelectorAll('.rt-service').length === 2")?;
    window.until_it_says("2 services of 4 with “fall”")?;
    window.look("services-found")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.querySelectorAll('.rt-service').length === 4")?;

    // Corrected while somebody else corrects it: theirs is shown before anything is written over it.
    person.press(Thing::Button("Correct Befriending visits"))?;
    window.until("document.getElementById('service-name')?.value === 'Befriending visits'")?;
    let all = window.call("list_services", &json!({"typed": "befriending"}))?.expect("listed");
    let held = &all["services"][0];
    let theirs = service("Befriending visits", "A volunteer visits every week.", "Age Well", "01632 960199");
    let change = json!({"id": held["id"], "service": theirs, "seen": held["entry"]});
    window.call("correct_directory", &change)?.expect("the other correction was first");
    window.until_it_says("Somebody corrected this service while you were writing.")?;
    window.until_it_says("01632 960199")?;
    window.look("services-corrected-meanwhile")?;
    person.press(Thing::Button("Keep theirs"))?;
    window.until("document.activeElement.innerText === 'Befriending visits'")?;
    window.until_it_says("01632 960199")?;
    let stale = window.call("correct_directory", &change)?.expect_err("what was seen is no longer there");
    assert_eq!(stale["code"], "changed_meanwhile", "a stale form never overwrites");

    // Withdrawn with a reason, kept under those no longer offered, and taken back.
    person.press(Thing::Button("Withdraw Small repairs"))?;
    person.press(Thing::Button("Withdraw"))?;
    window.until_it_says("Say why it is no longer offered")?;
    person.fill(Thing::Box("Why is it no longer offered?"), "The fitter retired")?;
    window.keys(&[key::ENTER])?;
    bar_says(&window, "Small repairs is withdrawn")?;
    window.until("document.querySelectorAll('.rt-service').length === 3")?;
    person.press(Thing::Button("Show 1 service"))?;
    window.until_it_says("No longer offered: The fitter retired")?;
    window.look("services-withdrawn")?;
    window.keys(&[key::CONTROL, "z"])?;
    bar_says(&window, "Small repairs is offered again")?;
    window.close()
}

#[test]
fn an_action_finds_its_service_and_a_gap_names_nobody() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices, "#/services")?;
    window.call("found_team", &json!({"name": "Calder neighbourhood team"}))?.expect("founded");
    let overview = window.call("sharing_overview", &json!({}))?.expect("partners");
    let hospice = overview[0]["id"].as_str().unwrap().to_owned();
    for (name, what, run_by, phone) in [
        ("Night sitters", "Somebody sits with a dying person at night.", hospice.as_str(), "01632 960111"),
        ("Falls pick-up", "Lifts people who have fallen.", "St Bride’s volunteers", "01632 960101"),
    ] {
        window.call("add_to_directory", &service(name, what, run_by, phone))?.expect("added");
    }
    window.go(&format!("#/case/{}?tab=actions", offices.mary))?;
    window.see("#action-text")?;
    let before = window.ask("document.getElementById('action-text').getBoundingClientRect().top")?;
    window.type_into("#action-text", "Ask for a sitter at night")?;
    window.until("document.querySelectorAll('.rt-suggested__choice').length === 1")?;
    window.until_it_says("01632 960111")?;
    assert_eq!(
        window.ask("document.getElementById('action-text').getBoundingClientRect().top")?,
        before,
        "what is typed stays where it is"
    );
    window.look("action-services")?;
    window.keys(&[key::DOWN])?;
    window.until("document.activeElement.innerText === 'Night sitters'")?;
    window.keys(&[key::ENTER])?;
    window.until("document.getElementById('action-text').value === 'Ask for a sitter at night: Night sitters, 01632 960111. Ring. No form.'")?;
    window.until(&format!("document.getElementById('action-owner').value === {}", Value::from(hospice.as_str())))?;
    window.until("document.activeElement.id === 'action-text'")?;
    window.until_it_says("Night sitters added. Hathermoor Hospice is asked to do it.")?;
    window.look("action-service-chosen")?;

    // Nobody offers it: noted for the team without the person's name.
    let person = window.used_by(Hands::Keyboard);
    person.press(Thing::Button("We had nobody for this"))?;
    person.write("A sitter for Mrs Smith at weekends")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Leave the person’s name out")?;
    window.look("action-gap-names")?;
    person.fill(Thing::Box("What was needed that nobody offers?"), "A sitter at weekends")?;
    window.keys(&[key::ENTER])?;
    bar_says(&window, "Gap noted for the team")?;
    window.go("#/services?show=gaps")?;
    window.until_it_says("A sitter at weekends")?;
    assert!(!window.text()?.contains("SMITH"), "the list of gaps holds nobody's name");
    person.fill(Thing::Box("What was needed?"), "Podiatry at home")?;
    person.fill(Thing::Box("For how many people?"), "7")?;
    person.press(Thing::Button("Note the gap"))?;
    window.until_it_says("For 7 people")?;
    window.until_it_says("Gaps (2)")?;
    window.look("services-gaps")?;
    person.press(Thing::Button("Met by now: Podiatry at home"))?;
    person.fill(Thing::Box("How is it met?"), "The trust visits again since May")?;
    window.keys(&[key::ENTER])?;
    bar_says(&window, "The gap is met")?;
    window.until_it_says("Gaps (1)")?;
    window.until_it_says("The trust visits again since May")?;
    window.look("services-gap-met")?;
    window.close()
}

#[test]
fn a_cohort_is_started_with_its_purpose_and_outcomes() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices, "#/cohorts")?;
    window.until_it_says("Only an organisation in a team can start a cohort of its own")?;
    window.look("cohorts-no-team")?;
    window.call("found_team", &json!({"name": "Calder neighbourhood team"}))?.expect("founded");
    let person = window.used_by(Hands::Keyboard);
    person.press(Thing::Button("Start a cohort"))?;
    person.fill(Thing::Box("What is it called?"), "Warm homes")?;
    person.fill(Thing::Box("What is it for?"), "Nobody on our list is cold this winter.")?;
    person.press(Thing::Button("Start the cohort"))?;
    window.until_it_says("Say at least one thing that the team wants to see change")?;
    window.until_it_says("Say who learns that somebody is in the cohort")?;
    window.look("cohorts-start-problems")?;
    person.fill(Thing::Box("What do you want to see change?"), "Nobody sleeps in a cold room")?;
    person.fill(Thing::Box("Who belongs in it?"), "Cannot heat the home.")?;
    person.pick(Thing::List("How often is each person looked at again?"), "Every 2 weeks")?;
    person.choose(Thing::Choice("Social care and housing"))?;
    window.look("cohorts-start")?;
    person.press(Thing::Button("Start the cohort"))?;
    bar_says(&window, "Warm homes started")?;
    window.until("document.activeElement.innerText === 'Warm homes'")?;
    window.until_it_says("Nobody sleeps in a cold room")?;
    window.look("cohorts")?;

    person.press(Thing::Button("Correct Warm homes"))?;
    window.until("document.getElementById('cohort-name')?.value === 'Warm homes'")?;
    person.fill(Thing::Box("What is it called?"), "Warm and well")?;
    person.press(Thing::Button("Save the correction"))?;
    bar_says(&window, "Warm and well corrected")?;
    person.press(Thing::Button("What it said before: Warm and well"))?;
    window.until_it_says("Warm homes. Nobody on our list is cold this winter.")?;
    window.keys(&[key::CONTROL, "z"])?;
    bar_says(&window, "Warm homes says what it said before")?;
    let ids = window.call("cohort_definitions", &json!({}))?.expect("listed");
    let warm = ids.as_array().unwrap().iter().find(|one| one["name"] == "Warm homes").expect("as before");
    assert_eq!(warm["review_days"], 14, "with its interval");
    assert_eq!(warm["outcomes"], json!(["Nobody sleeps in a cold room"]), "and its outcomes");
    window.close()
}
