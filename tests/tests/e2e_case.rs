//! Journeys on the case page: a fact changed and taken back, a note put right, a key safe looked at, and two edits racing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use serde_json::{Value, json};
use tests::{
    offices::{PASSPHRASE, TwoOffices},
    window::{Trouble, Window, key},
};

const BOX: &str = "#passphrase";

/// The window on a case, unlocked.
fn open(offices: &TwoOffices) -> Result<Window, Trouble> {
    let window = Window::open(&offices.practice.vault)?;
    window.unlock()?;
    window.go(&format!("#/case/{}", offices.mary))?;
    window.see("#note")?;
    Ok(window)
}

fn tab(window: &Window, name: &str) -> Result<(), Trouble> {
    window
        .ask(&format!("document.querySelector('[role=tab][data-key={name}]').scrollIntoView({{block: 'center'}})"))?;
    window.press(&format!("[role=tab][data-key={name}]"))?;
    window.until(&format!("document.querySelector('[role=tab][data-key={name}]').ariaSelected === 'true'"))
}

fn bar_says(window: &Window, words: &str) -> Result<(), Trouble> {
    window.until(&format!("document.querySelector('.rt-lastact').innerText.includes({})", Value::from(words)))
}

#[test]
fn a_fact_is_changed_and_taken_back() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;

    // The stage, from the line under the headline: on hold needs a reason.
    window.press_words(".rt-facts", "Active")?;
    window.see(".rt-fact-form select")?;
    window.until("document.activeElement.tagName === 'SELECT'")?;
    window.keys(&[key::DOWN])?;
    window.until_it_says("Why")?;
    window.press_words(".rt-fact-form", "Save")?;
    window.until_it_says("on hold needs a reason")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    assert!(window.ask("document.title")?.as_str().unwrap().starts_with("Error: "), "the title says so too");
    window.look("case-stage-needs-a-reason")?;
    window.type_into(".rt-fact-form input", "In hospital since Monday")?;
    window.keys(&[key::ENTER])?;
    bar_says(&window, "Moved to On hold")?;
    window.until("document.querySelector('.rt-facts').innerText.includes('On hold')")?;
    window.until("document.activeElement.classList.contains('rt-fact-button')")?;
    window.look("case-moved-on-hold")?;

    // Undo by its key: the stage and its reason, in one.
    window.keys(&[key::CONTROL, "z"])?;
    bar_says(&window, "Moved back to Active")?;
    window.until("document.querySelector('.rt-facts').innerText.includes('Active')")?;
    window.press_words(".rt-lastact", "Recent actions")?;
    window.until_it_says("What you did since you unlocked")?;
    window.look("case-recent-actions")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.querySelector('[role=dialog]') === null")?;

    // The details: what is recorded, what is not, and the history of one fact.
    tab(&window, "details")?;
    assert!(
        window.ask("location.hash")?.as_str().unwrap().ends_with("?tab=details"),
        "the open tab is in the address, so that back and unlocking return to it"
    );
    window.press_words(".rt-record", "Add Housing")?;
    window.until("document.activeElement.tagName === 'TEXTAREA'")?;
    window.look("case-details-form")?;
    window.type_into(".rt-fact-form textarea", "Two steps at the back door, no rail.")?;
    // Locked in the middle of it: the form is open again, with what was typed.
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until("document.querySelector('.rt-fact-form textarea')?.value.startsWith('Two steps') ?? false")?;
    window.press_words(".rt-fact-form", "Save")?;
    bar_says(&window, "Housing changed")?;
    window.until_it_says("Two steps at the back door")?;
    window.press_words(".rt-record__facts", "History: Stage")?;
    window.until_it_says("On hold")?;
    window.look("case-details-history")?;
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Two steps at the back door")?;
    assert_eq!(
        window.ask("document.querySelector('.rt-lastact').innerText.trim()")?,
        "",
        "after locking nothing that was done before stands there"
    );
    window.close()?;
    let kept = offices.practice.ask(&["case", "show", &offices.mary])?;
    assert_eq!(kept["status"], "active", "what was taken back stands as before");
    assert_eq!(kept["parts"]["core"]["status_reason"]["value"], "", "and so does its reason");
    Ok(())
}

