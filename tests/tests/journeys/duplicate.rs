//! Add somebody who is here already: the record that is here is found while typing, and nobody is added twice.

use casework::case::list;
use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window},
};

use crate::told::{Bar, find, judge, unlock};

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { mut practice, .. } = TwoDesks::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;

    let before = window.acts();
    find(&window, &person, "new referral", "New referral")?;
    // The number alone is enough, and what is not typed yet is not called different.
    person.fill(Thing::Box("NHS number"), "9990548609")?;
    window.until("document.getElementById('referral-number').value === '999 054 8609'")?;
    window.until_it_says("This may be someone we know")?;
    window.until_it_says("Same NHS number.")?;
    assert!(!window.text()?.contains("Different name"), "no name was typed");
    person.press(Thing::Button("Open their record"))?;
    window.until_it_says("Breathless lying flat")?;
    let took = window.acts_since(before);
    judge(&window, "add a case whose duplicate exists", hands, took, &Bar { pressed: 3, typed: 2 })?;
    window.close()?;
    practice.come_back()?;
    assert_eq!(list::list(practice.office(), list::Query::default())?.total, 3, "nobody was added");
    Ok(())
}
