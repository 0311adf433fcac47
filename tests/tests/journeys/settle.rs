//! Two partners gave two answers: see both, choose one, and every screen says the same.

use casework::two_answers::list;
use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window},
};

use crate::told::{Bar, caseload, judge, unlock};

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { mut practice, .. } = TwoDesks::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;
    caseload(&window, &person)?;
    window.until_it_says("1 thing needs checking")?;

    let before = window.acts();
    person.press(Thing::Link("1 thing needs checking"))?;
    window.see(".rt-answer")?;
    assert_eq!(window.ask("document.querySelectorAll('.rt-answer').length")?, 2, "both answers are in view");
    assert_eq!(
        window.ask("document.querySelectorAll('.rt-answers input:checked').length")?,
        0,
        "nothing is chosen yet"
    );
    person.choose(Thing::Css(".rt-answer input[type=radio]"))?;
    person.press(Thing::Button("Save"))?;
    window.until_it_says("Nothing to check")?;
    window.until("!document.querySelector('.rt-statusbar').innerText.includes('checking')")?;
    judge(&window, "settle two answers", hands, window.acts_since(before), &Bar { pressed: 3, typed: 0 })?;
    window.close()?;
    practice.come_back()?;
    assert_eq!(list::list(practice.office())?, [], "what was chosen is in the record");
    Ok(())
}
