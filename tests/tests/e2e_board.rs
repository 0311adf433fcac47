//! Journeys on the board: a card moved by its menu and by keys alone, taken back, closed with its actions and opened again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::process::Command;

use serde_json::{Value, json};
use tests::{
    offices::{TwoOffices, built},
    window::{Trouble, Window, key},
};

const BOX: &str = "#passphrase";

/// The window on a page, unlocked.
fn open(offices: &TwoOffices, page: &str) -> Result<Window, Trouble> {
    let window = Window::open(&offices.practice.vault)?;
    window.unlock()?;
    window.go(page)?;
    Ok(window)
}

fn bar_says(window: &Window, words: &str) -> Result<(), Trouble> {
    window.until(&format!("document.querySelector('.rt-lastact').innerText.includes({})", Value::from(words)))
}

/// Whether a person stands in a column.
fn stands_in(case: &str, stage: &str) -> String {
    format!(
        "document.querySelector('[data-card=\"{case}\"]')?.closest('.rt-lane').querySelector('h2').innerText === '{stage}'"
    )
}

/// Adds somebody to the practice; gives the case's id.
fn somebody(offices: &TwoOffices, family: &str, given: &str, born: &str, cohorts: &[&str]) -> Result<String, Trouble> {
    let new =
        json!({"person": {"family_name": family, "given_name": given, "date_of_birth": born}, "cohorts": cohorts});
    let file = offices.practice.vault.parent().unwrap().join(format!("{family}.json"));
    std::fs::write(&file, new.to_string())?;
    let added = offices.practice.ask(&["case", "add", "--json-file", &file.display().to_string()])?;
    Ok(added["id"].as_str().unwrap().to_owned())
}

#[test]
fn a_card_moves_by_keys_alone_and_back() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let thomas = somebody(&offices, "Whitaker", "Thomas", "1934-05-02", &["falls"])?;
    let grace = somebody(&offices, "Oyelaran", "Grace", "1947-11-20", &["falls", "frailty"])?;
    let vera = somebody(&offices, "Stott", "Vera", "1935-01-30", &["falls"])?;
    offices.practice.ask(&["case", "set", &thomas, "status", "new"])?;
    offices.practice.ask(&["case", "set", &grace, "key_worker", "Joe Marsh, community"])?;
    offices.practice.ask(&["case", "set", &vera, "urgency", "two_hours"])?;
    let window = open(&offices, "#/board?cohort=falls")?;
    window.see(".rt-card")?;
    window.until(&stands_in(&thomas, "New"))?;
    assert_eq!(
        window.ask("[...document.querySelectorAll('.rt-lane h2')].map(h => h.innerText)")?,
        json!(["New", "Active", "On hold", "Ready to close"]),
        "the stages in order"
    );
    window.until_it_says("Get people up safely, and find out why they fell.")?;
    window.until_it_says("Urgent: within 2 hours")?;
    window.look("board")?;
    window.press(&format!("#move-{vera}"))?;
    window.see("[role=menu]")?;
    window.look("board-menu")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.querySelector('[role=menu]') === null")?;
    window.until(&format!("document.activeElement.id === 'move-{vera}'"))?;

    // Keys alone from here: an arrow to the next card, M for its menu, down to a stage, Enter.
    window.ask(&format!("document.querySelector('[data-card=\"{vera}\"] a').focus()"))?;
    window.keys(&[key::DOWN])?;
    window.until("document.activeElement.innerText.startsWith('BRENNAN')")?;
    window.keys(&[key::DOWN])?;
    window.until(&format!("document.activeElement.closest('[data-card]')?.dataset.card === '{grace}'"))?;
    window.keys(&["m"])?;
    window.until("document.activeElement.getAttribute('role') === 'menuitem'")?;
    window.keys(&[key::DOWN])?;
    window.until("document.activeElement.innerText.startsWith('On hold')")?;
    window.keys(&[key::ENTER])?;
    window.see("#board-why")?;
    window.until("document.activeElement.closest('[role=dialog]') !== null")?;
    window.type_into("#board-why", " ")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Say why, for example: in hospital")?;
    window.look("board-why")?;
    window.type_into("#board-why", "In hospital since Monday")?;
    window.keys(&[key::ENTER])?;
    window.until(&stands_in(&grace, "On hold"))?;
    window.until_it_says("In hospital since Monday")?;
    bar_says(&window, "OYELARAN, Grace moved to On hold")?;
    window.until("document.activeElement.innerText.startsWith('BRENNAN')")?;
    window.look("board-moved")?;

    // Left and right go from column to column; empty ones are passed over.
    window.keys(&[key::RIGHT])?;
    window.until(&format!("document.activeElement.closest('[data-card]')?.dataset.card === '{grace}'"))?;
    window.keys(&[key::LEFT])?;
    window.keys(&[key::LEFT])?;
    window.until(&format!("document.activeElement.closest('[data-card]')?.dataset.card === '{thomas}'"))?;

    window.keys(&[key::CONTROL, "z"])?;
    bar_says(&window, "OYELARAN, Grace is active again")?;
    window.until(&stands_in(&grace, "Active"))?;
    assert!(!window.text()?.contains("In hospital since Monday"), "the reason goes with the stage");

    // What another laptop or page does is counted, and moves nothing until it is asked for.
    let theirs = json!({"case": thomas, "from": "new", "to": "active", "reason": ""});
    window.call("move_case", &theirs)?.expect("moved");
    window.until_it_says("1 person changed.")?;
    assert_eq!(window.ask(&stands_in(&thomas, "New"))?, true, "nothing moved under the pointer");
    window.press_words(".rt-arrived", "Show")?;
    window.until(&stands_in(&thomas, "Active"))?;
    let stale = window.call("move_case", &theirs)?.expect_err("it is no longer new");
    assert_eq!(stale["code"], "changed_meanwhile", "a board that shows the past moves nobody");

    // A cohort with nobody in it says so and what to do.
    window.go("#/board?cohort=home-visiting")?;
    window.until_it_says("Nobody is in Home visiting yet")?;
    window.look("board-nobody")?;
    window.close()
}