#[test]
fn two_edits_race_and_neither_is_lost_unseen() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;
    let case = &offices.mary;

    // While a form is open, the same field changes under it: the program refuses, the form shows both.
    window.press_words(".rt-lead__line", "Change")?;
    window.until("document.activeElement.closest('.rt-fact-form') !== null")?;
    window.type_over(".rt-fact-form input", "Mine: nights are the gap")?;
    let seen = window.call("open_case", &json!({"id": case}))?.expect("opens");
    let answers = seen["parts"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|part| part["fields"].as_array().unwrap())
        .find(|field| field["field"] == "headline")
        .unwrap()["answers"]
        .clone();
    let theirs =
        json!({"case": case, "values": [{"field": "headline", "value": "Theirs: oxygen at home", "seen": answers}]});
    window.call("change_case", &theirs)?.expect("the other edit was first");
    window.until_it_says("Somebody changed this while you were writing")?;
    window.until_it_says("Theirs: oxygen at home")?;
    window.look("case-changed-meanwhile")?;
    let again = window.call("change_case", &theirs)?.expect_err("what was seen is no longer there");
    assert_eq!(again["code"], "changed_meanwhile", "a stale form never overwrites");
    window.press_words(".rt-fact-form__moved", "Go on with mine")?;
    window.press_words(".rt-fact-form__foot", "Save")?;
    window.until("document.querySelector('.rt-lead')?.innerText === 'Mine: nights are the gap'")?;

    // Somebody changes it again: taking back must not undo theirs.
    let now = window.call("open_case", &json!({"id": case}))?.expect("opens");
    let core = now["parts"].as_array().unwrap().iter().find(|part| part["part"] == "core").unwrap();
    let answers = core["fields"].as_array().unwrap().iter().find(|field| field["field"] == "headline").unwrap();
    let later =
        json!({"case": case, "values": [{"field": "headline", "value": "Theirs again", "seen": answers["answers"]}]});
    window.call("change_case", &later)?.expect("changed");
    window.until("document.querySelector('.rt-lead')?.innerText === 'Theirs again'")?;
    window.press_words(".rt-lastact", "Undo")?;
    bar_says(&window, "Somebody changed it since, so nothing was undone")?;
    assert_eq!(window.ask("document.querySelector('.rt-lead').innerText")?, "Theirs again", "their words stand");
    window.until("document.querySelector('.rt-lastact').contains(document.activeElement)")?;
    window.look("case-nothing-undone")?;
    window.close()
}

