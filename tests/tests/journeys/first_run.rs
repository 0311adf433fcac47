//! From nothing to a first saved note: four questions, the recovery code on paper, a person, a note.

use tests::{
    offices::PASSPHRASE,
    window::{Hands, Thing, Trouble, Window, key},
};

use crate::told::{Bar, judge};

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&folder.path().join("nothing here yet"))?;
    let person = window.used_by(hands);
    let before = window.acts();
    person.press(Thing::Button("Set up this laptop"))?;
    person.fill(Thing::Box("Your name"), "Priya Nair")?;
    person.fill(Thing::Box("Your job title"), "Care coordinator")?;
    person.press(Thing::Button("Continue"))?;
    person.fill(Thing::Box("Name of your organisation"), "Riverside Practice")?;
    person.pick(Thing::List("Kind of organisation"), "GP practice")?;
    person.press(Thing::Button("Continue"))?;
    person.choose(Thing::Choice("No, we start a new one"))?;
    person.fill(Thing::Box("Name of the team"), "Hathermoor neighbourhood team")?;
    person.press(Thing::Button("Continue"))?;
    person.fill(Thing::Box("Your passphrase"), PASSPHRASE)?;
    person.fill(Thing::Box("Type it again"), PASSPHRASE)?;
    person.press(Thing::Button("Set up this laptop"))?;

    // The code is read off the screen, as a person writes it down.
    window.until("document.querySelectorAll('.rt-paper__groups li').length === 6")?;
    let groups = window.ask("[...document.querySelectorAll('.rt-paper__groups li')].map(group => group.innerText)")?;
    let group = |at: usize| groups[at].as_str().unwrap().to_owned();
    person.press(Thing::Button("I have it on paper"))?;
    person.fill(Thing::Box("Third group"), &group(2))?;
    person.fill(Thing::Box("Sixth group"), &group(5).to_lowercase())?;
    person.press(Thing::Button("Check"))?;
    person.press(Thing::Button("Add a person"))?;
    person.choose(Thing::Tick("I do not know it"))?;
    person.fill(Thing::Box("Family name"), "Brennan")?;
    person.fill(Thing::Box("First name"), "Thomas")?;
    person.press(Thing::Button("Add this person"))?;
    person.fill(Thing::Box("Add a note"), "Fell twice this month; lives alone.")?;
    match hands {
        Hands::Mouse => person.press(Thing::Button("Save note"))?,
        Hands::Keyboard => person.chord(&[key::CONTROL, key::ENTER])?,
    }
    window.until_it_says("Note saved on this laptop")?;
    // Thirty acts of ten seconds each are the five minutes of the promise.
    judge(&window, "first run to a first note", hands, window.acts_since(before), &Bar { pressed: 13, typed: 12 })?;
    window.close()
}
