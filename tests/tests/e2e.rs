//! Journeys through the real window: what a care coordinator does, from a wrong passphrase to a locked screen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{env, fs, path::PathBuf};

use serde_json::json;
use tests::{
    offices::{Office, PASSPHRASE, TwoOffices},
    window::{Trouble, Window, key},
};

const BOX: &str = "#passphrase";
const NOTE: &str = "Texted Anne at 9am, as asked. She would take two more nights a week.";

#[test]
fn journey() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let window = Window::open(&practice.vault)?;

    // A wrong passphrase is a sentence, and the box is still there.
    window.see(BOX)?;
    assert_eq!(window.ask("document.activeElement.id")?, "passphrase", "the passphrase can be typed at once");
    window.look("unlock")?;
    window.type_into(BOX, "these are not the words")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("There is a problem")?;
    window.until_it_says("small and capital letters matter")?;
    window.until("document.activeElement.id === 'passphrase' && document.activeElement.value === ''")?;
    assert!(window.ask("document.title")?.as_str().unwrap().starts_with("Error: "), "the title says so too");
    window.look("unlock-wrong-passphrase")?;

    // The caseload lists, and narrows while typing.
    window.unlock()?;
    window.see(".rt-today")?;
    window.go("#/caseload")?;
    window.until("document.querySelectorAll('a.rt-person').length === 3")?;
    let text = window.text()?;
    for words in ["SMITH, Mary (Mrs)", "999\u{a0}054\u{a0}8609", "ŁUKASIK, Jan", "Showing 3 open cases", "Two answers"]
    {
        assert!(text.contains(words), "the caseload must show {words:?}: {text}");
    }
    window.look("caseload")?;
    window.type_into("#find-in-caseload", "smi")?;
    window.until("document.querySelectorAll('a.rt-person').length === 1")?;
    window.until_it_says("Filtered by “smi”")?;
    window.look("caseload-search")?;
    window.type_over("#find-in-caseload", "nobody of that name")?;
    window.until_it_says("No cases match")?;
    window.look("caseload-nobody")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.querySelectorAll('a.rt-person').length === 3")?;

    // The case, by keyboard: Mary is the last of three by family name.
    window.type_into("#find-in-caseload", "mary")?;
    window.until("document.querySelectorAll('a.rt-person').length === 1")?;
    window.keys(&[key::DOWN])?;
    window.until("document.activeElement.classList.contains('rt-person')")?;
    window.keys(&[key::ENTER])?;
    window.see("#note")?;
    window.until_it_says("Breathless lying flat")?;
    let text = window.text()?;
    for words in [
        "Hathermoor Hospice",
        "Grace Okafor, visit",
        "Priya Nair, phone call",
        "Not for CPR",
        "stay in my own bed",
        "Own home",
        "Hospice",
    ] {
        assert!(text.contains(words), "the case must show {words:?}: {text}");
    }
    let title = window.ask("document.title")?;
    assert_eq!(title, "M S, case - Roundtable", "a title holds initials at most");
    window.look("case")?;

    // An empty note is a problem with a way to mend it; a real one is durable.
    window.press(".rt-note__foot button[type=submit]")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.until_it_says("Write something before saving the note")?;
    window.look("case-empty-note")?;
    window.press(".rt-error-summary a")?;
    window.until("document.activeElement.id === 'note'")?;
    window.type_into("#note", NOTE)?;
    window.keys(&[key::CONTROL, key::ENTER])?;
    window.until(
        "[...document.querySelectorAll('.rt-timeline__body')].some(body => body.innerText.startsWith('Texted Anne'))",
    )?;
    window.until("document.getElementById('note').value === ''")?;
    window.until_it_says("Saved on this laptop at")?;
    window.look("case-note-added")?;
    for tab in ["details", "sharing", "history"] {
        window.press(&format!("[role=tab][data-key={tab}]"))?;
        window.until(&format!("document.querySelector('[role=tab][data-key={tab}]').ariaSelected === 'true'"))?;
        window.look(&format!("case-{tab}"))?;
    }
    window.kill()?;

    let window = Window::open(&practice.vault)?;
    window.see(BOX)?;
    window.unlock()?;
    window.go(&format!("#/case/{mary}"))?;
    window.until_it_says(NOTE)?;

    // Two answers: nothing is chosen when the choice opens; choosing settles it everywhere on the page.
    window.press(".rt-two button")?;
    window.see(".rt-two__choice")?;
    assert_eq!(
        window.ask("document.querySelectorAll('.rt-two__choice input:checked').length")?,
        0,
        "nothing is chosen yet"
    );
    window.press(".rt-two__choice button[type=submit]")?;
    window.until_it_says("Choose one of the answers")?;
    window.look("case-choose-between-answers")?;
    window.press(".rt-two__choice label")?;
    window.press(".rt-two__choice button[type=submit]")?;
    window.until("document.querySelector('.rt-two') === null")?;
    window.until("!document.querySelector('.rt-statusbar').innerText.includes('checking')")?;
    let asked = practice.ask(&["two-answers", "list"]);
    assert!(asked.is_err(), "the window has the vault, so the command line is told that it is in use");

    // Locking: nothing readable remains, and every command refuses.
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    window.until("document.querySelector('.rt-shell') === null")?;
    let left = window.ask("document.documentElement.outerHTML")?;
    for words in ["SMITH", "Mary", "Molly", "Texted", "8609", "Breathless"] {
        assert!(!left.as_str().unwrap().contains(words), "{words} must not remain on a locked screen");
    }
    for (command, args) in [
        ("list_cases", json!({"cohort": null, "status": null, "search": null, "limit": 10, "offset": 0})),
        ("open_case", json!({"id": mary})),
        ("add_note", json!({"case": mary, "kind": "update", "part": "core", "text": "x"})),
        ("sharing_status", json!({})),
    ] {
        let refusal = window.call(command, &args)?.expect_err("a locked vault answers nothing");
        assert_eq!(refusal["code"], "locked", "{command} must say that it is locked");
    }
    window.look("locked")?;
    let asked = practice.ask(&["two-answers", "list"])?;
    assert_eq!(asked, json!([]), "what was chosen in the window is settled, and locking let go of the vault");

    // Unlocking comes back to where the person was, also to a half-written note, which a lock never costs.
    window.unlock()?;
    window.until_it_says(NOTE)?;
    window.type_into("#note", "Half a sentence")?;
    window.keys(&[key::CONTROL, "l"])?;
    window.until_it_says("Your unfinished note about M S is kept")?;
    assert!(
        !window.ask("document.documentElement.outerHTML")?.to_string().contains("Half a sentence"),
        "nor is it readable"
    );
    window.look("locked-unfinished-note")?;
    window.unlock()?;
    window.until("document.getElementById('note')?.value === 'Half a sentence'")?;
    window.close()
}

