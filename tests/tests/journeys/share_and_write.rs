//! Share a case with a partner and write it to a stick: three acts for the stick.

use std::fs;

use casework::{case::open, share::read};
use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window},
};

use crate::told::{Bar, caseload, judge, unlock};

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { practice, hospice, .. } = TwoDesks::make(folder.path())?;
    let sticks = folder.path().join("sticks");
    let stick = sticks.join("BLUE STICK");
    fs::create_dir_all(&stick)?;
    let window = Window::open_with(&practice.vault, &[("ROUNDTABLE_STICKS", sticks.to_str())], &[])?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;
    caseload(&window, &person)?;
    person.press(Thing::Link("BRENNAN, Thomas"))?;

    let before = window.acts();
    person.press(Thing::Tab("Sharing"))?;
    person.press(Thing::Button("Share with a partner"))?;
    person.pick(Thing::List("With whom?"), "Hathermoor Hospice, hospice")?;
    person.press(Thing::Css(".rt-suggestions button"))?;
    person.press(Thing::Button("Share with Hathermoor Hospice"))?;
    window.until_it_says("Shared with Hathermoor Hospice")?;
    judge(&window, "share a case", hands, window.acts_since(before), &Bar { pressed: 5, typed: 0 })?;

    let before = window.acts();
    person.press(Thing::Link("Write it for them"))?;
    person.press(Thing::Button("USB stick"))?;
    person.press(Thing::Button("Write for 1 partner"))?;
    window.until_it_says("You can take the stick out")?;
    judge(&window, "write the stick", hands, window.acts_since(before), &Bar { pressed: 3, typed: 0 })?;
    window.close()?;

    // What stands on the stick is what the hospice can open, and Thomas is in it.
    let mut files = Vec::new();
    for entry in walk(&stick)? {
        if entry.extension().is_some_and(|ending| ending != "card") {
            files.push(entry);
        }
    }
    let reading = read::read(hospice.office(), &files)?.value;
    let read: Vec<_> = reading.files.iter().map(|file| file.changes).collect();
    assert!(read.iter().sum::<u64>() > 0, "the hospice opens what the stick carried: {read:?}");
    let held = casework::case::list::list(hospice.office(), casework::case::list::Query::default())?;
    let thomas = held.cases.iter().find(|case| case.family_name == "Brennan").expect("Thomas came");
    assert_eq!(open::open(hospice.office(), &thomas.id)?.summary.given_name, "Thomas", "and can be opened");
    Ok(())
}

fn walk(folder: &std::path::Path) -> Result<Vec<std::path::PathBuf>, Trouble> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(walk(&path)?) } else { found.push(path) }
    }
    Ok(found)
}
