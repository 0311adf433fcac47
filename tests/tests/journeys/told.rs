//! What each journey took, beside its bar: asserted here, and kept in `target/acts` for the report.

use std::{
    env, fs,
    time::{Duration, Instant},
};

use serde_json::json;
use tests::{
    offices::PASSPHRASE,
    window::{Acts, Hands, Person, Thing, Trouble, Window, key},
};

/// Most presses and most typed boxes that a journey may take.
pub(crate) struct Bar {
    pub(crate) pressed: u32,
    pub(crate) typed: u32,
}

/// Opens the vault as every day begins: the box has the focus already.
pub(crate) fn unlock(window: &Window, person: &Person<'_>) -> Result<(), Trouble> {
    window.until("document.activeElement?.id === 'passphrase'")?;
    person.write(PASSPHRASE)?;
    person.chord(&[key::ENTER])?;
    window.see(".rt-shell")
}

/// Goes to the caseload, whatever page is shown first.
pub(crate) fn caseload(window: &Window, person: &Person<'_>) -> Result<(), Trouble> {
    person.press(Thing::Link("Caseload"))?;
    window.see("a.rt-person")
}

/// Goes to a page by Find: the box that is on every page.
pub(crate) fn find(window: &Window, person: &Person<'_>, typed: &str, page: &str) -> Result<(), Trouble> {
    match person.hands() {
        Hands::Mouse => person.press(Thing::Css(".rt-find"))?,
        Hands::Keyboard => person.chord(&[key::CONTROL, "k"])?,
    }
    window.until("document.activeElement?.tagName === 'INPUT' && document.activeElement.closest('[role=dialog]')")?;
    person.write(typed)?;
    window.until(&format!("document.querySelector('.rt-found [role=option]')?.innerText.startsWith('{page}')"))?;
    match person.hands() {
        Hands::Mouse => person.press(Thing::Css(".rt-found [role=option]"))?,
        Hands::Keyboard => person.chord(&[key::ENTER])?,
    }
    // A form of several pages says its name above the question that is its title.
    window.until(&format!(
        "[...document.querySelectorAll('h1, .rt-steps > p')].some(said => said.innerText === '{page}')"
    ))
}

/// Looks, without touching anything, until what is being written about a case is stored.
pub(crate) fn until_kept(window: &Window, case: &str, text: &str) -> Result<(), Trouble> {
    let typed = Instant::now();
    while !window.call("draft", &json!({"case": case, "form": "note"}))?.is_ok_and(|draft| draft["text"] == text) {
        assert!(typed.elapsed() < Duration::from_secs(15), "what was typed is never stored");
    }
    Ok(())
}

/// Holds a journey to its bar, and to the rules of every screen that cost nothing to check.
pub(crate) fn judge(window: &Window, journey: &str, hands: Hands, took: Acts, bar: &Bar) -> Result<(), Trouble> {
    let line = format!("{journey} | {hands:?} | {took} | {} pressed and {} typed\n", bar.pressed, bar.typed);
    let here = env::current_exe()?;
    let folder = here.ancestors().nth(3).ok_or("the tests run from no folder")?.join("acts");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("{journey}-{hands:?}.txt").to_lowercase().replace(' ', "-")), &line)?;
    assert!(took.pressed <= bar.pressed && took.typed <= bar.typed, "too much to do: {line}");
    let faults = window.plain_faults()?;
    assert!(faults.is_empty(), "at the end of {journey}: {faults:#?}");
    let left = window.requests()?;
    assert!(left.is_empty(), "nothing may leave the machine during {journey}: {left:#?}");
    Ok(())
}