#[test]
fn a_case_is_closed_with_its_actions_and_opened_again() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let grace = somebody(&offices, "Oyelaran", "Grace", "1947-11-20", &["falls"])?;
    for text in ["Ring the daughter", "Order a second rail"] {
        offices.practice.ask(&[
            "action",
            "add",
            &grace,
            "--text",
            text,
            "--owner",
            "Priya Nair",
            "--due",
            "2027-03-13",
        ])?;
    }
    let window = open(&offices, "#/board")?;
    window.press(&format!("#move-{grace}"))?;
    window.press("[role=menuitem][data-key=close]")?;
    window.see("#close-reason")?;
    window.until("document.activeElement.id === 'close-reason'")?;
    window.press_words(".rt-ending", "Close the case")?;
    window.until_it_says("Choose why the case is closed")?;
    window.until_it_says("Say what happens to: Ring the daughter")?;
    window.look("case-closing-problems")?;
    window.ask("document.getElementById('close-reason').focus()")?;
    window.keys(&["g"])?;
    window.until("document.getElementById('close-reason').value === 'goals_met'")?;
    window.type_into("#close-outcome", "Walks to the shop again, with her frame.")?;
    let radios = "[...document.querySelectorAll('.rt-ending__action')].map(a => [...a.querySelectorAll('label')].map(l => l.innerText.trim()))";
    assert_eq!(
        window.ask(radios)?,
        json!([["Done", "Cancelled"], ["Done", "Cancelled"]]),
        "each action is asked about"
    );
    window.press(".rt-ending__action:nth-of-type(1) .rt-choice:nth-of-type(1)")?;
    window.press(".rt-ending__action:nth-of-type(2) .rt-choice:nth-of-type(2)")?;
    window.see("#close-why")?;
    window.type_into("#close-why", "She has one rail and likes it")?;
    window.look("case-closing")?;
    window.press_words(".rt-ending", "Close the case")?;
    bar_says(&window, "The case is closed")?;
    window.until_it_says("Closed: goals met")?;
    window.until_it_says("Walks to the shop again, with her frame.")?;
    window.look("case-closed")?;

    // Taken back: open as before, and so are its actions.
    window.press_words(".rt-lastact", "Undo")?;
    bar_says(&window, "The case is open as it was before")?;
    window.until("document.querySelector('.rt-facts').innerText.includes('Active')")?;
    let actions = offices_actions(&window, &grace)?;
    assert_eq!(actions, json!(["in_progress", "proposed"]), "nobody's work is lost");

    // Closed again by its own page, and opened again with a reason.
    window.press_words(".rt-facts", "Close this case")?;
    window.see("#close-reason")?;
    window.keys(&["m"])?;
    window.until("document.getElementById('close-reason').value === 'moved'")?;
    window.type_into("#close-outcome", "Lives with her son in Leeds now.")?;
    window.press(".rt-ending__action:nth-of-type(1) .rt-choice:nth-of-type(1)")?;
    window.press(".rt-ending__action:nth-of-type(2) .rt-choice:nth-of-type(1)")?;
    window.press_words(".rt-ending", "Close the case")?;
    window.until_it_says("Closed: moved away")?;
    window.press_words(".rt-ended", "Open this case again")?;
    window.see("#reopen-why")?;
    window.type_into("#reopen-why", "Came back home")?;
    window.keys(&[key::ENTER])?;
    bar_says(&window, "The case is open again")?;
    window.until("document.querySelector('.rt-ended') === null")?;

    // The caseload shows who is open; whoever looks for somebody by name hears of those who are not.
    window.press_words(".rt-facts", "Close this case")?;
    window.see("#close-reason")?;
    window.keys(&["m"])?;
    window.type_into("#close-outcome", "In Leeds for good.")?;
    window.press_words(".rt-ending", "Close the case")?;
    window.until_it_says("Closed: moved away")?;
    window.go("#/caseload?q=oyelaran")?;
    window.until_it_says("1 closed or declined person matches. Show all")?;
    window.look("caseload-also-closed")?;
    window.press_words(".rt-nothing", "1 closed or declined")?;
    window.until("document.querySelectorAll('a.rt-person').length === 1")?;
    window.close()?;
    let kept = offices.practice.ask(&["case", "show", &grace])?;
    assert_eq!(kept["status"], "closed", "as it was left");
    assert_eq!(kept["parts"]["core"]["closure_reason"]["value"], "moved", "with its reason");
    Ok(())
}

