//! A partner's answer comes: read it, and see what is new and from whom.

use std::fs;

use casework::share::write;
use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window},
};

use crate::told::{Bar, caseload, judge, unlock};

const ANSWER: &str = "Syringe driver set up. Comfortable, asleep when I left.";

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { practice, hospice, mary } = TwoDesks::make(folder.path())?;
    hospice.note(&mary, "visit", ANSWER)?;
    let sent = folder.path().join("sent");
    fs::create_dir_all(&sent)?;
    let written = write::write(hospice.office(), &[practice.name.to_owned()], &sent)?.value;
    let file = &written.files.first().expect("a file was written").file;

    let window = Window::open(&practice.vault)?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;
    // Looked at before, so that only the answer is new.
    caseload(&window, &person)?;
    person.press(Thing::Link("SMITH, Mary"))?;
    window.until_it_says("Breathless lying flat")?;

    let before = window.acts();
    person.press(Thing::Link("Sharing"))?;
    person.give(Thing::Css("#read-files"), file)?;
    window.until_it_says("from Hathermoor Hospice on 1 person")?;
    person.press(Thing::Button("See them"))?;
    person.press(Thing::Link("SMITH, Mary"))?;
    window.until_it_says(ANSWER)?;
    // What came is above the line, with whose it is; the case was looked at a moment ago, and that is still one look.
    window.until("document.querySelector('.rt-new')?.innerText.includes('Hathermoor Hospice')")?;
    window.until(&format!(
        "[...document.querySelectorAll('.rt-timeline li, .rt-timeline article')].some(note => note.innerText.includes('{ANSWER}') && note.innerText.includes('New'))"
    ))?;
    judge(
        &window,
        "read the answer and see what is new",
        hands,
        window.acts_since(before),
        &Bar { pressed: 4, typed: 1 },
    )?;
    window.close()
}
