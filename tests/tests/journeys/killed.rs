//! The power goes in the middle of a note, and what was typed more than a second ago is there again.

use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window},
};

use crate::told::{Bar, caseload, judge, unlock, until_kept};

const HALF: &str = "Anne rang: the sitter did not come and";

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { practice, mary, .. } = TwoDesks::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;
    caseload(&window, &person)?;
    person.press(Thing::Link("SMITH, Mary"))?;
    window.until_it_says("Breathless lying flat")?;
    person.fill(Thing::Box("Add a note"), HALF)?;
    until_kept(&window, &mary, HALF)?;
    window.kill()?;

    let window = Window::open(&practice.vault)?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;
    let before = window.acts();
    caseload(&window, &person)?;
    person.press(Thing::Link("SMITH, Mary"))?;
    window.until(&format!("document.getElementById('note')?.value === '{HALF}'"))?;
    judge(&window, "find a note after kill -9", hands, window.acts_since(before), &Bar { pressed: 2, typed: 0 })?;
    window.close()
}
