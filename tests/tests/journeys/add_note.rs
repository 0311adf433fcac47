//! Write a note about somebody whose case is open: three acts.

use casework::case::open;
use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window, key},
};

use crate::told::{Bar, caseload, judge, unlock};

const NOTE: &str = "Texted Anne at 9am, as asked.";

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { mut practice, mary, .. } = TwoDesks::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;
    caseload(&window, &person)?;
    person.press(Thing::Link("SMITH, Mary"))?;
    window.until_it_says("Breathless lying flat")?;

    let before = window.acts();
    person.fill(Thing::Box("Add a note"), NOTE)?;
    match hands {
        Hands::Mouse => person.press(Thing::Button("Save note"))?,
        Hands::Keyboard => person.chord(&[key::CONTROL, key::ENTER])?,
    }
    window.until_it_says("Note saved on this laptop")?;
    judge(&window, "add a note", hands, window.acts_since(before), &Bar { pressed: 2, typed: 1 })?;
    window.until("document.getElementById('note').value === ''")?;
    window.kill()?;

    // "Saved" was the truth: the record has it although the power was cut.
    practice.come_back()?;
    let kept = open::open(practice.office(), &mary)?;
    assert!(kept.notes.iter().any(|note| note.text.as_deref() == Some(NOTE)), "the note is in the record");
    Ok(())
}
