//! Finding with the keyboard only: a person, an action, a page, a question, and nobody.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use tests::{
    offices::TwoOffices,
    window::{Trouble, Window, key},
};

const BOX: &str = ".rt-findbox input";
const ACTIVE: &str = "document.activeElement === document.querySelector('.rt-findbox input')";

fn look(window: &Window, name: &str) -> Result<(), Trouble> {
    // Which line is chosen is told half a second after the last letter, so that a screen reader can say the letter.
    window.until(
        "(id => !id || document.getElementById(id))(document.querySelector('.rt-findbox input').getAttribute('aria-activedescendant'))",
    )?;
    window.picture(name)?;
    let faults = window.faults()?;
    assert!(faults.is_empty(), "{name} must be readable and usable by everybody: {faults:#?}");
    Ok(())
}

fn unlocked(office: &tests::offices::Office) -> Result<Window, Trouble> {
    let window = Window::open(&office.vault)?;
    window.unlock()?;
    Ok(window)
}

fn find(window: &Window) -> Result<(), Trouble> {
    window.keys(&[key::CONTROL, "k"])?;
    window.see(BOX)?;
    window.until(ACTIVE)
}

/// What the line that Enter would open says.
const CHOSEN: &str = "(document.querySelector('.rt-found__line[data-focused]')?.innerText ?? '')";

#[test]
fn by_keyboard_only() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    practice.ask(&[
        "action",
        "add",
        &mary,
        "--text",
        "Ring the chemist about the dosette box",
        "--owner",
        "Priya Nair",
        "--due",
        "2030-03-03",
    ])?;
    let window = unlocked(&practice)?;

    // Before anything is typed: the pages, and nobody yet.
    find(&window)?;
    window.until_it_says("Pages")?;
    assert!(!window.text()?.contains("People you looked at"), "nobody was looked at since unlocking");
    look(&window, "find-empty")?;

    // One act and typing: Ctrl+K, a few letters, Enter.
    window.type_keys("mary sm")?;
    window.until(&format!("{CHOSEN}.includes('SMITH, Mary (Mrs)')"))?;
    let text = window.text()?;
    for words in ["999\u{a0}054\u{a0}8609", "known as Molly", "aged 8"] {
        assert!(text.contains(words), "the line tells her from others by {words:?}: {text}");
    }
    look(&window, "find-person")?;
    window.keys(&[key::ENTER])?;
    window.see("#note")?;
    assert_eq!(window.ask("location.hash")?, format!("#/case/{mary}"), "her page is open");
    window.until("document.querySelector('.rt-findbox') === null")?;
    window.until("document.activeElement.id === 'main'")?;

    // By NHS number with spaces; then the people looked at.
    find(&window)?;
    window.until_it_says("People you looked at")?;
    window.until(&format!("{CHOSEN} === '' || {CHOSEN}.includes('SMITH')"))?;
    look(&window, "find-recent")?;
    window.type_keys("999 054 8609")?;
    window.until("document.querySelectorAll('.rt-found__line').length === 1")?;

    // An action, a page by another name, a question; Escape goes back.
    window.keys(&[key::CONTROL, "a"])?;
    window.type_keys("dosette")?;
    window.until(&format!("{CHOSEN}.includes('Ring the chemist') && {CHOSEN}.includes('Due 3 March 2030')"))?;
    look(&window, "find-action")?;
    window.keys(&[key::CONTROL, "a"])?;
    window.type_keys("forgotten")?;
    window.until_it_says("when you are locked out")?;
    look(&window, "find-help")?;
    window.keys(&[key::DOWN])?;
    window.until(&format!("{CHOSEN} !== ''"))?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.querySelector('.rt-findbox') === null")?;
    window.until("document.activeElement.id === 'main'")?;
    assert_eq!(window.ask("location.hash")?, format!("#/case/{mary}"), "Escape leaves the page as it was");

    // Nobody of that name: what is left to do is one key away.
    find(&window)?;
    window.type_keys("qqqq")?;
    window.until_it_says("Nothing found")?;
    window.until(&format!("{CHOSEN}.includes('New referral')"))?;
    look(&window, "find-nothing")?;
    window.keys(&[key::ENTER])?;
    window.until("location.hash === '#/referral'")?;

    // A name that is a piece of code is a name.
    find(&window)?;
    window.type_keys("\"*%_(")?;
    window.until_it_says("Nothing found")?;
    window.keys(&[key::CONTROL, "a"])?;
    window.type_keys("text size")?;
    window.until(&format!("{CHOSEN}.includes('Text size')"))?;
    window.keys(&[key::ENTER])?;
    window.until("location.hash === '#/settings/text'")?;

    // Locking forgets whom somebody looked at.
    window.keys(&[key::CONTROL, "l"])?;
    window.unlock()?;
    find(&window)?;
    window.until_it_says("Pages")?;
    assert!(!window.text()?.contains("SMITH"), "a lock forgets who was looked at");
    window.close()
}
