//! A record half written is there after the power went; a record is corrected, its versions read, and struck through.

use std::time::{Duration, Instant};

use serde_json::json;
use tests::window::{Hands, Thing, Trouble, key};

use crate::scenario::{Said, answer, desk, enter, kept, look_at, pathways, unlocked};

const WHO: [&str; 4] = ["Riverside Practice", "gp_practice", "Priya Nair", "Nurse practitioner"];
const HALF: &str = "Slipped on the wet floor by the";

#[test]
fn a_record_half_written_is_there_after_the_power_went() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (desk, case) = desk(folder.path(), WHO, &["falls"])?;
    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    person.press(Thing::Button("Add a fall"))?;
    answer(&person, "call_received_at", Said::TimeOn("2:10pm", ["2", "3", "2026"]))?;
    answer(&person, "activity", Said::Typed(HALF))?;
    let typed = Instant::now();
    let draft = json!({"case": case, "form": "record falls"});
    while !window.call("draft", &draft)?.is_ok_and(|kept| kept["text"].as_str().is_some_and(|text| text.contains(HALF)))
    {
        assert!(typed.elapsed() < Duration::from_secs(15), "what was typed is never stored");
    }
    window.kill()?;

    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    person.press(Thing::Button("Add a fall"))?;
    window.until(&format!("document.querySelector(\".rt-pathway__form [id$='-activity']\")?.value === '{HALF}'"))?;
    window.until("document.querySelector(\".rt-pathway__form [id$='-call_received_at-time']\").value === '2:10pm'")?;
    window.close()
}

#[test]
fn a_record_is_corrected_read_in_its_versions_and_struck_through() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (desk, case) = desk(folder.path(), WHO, &["falls"])?;
    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    let scenario = [
        ("call_received_at", Said::TimeOn("11:50pm", ["2", "July", "26"])),
        ("time_on_floor_min", Said::Typed("40")),
        ("witnessed", Said::One("unknown")),
    ];
    enter(&window, &person, "short-fall", "Add a fall", &scenario)?;
    window.until_it_says("Fall, 2 July 2026, 11:50pm")?;
    assert_eq!(kept(&window, &case, "falls")?["answers"]["call_received_at"], "2026-07-02T22:50:00Z", "by Greenwich");
    window.until_it_says("Long lie: no")?;

    person.press(Thing::Button("Correct: fall of 2 July"))?;
    window.until("document.querySelector(\".rt-pathway__form [id$='-time_on_floor_min']\")?.value === '40'")?;
    answer(&person, "time_on_floor_min", Said::Typed("?"))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until("document.querySelector('.rt-pathway__form') === null")?;
    window.until_it_says("Long lie: cannot be told")?;
    assert_eq!(kept(&window, &case, "falls")?["answers"]["time_on_floor_min"], "unknown", "nobody knows after all");
    person.press(Thing::Button("2 versions"))?;
    window.until_it_says("Time on the floor: Not known (before: 40 minutes)")?;
    look_at(&window, ".rt-pathway", "record-versions")?;

    person.press(Thing::Button("Undo"))?;
    window.until_it_says("The fall says again what it said before")?;
    window.until_it_says("Long lie: no")?;
    assert_eq!(kept(&window, &case, "falls")?["answers"]["time_on_floor_min"], "40", "as before it was corrected");

    // It is a line of the timeline, from which it is found again.
    window.until("document.querySelector('[data-key=pathways]').innerText === 'Pathways (1)'")?;
    person.press(Thing::Tab("Timeline"))?;
    window.until("document.querySelector('.rt-timeline').innerText.includes('Time on the floor: 40 minutes')")?;
    look_at(&window, ".rt-timeline", "timeline-record")?;
    person.press(Thing::Button("Open under Pathways"))?;
    window.until("document.activeElement.id.startsWith('record-')")?;

    person.press(Thing::Button("Entered in error"))?;
    window.see("[aria-label='Entered in error'] input")?;
    person.chord(&[key::ENTER])?;
    window.until_it_says("Say why it was entered in error")?;
    person.fill(Thing::Box("Why was this entered in error?"), "It was her sister who fell.")?;
    person.chord(&[key::ENTER])?;
    window.until_it_says("It was her sister who fell.")?;
    window.until("document.querySelector('.rt-card-record del') !== null")?;
    window.look("record-struck")?;

    // An alert stands at the top of the case until it ended.
    enter(
        &window,
        &person,
        "alert",
        "Add an alert",
        &[("kind", Said::Listed("Pets")), ("text", Said::Typed("The dog bites strangers. Ring first."))],
    )?;
    window.until("document.querySelector('.rt-miss').innerText.includes('The dog bites strangers')")?;
    person.press(Thing::Button("Correct: alert"))?;
    answer(&person, "ended", Said::Day(["3", "3", "2026"]))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until("!document.querySelector('.rt-miss').innerText.includes('The dog bites strangers')")?;
    window.close()
}