/// Asks the hospice for something and says that it is done, with no mouse at all.
#[test]
fn an_action_by_keyboard() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    window.see(BOX)?;
    window.unlock()?;
    window.go(&format!("#/case/{mary}"))?;
    window.see("#note")?;
    window.tab_to("document.activeElement.dataset?.key === 'timeline'")?;
    window.keys(&[key::RIGHT])?;
    window.until("document.querySelector('[role=tab][data-key=actions]').ariaSelected === 'true'")?;
    window.until_it_says("No actions yet")?;
    window.look("case-actions-none")?;

    // Nothing typed yet: each box that is missing something is named, and the link goes to it.
    window.tab_to("document.activeElement.id === 'action-text'")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Choose who will do it, or name a person")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.look("case-actions-missing")?;
    window.tab_to("document.activeElement.innerText === 'Say what is to be done'")?;
    window.keys(&[key::ENTER])?;
    window.until("document.activeElement.id === 'action-text'")?;

    window.type_keys("Ring Anne about two more nights")?;
    window.keys(&[key::TAB])?;
    // The first is to choose, the second is ourselves.
    window.keys(&[key::DOWN])?;
    window.keys(&[key::DOWN])?;
    window.until("document.getElementById('action-owner').selectedOptions[0].text === 'Hathermoor Hospice'")?;
    window.keys(&[key::TAB])?;
    window.type_keys("Grace Okafor")?;
    for figures in ["3", "March", "2030"] {
        window.keys(&[key::TAB])?;
        window.keys(&[key::CONTROL, "a"])?;
        window.type_keys(figures)?;
    }
    window.keys(&[key::ENTER])?;
    window.until_it_says("Action saved on this laptop")?;
    window.until_it_says("3 March 2030")?;
    window.until("document.activeElement.id === 'action-text' && document.activeElement.value === ''")?;
    let text = window.text()?;
    for words in
        ["Grace Okafor, Hathermoor Hospice", "Not sent to Hathermoor Hospice yet", "Actions (1)", "Asked by Priya Nair"]
    {
        assert!(text.contains(words), "the action must say {words:?}: {text}");
    }
    window.look("case-action-asked")?;

    // A reason is asked for where somebody must be told why.
    window.tab_to("document.activeElement.innerText.startsWith('Decline')")?;
    window.keys(&[key::ENTER])?;
    window.until("document.activeElement.tagName === 'TEXTAREA'")?;
    window.tab_to("document.activeElement.type === 'submit' && document.activeElement.innerText === 'Decline'")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Say why")?;
    window.look("case-action-why")?;
    window.tab_to("document.activeElement.innerText === 'Not now'")?;
    window.keys(&[key::ENTER])?;
    window.until("document.querySelector('.rt-action-form--step') === null")?;

    window.tab_to("document.activeElement.innerText.startsWith('Accept')")?;
    window.keys(&[key::ENTER])?;
    window.until("document.querySelector('.rt-action .nhsuk-tag').innerText === 'Accepted'")?;
    window.until("document.activeElement.innerText === 'Ring Anne about two more nights'")?;
    window.look("case-action-accepted")?;
    window.tab_to("document.activeElement.innerText.startsWith('Mark as done')")?;
    window.keys(&[key::ENTER])?;
    window.until("document.querySelector('.rt-action .nhsuk-tag').innerText === 'Done'")?;
    window.until_it_says("Nothing left to do")?;
    window.look("case-action-done")?;
    window.close()?;

    let kept = practice.ask(&["action", "list"])?;
    assert_eq!(
        (kept[0]["state"].as_str(), kept[0]["due"].as_str(), kept[0]["owner"].as_str()),
        (Some("done"), Some("2030-03-03"), Some("Grace Okafor, Hathermoor Hospice")),
        "what the window did is in the record: {kept}"
    );
    Ok(())
}

