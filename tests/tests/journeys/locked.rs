//! Lock in the middle of a note, come back, and go on in the middle of the word.

use tests::{
    desks::TwoDesks,
    offices::PASSPHRASE,
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
    person.press(Thing::Link("SMITH, Mary"))?;
    window.until_it_says("Breathless lying flat")?;
    person.fill(Thing::Box("Add a note"), "Half a sent")?;

    let before = window.acts();
    match hands {
        Hands::Mouse => person.press(Thing::Button("Lock"))?,
        Hands::Keyboard => person.chord(&[key::CONTROL, "l"])?,
    }
    window.until("document.activeElement?.id === 'passphrase'")?;
    let left = window.ask("document.documentElement.outerHTML")?;
    for words in ["SMITH", "Mary", "Half a sent", "Breathless"] {
        assert!(!left.as_str().unwrap().contains(words), "{words} must not remain on a locked screen");
    }
    person.write(PASSPHRASE)?;
    person.chord(&[key::ENTER])?;
    window.until("document.getElementById('note')?.value === 'Half a sent'")?;
    window.until("document.activeElement?.id === 'note' && document.activeElement.selectionEnd === 11")?;
    judge(&window, "lock in mid-note and come back", hands, window.acts_since(before), &Bar { pressed: 2, typed: 1 })?;
    person.write("ence")?;
    window.until("document.getElementById('note').value === 'Half a sentence'")?;
    window.close()
}
