//! Adding a person: whoever may be the same person stands beside the form, and nothing is joined or saved unseen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use serde_json::Value;
use tests::{
    offices::{PASSPHRASE, TwoOffices},
    window::{Trouble, Window, key},
};

const BOX: &str = "#passphrase";
/// The arrow up, as WebDriver names it.
const UP: &str = "\u{e013}";

fn look(window: &Window, name: &str) -> Result<(), Trouble> {
    window.picture(name)?;
    let faults = window.faults()?;
    assert!(faults.is_empty(), "{name} must be readable and usable by everybody: {faults:#?}");
    Ok(())
}

fn open(offices: &TwoOffices) -> Result<Window, Trouble> {
    let window = Window::open(&offices.practice.vault)?;
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-shell")?;
    window.go("#/add-person")?;
    window.see("#person-number")?;
    Ok(window)
}

/// Empties a box and types into it; a box that is out of sight is brought into it first.
fn type_over(window: &Window, css: &str, text: &str) -> Result<(), Trouble> {
    window.ask(&format!("document.querySelector({}).scrollIntoView({{block: 'center'}})", Value::from(css)))?;
    window.type_over(css, text)
}

fn press_words(window: &Window, within: &str, words: &str) -> Result<(), Trouble> {
    let mark = format!(
        "(() => {{ const at = [...document.querySelectorAll('{within} button')].find(b => b.innerText.trim().startsWith({words}));
            document.querySelectorAll('[data-pressed]').forEach(b => delete b.dataset.pressed);
            if (at) {{ at.dataset.pressed = 'yes'; at.scrollIntoView({{block: 'center'}}); }} return Boolean(at); }})()",
        words = Value::from(words)
    );
    window.until(&mark)?;
    window.press("[data-pressed]")
}

fn born(window: &Window, day: &str, month: &str, year: &str) -> Result<(), Trouble> {
    for (part, figures) in [("day", day), ("month", month), ("year", year)] {
        type_over(window, &format!("#person-born-{part}"), figures)?;
    }
    Ok(())
}

#[test]
fn somebody_already_here_is_seen_before_anything_is_saved() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;
    look(&window, "add-person")?;

    // Nothing typed: each thing that is missing is named, and the link leads to its box.
    press_words(&window, ".rt-add__form", "Add this person")?;
    window.until_it_says("Enter the NHS number, or tick that you do not know it")?;
    window.until_it_says("Enter at least one name")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    look(&window, "add-person-missing")?;
    window.press(".rt-error-summary a")?;
    window.until("document.activeElement.id === 'person-number'")?;

    // A wrong digit is said in words, and what was typed stays.
    window.type_into("#person-number", "9990548608")?;
    window.until("document.getElementById('person-number').value === '999 054 8608'")?;
    window.type_into("#person-family", "Brennan")?;
    press_words(&window, ".rt-add__form", "Add this person")?;
    window.until_it_says("the last digit is a check")?;
    look(&window, "add-person-wrong-number")?;

    // Not known is an answer; the one already here appears beside the form while typing.
    window.press("#person-number-not-known")?;
    window.until("document.getElementById('person-number').value === ''")?;
    window.type_into("#person-given", "Tom")?;
    assert_eq!(window.ask("document.querySelectorAll('.rt-match').length")?, 0, "a name alone is not enough to ask");
    born(&window, "21", "11", "1934")?;
    window.until("document.querySelectorAll('.rt-match').length === 1")?;
    window.until_it_says("Same date of birth. Different name.")?;
    window.until_it_says("BRENNAN, Thomas")?;
    assert_eq!(
        window.ask("[...document.querySelectorAll('.rt-match__differs')].map(b => b.innerText)[0]")?,
        "BRENNAN, Tom",
        "what differs stands out"
    );
    look(&window, "add-person-match")?;

    // Saving asks the question first.
    press_words(&window, ".rt-add__form", "Add this person")?;
    window.until_it_says("Say whether this is the same person as BRENNAN, Thomas")?;
    look(&window, "add-person-unanswered")?;
    window.press(".rt-error-summary a")?;
    window.until("document.activeElement.id.startsWith('match-')")?;
    press_words(&window, ".rt-match", "Yes, open this record")?;
    window.see("#note")?;
    window.until("document.querySelector('.rt-banner__name').innerText.includes('BRENNAN, Thomas')")?;
    window.close()?;
    assert_eq!(offices.practice.ask(&["case", "list"])?["total"], 3, "nobody was added");
    Ok(())
}

#[test]
fn a_different_person_is_added_and_can_be_taken_back() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;
    window.type_into("#person-number", "999 112 3741")?;
    window.type_into("#person-family", "Brennan")?;
    window.type_into("#person-given", "Thomasina")?;
    // A half-typed form survives a lock.
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    let left = window.ask("document.documentElement.outerHTML")?;
    assert!(!left.as_str().unwrap().contains("Brennan"), "nothing of it is readable behind the lock");
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until("document.getElementById('person-family')?.value === 'Brennan'")?;
    window.until("document.getElementById('person-number').value === '999 112 3741'")?;
    window.type_into("#person-title", "Ms")?;
    born(&window, "21", "November", "1934")?;
    window.type_into("#person-headline", "Fell twice this month.")?;
    window.ask("document.getElementById('person-urgency').focus()")?;
    for _ in 0..4 {
        window.keys(&[UP])?;
    }
    window.until_it_says("Roundtable does not alert anybody")?;
    look(&window, "add-person-urgent")?;
    for _ in 0..4 {
        window.keys(&[key::DOWN])?;
    }
    window.press("input[value=falls]")?;
    if window.ask("document.querySelectorAll('.rt-match').length")? != 0 {
        press_words(&window, ".rt-match", "No, a different person")?;
        window.until("document.querySelectorAll('.rt-match').length === 0")?;
    }
    press_words(&window, ".rt-add__form", "Add this person")?;
    window.see("#note")?;
    window.until_it_says("BRENNAN, Thomasina added")?;
    let text = window.text()?;
    for words in ["BRENNAN, Thomasina (Ms)", "999\u{a0}112\u{a0}3741", "Fell twice this month.", "Active"] {
        assert!(text.contains(words), "the new case must show {words:?}: {text}");
    }
    look(&window, "add-person-added")?;
    press_words(&window, ".rt-lastact", "Undo")?;
    window.until_it_says("marked as entered in error")?;
    window.until("document.querySelector('.rt-facts').innerText.includes('Entered in error')")?;
    window.close()?;
    let all = offices.practice.ask(&["case", "list", "--status", "entered_in_error"])?;
    assert_eq!(all["total"], 1, "taken back, and still there for whoever asks");
    Ok(())
}
