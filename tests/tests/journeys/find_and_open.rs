//! Find somebody by a few letters and open the case: one act and typing.

use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window, key},
};

use crate::told::{Bar, caseload, judge, unlock};

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { practice, .. } = TwoDesks::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;
    caseload(&window, &person)?;

    let before = window.acts();
    person.fill(Thing::Box("Find a person"), "smi")?;
    window.until("document.querySelectorAll('a.rt-person').length === 1")?;
    match hands {
        Hands::Mouse => person.press(Thing::Link("SMITH, Mary"))?,
        Hands::Keyboard => {
            person.chord(&[key::DOWN])?;
            person.chord(&[key::ENTER])?;
        }
    }
    window.see("#note")?;
    window.until_it_says("Breathless lying flat")?;
    judge(&window, "find and open a case", hands, window.acts_since(before), &Bar { pressed: 1, typed: 1 })?;
    window.close()
}
