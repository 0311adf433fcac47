//! What may not be recorded is refused where it was typed, in words, and nothing of it is kept.

use serde_json::json;
use tests::window::{Hands, Thing, Trouble, key};

use crate::scenario::{Said, answer, desk, look_at, pathways, unlocked};

#[test]
fn a_blood_pressure_of_1200_and_a_day_to_come() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let who = ["Riverside Practice", "gp_practice", "Priya Nair", "Nurse practitioner"];
    let (desk, case) = desk(folder.path(), who, &["frailty"])?;
    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    person.press(Thing::Button("Add a set of observations"))?;
    window.see(".rt-pathway__form")?;
    answer(&person, "taken_at", Said::TimeOn("half two", ["2", "3", "2026"]))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until_it_says("Taken: enter the time like this: 2:14pm or 14:14")?;
    window.until("document.title.startsWith('Error: ')")?;
    // The summary has the focus; its link leads to the box.
    person.press(Thing::Link("Taken: enter the time"))?;
    window.until("document.activeElement.id.endsWith('-taken_at-time')")?;
    answer(&person, "taken_at", Said::Time("2:30pm"))?;
    answer(&person, "lying_systolic", Said::Typed("1200"))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until_it_says("Blood pressure lying 5 minutes, upper: enter a whole number from 40 to 300 mmHg.")?;
    look_at(&window, ".rt-pathway__form", "record-refused")?;
    person.press(Thing::Link("Blood pressure lying"))?;
    window.until("document.activeElement.id.endsWith('-lying_systolic')")?;
    answer(&person, "lying_systolic", Said::Typed("120"))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until("document.querySelector('.rt-pathway__form') === null")?;

    person.press(Thing::Button("Add a frailty review"))?;
    window.see(".rt-pathway__form")?;
    answer(&person, "reviewed_on", Said::Day(["1", "January", "2099"]))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until_it_says("Reviewed on: that day has not come yet. Check the date.")?;
    window.look("record-future")?;
    let records = window.call("case_records", &json!({"id": case}))?.expect("the records");
    assert_eq!(records["records"].as_array().unwrap().len(), 1, "only what fitted was kept");
    window.close()
}

#[test]
fn a_prognosis_by_a_link_worker() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (desk, case) = desk(folder.path(), ["Good Neighbours", "vcse", "Dev Marsh", "Link worker"], &["end-of-life"])?;
    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    person.press(Thing::Button("Begin end of life plan"))?;
    window.see(".rt-pathway__form")?;
    answer(&person, "prognosis_band", Said::One("weeks"))?;
    answer(&person, "plan", Said::Typed("At home, with the cat."))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until_it_says("A prognosis is recorded by the key worker, the GP or the responsible clinician.")?;
    window.until("[...document.querySelectorAll('a[href^=\"#\"]')].some(link => link.innerText.startsWith('A prognosis is recorded'))")?;
    look_at(&window, ".rt-pathway__form", "record-not-yours")?;
    let open = window.call("open_case", &json!({"id": case}))?.expect("the case");
    assert!(!open.to_string().contains("with the cat"), "nothing of a refused plan is kept");
    // What they may write is written once the prognosis is taken out.
    person.press(Thing::Button("Clear: Prognosis"))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until("document.querySelector('.rt-pathway__form') === null")?;
    window.until_it_says("At home, with the cat.")?;
    window.close()
}