fn offices_actions(window: &Window, case: &str) -> Result<Value, Trouble> {
    let shown = window.call("open_case", &json!({"id": case}))?.expect("opens");
    let mut states: Vec<&str> =
        shown["actions"].as_array().unwrap().iter().map(|action| action["state"].as_str().unwrap()).collect();
    states.sort_unstable();
    Ok(json!(states))
}

#[test]
fn a_whole_neighbourhood_fits_on_the_board_and_is_asked_about_stepping_down() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let town = folder.path().join("town");
    let made = Command::new(built("roundtable")?)
        .args(["--json", "demo", town.to_str().ok_or("a path")?, "--cases", "250"])
        .env("ROUNDTABLE_TEST_KDF", "1")
        .output()?;
    assert!(made.status.success(), "the neighbourhood is made: {}", String::from_utf8_lossy(&made.stderr));
    let window = Window::open(&town.join("practice"))?;
    window.type_into(BOX, casework::demo::PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-shell")?;
    window.go("#/board")?;
    window.see(".rt-card")?;
    window.until("document.querySelectorAll('.rt-lane')[1].querySelectorAll('.rt-card').length === 50")?;
    window.until(
        "/^\\d+ more/.test(document.querySelectorAll('.rt-lane')[1].querySelector('.rt-lane__more').innerText)",
    )?;
    window.look("board-neighbourhood")?;
    window.press_words(".rt-lane__more", "")?;
    window.until("location.hash.startsWith('#/caseload') && location.hash.includes('status=active')")?;

    // Nobody did anything for four meetings: asked on the caseload, the card and the case, and answered there.
    window.go("#/caseload")?;
    window.press_words(".rt-review", "")?;
    window.go("#/caseload?needs=quiet")?;
    window.see("a.rt-person")?;
    window.press("a.rt-person")?;
    window.until_it_says("No change for 4 weeks: step down?")?;
    window.look("case-step-down")?;
    window.press_words(".rt-stepdown", "Keep as it is")?;
    bar_says(&window, "Kept as it is until the next review")?;
    window.until("document.querySelector('.rt-stepdown') === null")?;
    window.keys(&[key::CONTROL, "z"])?;
    bar_says(&window, "The day of the next review is as it was before")?;
    window.go("#/caseload?needs=quiet")?;
    window.see("a.rt-person")?;
    window.ask("[...document.querySelectorAll('a.rt-person')].at(-1).dataset.pressed = 'yes'")?;
    window.press("[data-pressed]")?;
    window.press_words(".rt-stepdown", "Move to ready to close")?;
    bar_says(&window, "Moved to Ready to close")?;
    window.until("document.querySelector('.rt-facts').innerText.includes('Ready to close')")?;
    window.go("#/services")?;
    window.until_it_says("Directory (12)")?;
    window.look("services-neighbourhood")?;
    window.go("#/cohorts")?;
    window.until_it_says("Lonely this winter")?;
    window.look("cohorts-neighbourhood")?;
    window.close()
}