#[test]
fn what_the_page_may_not_do() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let office = Office::make(folder.path(), "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")?;
    let window = Window::open(&office.vault)?;
    window.see(BOX)?;
    for command in [
        "plugin:shell|open",
        "plugin:fs|read_text_file",
        "plugin:event|emit",
        "plugin:webview|create_webview_window",
        "no_such_command",
    ] {
        let refusal = window.call(command, &json!({}))?.expect_err("refused");
        assert!(refusal.is_string(), "{command} must be stopped by the permissions: {refusal}");
    }
    assert_eq!(
        window.ask("typeof window.__TAURI__")?,
        "undefined",
        "the program's whole interface is not handed to pages"
    );
    assert_eq!(window.ask("Object.isFrozen(Object.prototype)")?, true, "a page cannot change what our code calls");
    // The content policy: neither a script in the page nor another host.
    window.ask("(() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.head.append(s); })()")?;
    assert_eq!(window.ask("window.ran ?? null")?, json!(null), "a script written into the page must not run");
    let before = window.ask("location.href")?;
    window.ask("(() => { location.href = 'https://example.org/'; })()")?;
    window.ask("window.open('https://example.org/') === null")?;
    window.see(BOX)?;
    assert_eq!(window.ask("location.href")?, before, "the window shows no other page");
    // An office with nobody in it yet says what to do next.
    window.unlock()?;
    window.until_it_says("Start here")?;
    window.go("#/caseload")?;
    window.until_it_says("No cases yet")?;
    window.look("caseload-empty")?;
    window.close()
}

#[test]
fn a_vault_that_does_not_open_says_why_and_what_next() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let office = Office::make(folder.path(), "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")?;

    let held = office.hold()?;
    let window = Window::open(&office.vault)?;
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("There is a problem")?;
    let in_use = window.text()?;
    window.look("unlock-in-use")?;
    drop(held);
    window.unlock()?;
    window.close()?;

    // Opened and closed in order, so that the write-ahead log holds no good copy of what is damaged next.
    office.ask(&["status"])?;
    let database = office.vault.join("vault.db");
    let mut bytes = fs::read(&database)?;
    for byte in bytes.iter_mut().skip(100).take(2000) {
        *byte ^= 0x5a;
    }
    fs::write(&database, bytes)?;
    let window = Window::open(&office.vault)?;
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("There is a problem")?;
    let damaged = window.text()?;
    window.look("unlock-damaged")?;
    assert!(damaged.contains("Do not delete anything"), "a damaged vault is never to be erased: {damaged}");
    assert!(!damaged.contains("type it again"), "the passphrase is right, so typing it again does not help: {damaged}");
    assert_ne!(in_use, damaged, "in use and damaged are different situations");
    window.close()?;

    let window = Window::open(&folder.path().join("nothing here"))?;
    window.until_it_says("There is no caseload on this laptop yet")?;
    window.close()
}

/// Walks through a vault that is already there and only looks: for pictures of `cargo xtask run` without a display.
#[test]
fn tour() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let vault = match env::var_os("ROUNDTABLE_E2E_VAULT") {
        Some(vault) => PathBuf::from(vault),
        None => TwoOffices::make(folder.path())?.practice.vault,
    };
    let passphrase = match env::var_os("ROUNDTABLE_E2E_VAULT") {
        Some(_) => env::var("ROUNDTABLE_PASSPHRASE")
            .map_err(|_| "ROUNDTABLE_PASSPHRASE must be set with ROUNDTABLE_E2E_VAULT")?,
        None => PASSPHRASE.to_owned(),
    };
    let window = Window::open(&vault)?;
    window.see(BOX)?;
    window.look("tour-1-unlock")?;
    window.type_into(BOX, &passphrase)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-today .rt-columns")?;
    window.look("tour-2-today")?;
    window.go("#/caseload")?;
    window.see("a.rt-person")?;
    window.look("tour-2-caseload")?;
    // Somebody with a question open shows more of the page, when there is such a person.
    let disputed = window.ask("document.querySelector('tr:has(.rt-tocheck) a.rt-person')?.hash ?? null")?;
    match disputed.as_str() {
        Some(case) => window.go(case)?,
        None => window.press("a.rt-person")?,
    }
    window.see("#note")?;
    window.look("tour-3-case")?;
    window.press("[role=tab][data-key=details]")?;
    window.until("document.querySelector('[role=tab][data-key=details]').ariaSelected === 'true'")?;
    window.look("tour-4-case-details")?;
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    window.look("tour-5-locked")?;
    window.close()
}
