//! The case page completed: filters of the timeline in the address, who changed a fact from what, a record entered in error
//! and taken back, and the record as text for another system.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::audit;
use tests::{
    desks::TwoDesks,
    offices::PASSPHRASE,
    window::{Hands, Thing, Trouble, Window, key},
};

fn open(desks: &TwoDesks) -> Result<Window, Trouble> {
    let window = Window::open(&desks.practice.vault)?;
    window.unlock()?;
    window.go(&format!("#/case/{}", desks.mary))?;
    window.see("#note")?;
    Ok(window)
}

fn bar_says(window: &Window, words: &str) -> Result<(), Trouble> {
    window
        .until(&format!("document.querySelector('.rt-lastact').innerText.includes({})", serde_json::Value::from(words)))
}

#[test]
fn the_timeline_is_narrowed_and_the_address_remembers() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let desks = TwoDesks::make(folder.path())?;
    let window = open(&desks)?;
    let person = window.used_by(Hands::Keyboard);
    person.pick(Thing::List("Show"), "Everything")?;
    window.until("/Showing (\\d+) of \\1/.test(document.body.innerText)")?;
    window.until_it_says("Preferred place of death: Hospice")?;
    window.look("case-timeline-everything")?;
    person.pick(Thing::List("By"), "Hathermoor Hospice")?;
    window.until(
        "[...document.querySelectorAll('.rt-timeline b')].every(name => !name.innerText.includes('Riverside'))",
    )?;
    let address = window.ask("location.hash")?;
    assert!(address.as_str().unwrap().contains("show=all"), "the filter is in the address: {address}");
    // Locked and back: the same filter.
    window.keys(&[key::CONTROL, "l"])?;
    window.see("#passphrase")?;
    window.type_into("#passphrase", PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until("document.querySelector('#timeline-partner')?.value === 'Hathermoor Hospice'")?;
    person.pick(Thing::List("Show"), "Pathway records")?;
    window.until_it_says("Nothing here fits these filters.")?;
    window.look("case-timeline-nothing-fits")?;
    person.press(Thing::Button("Clear filters"))?;
    window.until("document.activeElement.id === 'timeline-show'")?;
    window.until_it_says("Daughter rang: two bad nights")?;
    assert!(!window.ask("location.hash")?.as_str().unwrap().contains("show="), "and the address says nothing of it");
    person.pick(Thing::List("Kind"), "Visit")?;
    window.until("!document.querySelector('.rt-timeline').innerText.includes('Daughter rang')")?;
    window.close()
}

#[test]
fn who_changed_a_fact_from_what_and_a_record_that_should_not_be_here() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let mut desks = TwoDesks::make(folder.path())?;
    desks.practice.come_back()?;
    desks.practice.set(&desks.mary, "cpr_form_location", "red folder, kitchen")?;
    desks.practice.leave()?;
    let window = open(&desks)?;
    window.go(&format!("#/case/{}?tab=details", desks.mary))?;
    let person = window.used_by(Hands::Keyboard);
    // Far down the page: as somebody with a mouse goes there.
    window.used_by(Hands::Mouse).press(Thing::Button("History: Where the CPR form is"))?;
    window.until_it_says("red folder, kitchen, before that yellow folder, hall table")?;
    window.look("case-fact-history")?;

    window.used_by(Hands::Mouse).press(Thing::Button("Entered in error"))?;
    window.until_it_says("Was this record entered in error?")?;
    person.press(Thing::Button("Mark as entered in error"))?;
    window.until_it_says("Say why it was entered in error")?;
    window.look("case-entered-in-error")?;
    person.fill(Thing::Box("Why"), "She is here twice")?;
    person.press(Thing::Button("Mark as entered in error"))?;
    bar_says(&window, "Record marked as entered in error")?;
    window.until("document.querySelector('[role=dialog]') === null")?;
    window.until("document.querySelector('.rt-facts').innerText.includes('Entered in error')")?;
    window.keys(&[key::CONTROL, "z"])?;
    bar_says(&window, "The record is as it was before")?;
    window.until("document.querySelector('.rt-facts').innerText.includes('Active')")?;

    // As text for another record system.
    window.used_by(Hands::Mouse).press(Thing::Button("Copy as text for another record system"))?;
    window.until_it_says("Copied. Paste it into the other record now")?;
    window.look("case-copied")?;
    window.close()?;
    desks.practice.come_back()?;
    let lines = audit::list::list(desks.practice.office(), Some(&desks.mary), None)?;
    assert!(lines.iter().any(|line| line.act == "case_text"), "the copy has its line");
    Ok(())
}