#[test]
fn a_note_is_put_right_and_the_key_safe_is_behind_a_press() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    offices.practice.ask(&["case", "set", &offices.mary, "key_safe", "Left of the back door, 4821"])?;
    let window = open(&offices)?;

    // The code is not in the page before the press, nor in anything the page was told.
    let before = window.ask("document.documentElement.outerHTML")?;
    assert!(!before.as_str().unwrap().contains("4821"), "the code is nowhere in the page");
    let told = window.call("open_case", &json!({"id": offices.mary}))?.expect("opens");
    assert!(!told.to_string().contains("4821"), "nor was the page told it");
    window.press_words(".rt-keysafe", "Show code")?;
    window.until_it_says("Left of the back door, 4821")?;
    window.look("case-key-safe")?;
    window.press_words(".rt-keysafe", "Hide")?;
    window.until("!document.body.innerText.includes('4821')")?;
    window.press_words(".rt-keysafe", "Show code")?;
    window.until_it_says("4821")?;
    window.go("#/caseload")?;
    window.see("a.rt-person")?;
    window.go(&format!("#/case/{}", offices.mary))?;
    window.see("#note")?;
    window.until_it_says("Hidden; looking is recorded")?;
    assert!(!window.text()?.contains("4821"), "it hides again when the page is left");

    // A note saved and taken back is struck through, never removed.
    window.type_into("#note", "About somebody else altogether")?;
    window.keys(&[key::CONTROL, key::ENTER])?;
    bar_says(&window, "Note saved on this laptop")?;
    window.press_words(".rt-lastact", "Undo")?;
    bar_says(&window, "struck through")?;
    window.until("document.querySelector('.rt-timeline s')?.innerText.includes('About somebody else') ?? false")?;
    window.until_it_says("Undone by its author")?;

    // A note corrected: both wordings stay.
    window.type_into("#note", "Rang Anne at 9am")?;
    window.keys(&[key::CONTROL, key::ENTER])?;
    window.until(
        "[...document.querySelectorAll('.rt-timeline__body')].some(body => body.innerText.startsWith('Rang Anne'))",
    )?;
    window.press_words(".rt-note-acts", "Correct")?;
    window.until(
        "document.activeElement.tagName === 'TEXTAREA' && document.activeElement.value === 'Rang Anne at 9am'",
    )?;
    window.press_words(".rt-fact-form", "Save correction")?;
    window.until_it_says("The note says that already")?;
    window.look("case-note-correct")?;
    window.type_over(".rt-fact-form textarea", "Texted Anne at 9am")?;
    window.press_words(".rt-fact-form", "Save correction")?;
    bar_says(&window, "Note corrected")?;
    window.until_it_says("Corrected by Priya Nair")?;
    let text = window.text()?;
    assert!(text.contains("Texted Anne at 9am") && text.contains("Rang Anne at 9am"), "both wordings: {text}");

    // Entered in error needs a reason.
    window.press_words(".rt-note-acts", "Entered in error")?;
    window.press_words(".rt-fact-form", "Mark as entered in error")?;
    window.until_it_says("Say why it was entered in error")?;
    window.look("case-note-error-why")?;
    window.type_over(".rt-fact-form input", "Wrong person")?;
    window.keys(&[key::ENTER])?;
    bar_says(&window, "Note marked as entered in error")?;
    window.until_it_says("Entered in error: Wrong person")?;
    window.look("case-note-struck")?;

    // An action asked for and taken back is cancelled.
    tab(&window, "actions")?;
    window.type_over("#action-text", "Ring the day centre")?;
    window.type_over("#action-owner-person", "Priya Nair")?;
    window.keys(&[key::ENTER])?;
    bar_says(&window, "Action saved on this laptop")?;
    window.press_words(".rt-lastact", "Undo")?;
    bar_says(&window, "The action is cancelled")?;
    window.until("document.querySelector('.rt-action .nhsuk-tag')?.innerText === 'Cancelled'")?;
    window.close()?;

    let audit = offices.practice.ask(&["audit", "list", "--case", &offices.mary])?;
    let looks = audit.as_array().unwrap().iter().filter(|line| line["act"] == "key_safe_show").count();
    assert_eq!(looks, 2, "each press on the key safe left its line: {audit}");
    Ok(())
}

#[test]
fn cohorts_and_about_me_are_changed_by_keyboard_alone() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;
    window.tab_to("document.activeElement.innerText.startsWith('Cohorts')")?;
    window.keys(&[key::ENTER])?;
    window.until("document.activeElement.type === 'checkbox'")?;
    // Frailty is ticked: untick it, and the reason is asked for.
    window.tab_to("document.activeElement.value === 'frailty'")?;
    window.keys(&[" "])?;
    window.until_it_says("Why the person leaves")?;
    window.look("case-cohorts")?;
    window.tab_to("document.activeElement.type === 'submit' && document.activeElement.innerText === 'Save'")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Say why the person leaves the cohort")?;
    window
        .tab_to("document.activeElement.type === 'text' && document.activeElement.closest('.rt-fact-form') !== null")?;
    window.type_keys("Stronger now")?;
    window.keys(&[key::ENTER])?;
    bar_says(&window, "Cohorts changed")?;
    window.until("!document.querySelector('.rt-facts').innerText.includes('Frailty')")?;
    window.keys(&[key::CONTROL, "z"])?;
    bar_says(&window, "Cohorts are as they were before")?;
    window.until("document.querySelector('.rt-facts').innerText.includes('Frailty')")?;
    window.close()
}
